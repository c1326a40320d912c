package wildrydes.lab.trace;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import wildrydes.lab.StreamRecord;
import wildrydes.lab.record.JsonText;

/**
 * A row of the summary: a unicorn's minute.
 *
 * @param record that holds the row
 * @param name of the unicorn
 * @param status its StatusTime as it is written, which is the end of the minute
 * @param end the same as cloud time
 */
record Minute(StreamRecord record, String name, String status, Instant end, Map<String, Object> row) {

    private static final Duration LENGTH = Duration.ofMinutes(1);

    /** Empty for a record that holds no such row. */
    static Optional<Minute> of(StreamRecord record) {
        return JsonText.of(record.text()).objects().stream()
                .filter(row -> row.containsKey("Name") && row.containsKey("StatusTime"))
                .findFirst()
                .flatMap(row -> end(String.valueOf(row.get("StatusTime")))
                        .map(end -> new Minute(
                                record,
                                String.valueOf(row.get("Name")),
                                String.valueOf(row.get("StatusTime")),
                                end,
                                row)));
    }

    private static Optional<Instant> end(String status) {
        try {
            return Optional.of(LocalDateTime.parse(status.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    Instant start() {
        return end.minus(LENGTH);
    }

    /** The end of the minute in which a record came. */
    static Instant endAfter(Instant arrived) {
        return arrived.truncatedTo(ChronoUnit.MINUTES).plus(LENGTH);
    }
}
