package wildrydes.lab.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A pump taken apart, in the order in which a row meets the parts. Texts are SQL as the application has it.
 *
 * @param sources where its rows come from
 * @param filters what a row has to fulfil
 * @param windows over which rows it sums; none where each row is handled by itself
 * @param sink the stream that it inserts into
 * @param emits a sentence: when a row comes out
 */
public record PumpReading(
        String pump,
        List<String> sources,
        List<String> filters,
        List<Window> windows,
        List<Output> outputs,
        String sink,
        String emits) {

    /** The kind of window in which each row is in exactly one. */
    public static final String TUMBLING = "TUMBLING";

    /**
     * A window.
     *
     * @param kind such as {@code TUMBLING} or {@code SLIDING}
     * @param text the SQL that makes it
     * @param millis its length; below 0 where it is not a fixed time
     * @param keys there is one such window for each of their values
     */
    public record Window(String kind, String text, long millis, List<String> keys) {

        /** Its length; zero where it is not a fixed time. */
        public Duration length() {
            return Duration.ofMillis(Math.max(0, millis));
        }
    }

    /**
     * A column of the target and what it is filled with.
     *
     * @param role {@code KEY}, {@code AGGREGATE}, {@code TIME} or {@code VALUE}
     */
    public record Output(String column, String expression, String role) {}

    /** The length of its tumbling windows; zero where it has none. */
    public Duration tumbling() {
        return windows.stream()
                .filter(window -> window.kind().equals(TUMBLING))
                .map(Window::length)
                .findFirst()
                .orElse(Duration.ZERO);
    }

    static PumpReading of(JsonNode json) {
        List<String> sources = new ArrayList<>();
        json.path("sources").forEach(source -> sources.add(source.path("name").asText()));
        List<String> filters = new ArrayList<>();
        json.path("filters")
                .forEach(filter -> filters.add(filter.path("clause").asText() + " "
                        + filter.path("condition").asText()));
        List<Window> windows = new ArrayList<>();
        json.path("windows")
                .forEach(window -> windows.add(new Window(
                        window.path("kind").asText(),
                        window.path("text").asText(),
                        window.path("millis").asLong(),
                        ApplicationReading.texts(window.path("keys")))));
        List<Output> outputs = new ArrayList<>();
        json.path("outputs")
                .forEach(output -> outputs.add(new Output(
                        output.path("column").asText(),
                        output.path("expression").asText(),
                        output.path("role").asText())));
        return new PumpReading(
                json.path("pump").asText(),
                List.copyOf(sources),
                List.copyOf(filters),
                List.copyOf(windows),
                List.copyOf(outputs),
                json.path("sink").asText(),
                json.path("emits").asText());
    }
}
