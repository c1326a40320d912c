package wildrydes.lab.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An application of Kinesis Data Analytics from within, as AWS's console showed it.
 *
 * @param status AWS's word
 * @param startedAt cloud time of its last start; empty where it does not run
 * @param readingSince the first moment that counts, at the start or at the last change of its SQL: a window that began before
 *     lacks rows; empty where it does not read
 * @param position from which it began to read, such as {@code NOW}
 * @param failure why it cannot go on, a sentence; empty where it can
 * @param nextClose when a window closes next, even if no record comes; empty where none is open
 * @param millisBehind how far it is behind the newest record of its source
 */
public record ApplicationReading(
        String status,
        Optional<Instant> startedAt,
        Optional<Instant> readingSince,
        String position,
        String failure,
        List<Stream> streams,
        List<Pump> pumps,
        Optional<Instant> nextClose,
        long millisBehind) {

    /**
     * An in-application stream.
     *
     * @param rows that went through it since the application began to count
     */
    public record Stream(String name, List<InAppColumn> columns, long rows) {}

    /**
     * A pump.
     *
     * @param rowsIn that it took from its sources since the application began to count
     */
    public record Pump(
            String name,
            String target,
            List<String> sources,
            boolean started,
            long rowsIn,
            long rowsOut,
            long errors) {}

    static ApplicationReading of(JsonNode json) {
        List<Stream> streams = new ArrayList<>();
        for (JsonNode stream : json.path("streams")) {
            streams.add(new Stream(
                    stream.path("name").asText(),
                    InAppColumn.all(stream.path("columns")),
                    stream.path("rows").asLong()));
        }
        List<Pump> pumps = new ArrayList<>();
        for (JsonNode pump : json.path("pumps")) {
            pumps.add(new Pump(
                    pump.path("name").asText(),
                    pump.path("target").asText(),
                    texts(pump.path("sources")),
                    pump.path("started").asBoolean(true),
                    pump.path("rowsIn").asLong(),
                    pump.path("rowsOut").asLong(),
                    pump.path("errors").asLong()));
        }
        return new ApplicationReading(
                json.path("status").asText(),
                time(json.path("startedAt")),
                time(json.path("wholeSince")).or(() -> time(json.path("readingSince"))),
                json.path("position").asText(""),
                json.path("failure").isTextual() ? json.path("failure").asText() : "",
                List.copyOf(streams),
                List.copyOf(pumps),
                time(json.path("nextClose")),
                json.path("millisBehindLatest").asLong());
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }

    private static Optional<Instant> time(JsonNode json) {
        return json.isTextual() ? Optional.of(Instant.parse(json.asText())) : Optional.empty();
    }
}
