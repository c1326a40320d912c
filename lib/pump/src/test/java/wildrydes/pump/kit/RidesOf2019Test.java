package wildrydes.pump.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Three hours of a real ride, whose sums by minute were computed apart from this project: the records and the sums come
 * with lib/lab, NOTICE says from whom. Each record arrives at its own StatusTime.
 */
class RidesOf2019Test {

    private static final Path RIDES = Path.of("../lab/src/main/resources/wildrydes/lab/rides");

    /** The lab's query, with its sums before they are cut to SMALLINT. */
    private static final String SQL = LabCases.SQL
            .replace("\"Distance\"            SMALLINT", "\"Distance\" DOUBLE")
            .replace("\"MinMagicPoints\"      SMALLINT", "\"MinMagicPoints\" INTEGER");

    @Test
    void theMinutesOfARealRideAreThoseThatWereComputedElsewhere() throws Exception {
        Case.Builder builder = Case.of("the ride of 2019").sql(SQL).input(Inputs.RIDES, Inputs.RIDE_SCHEMA);
        for (String record : lines("rides-2019-06-25.jsonl.gz")) {
            int at = record.indexOf("\"StatusTime\":\"") + 14;
            builder.event(new Event.Record(
                    Inputs.SOURCE,
                    millis(record.substring(at, record.indexOf('"', at))),
                    record.getBytes(StandardCharsets.UTF_8)));
        }
        builder.event(new Event.Bound(millis("2019-06-25 13:00:00")));

        Outcome outcome = new EmbeddedRuntime(EmbeddedRuntime.Between.NOTHING).run(builder.build());

        assertThat(outcome.errors()).isEmpty();
        Map<Long, List<@Nullable Object>> minutes = new HashMap<>();
        outcome.of("DESTINATION_SQL_STREAM").forEach(row -> minutes.put((Long) row.get(2), row));
        List<String> sums = lines("rides-2019-06-25-by-minute.csv.gz");
        assertThat(minutes).hasSize(sums.size() - 1).hasSize(175);
        for (String line : sums.subList(1, sums.size())) {
            // MinuteStart,Name,Records,Distance,MinMagicPoints,MaxMagicPoints,MinHealthPoints,MaxHealthPoints
            String[] sum = line.split(",");
            List<@Nullable Object> row = minutes.get(millis(sum[0]) + 60_000);
            assertThat(row).as(line).isNotNull();
            assertThat(row.get(0)).isEqualTo(row.get(2));
            assertThat(row.get(1)).isEqualTo(sum[1]);
            assertThat((Double) row.get(3)).isCloseTo(Double.parseDouble(sum[3]), within(0.000_001));
            assertThat(row.subList(4, 8))
                    .containsExactly(
                            Integer.parseInt(sum[4]),
                            Short.parseShort(sum[5]),
                            Short.parseShort(sum[6]),
                            Short.parseShort(sum[7]));
        }
    }

    private static long millis(String time) {
        return LocalDateTime.parse(time.replace(' ', 'T'))
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }

    private static List<String> lines(String name) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(RIDES.resolve(name))), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
