package wildrydes.pump.kit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.ReferenceTable;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.record.RecordSchema;

/**
 * An application, what happens to it, and what must come out.
 *
 * @param name what it is about, as a sentence
 * @param references the tables and their rows, which are there before the first event
 * @param expected rows of the streams that are looked at, and all error rows
 */
public record Case(
        String name,
        String sql,
        List<Input> inputs,
        Map<ReferenceTable, List<List<@Nullable Object>>> references,
        List<Event> events,
        Outcome expected) {

    /** An input stream, and how records become its rows, where it is fed with records. */
    public record Input(StreamPlan stream, Optional<RecordSchema> schema) {}

    /** Begins a case. */
    public static Builder of(String name) {
        return new Builder(name);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Puts a case together; rows go to the input that was named last. */
    public static final class Builder {

        private final String name;
        private String sql = "";
        private final List<Input> inputs = new ArrayList<>();
        private final Map<ReferenceTable, List<List<@Nullable Object>>> references = new LinkedHashMap<>();
        private final List<Event> events = new ArrayList<>();
        private final Map<String, List<List<@Nullable Object>>> rows = new LinkedHashMap<>();
        private final List<Outcome.ErrorRow> errors = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        public Builder sql(String text) {
            sql += text + "\n";
            return this;
        }

        public Builder input(StreamPlan stream) {
            inputs.add(new Input(stream, Optional.empty()));
            return this;
        }

        public Builder input(StreamPlan stream, RecordSchema schema) {
            inputs.add(new Input(stream, Optional.of(schema)));
            return this;
        }

        public Builder reference(ReferenceTable table, List<List<@Nullable Object>> content) {
            references.put(table, content);
            return this;
        }

        /** A row into the last input; a time is one of {@link Times}. */
        public Builder row(String time, @Nullable Object... values) {
            return row(inputs.get(inputs.size() - 1).stream().name(), time, values);
        }

        /** A row into an input by name. */
        public Builder row(String stream, String time, @Nullable Object[] values) {
            return event(new Event.Row(stream, Times.at(time), list(values)));
        }

        public Builder record(String time, String text) {
            return event(new Event.Record(
                    inputs.get(inputs.size() - 1).stream().name(),
                    Times.at(time),
                    text.getBytes(StandardCharsets.UTF_8)));
        }

        public Builder bound(String time) {
            return event(new Event.Bound(Times.at(time)));
        }

        public Builder restart() {
            return event(new Event.Restart());
        }

        public Builder event(Event event) {
            events.add(event);
            return this;
        }

        /** A row must come out of a stream. */
        public Builder expect(String stream, String time, @Nullable Object... values) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(Times.at(time));
            row.addAll(Arrays.asList(values));
            return expectRows(stream, List.of(row));
        }

        /** All these rows, ROWTIME first, must come out of a stream. */
        public Builder expectRows(String stream, List<List<@Nullable Object>> more) {
            rows.computeIfAbsent(stream, key -> new ArrayList<>()).addAll(more);
            return this;
        }

        /** No row may come out of a stream beside those that are expected. */
        public Builder expectNothingElse(String stream) {
            rows.computeIfAbsent(stream, key -> new ArrayList<>());
            return this;
        }

        /** An error row must come, for a row with this time. */
        public Builder expectError(String pump, String time) {
            errors.add(new Outcome.ErrorRow(pump, Times.at(time)));
            return this;
        }

        /** An error row must come for a record that could not be read, and has no ROWTIME. */
        public Builder expectUnread() {
            errors.add(new Outcome.ErrorRow("", 0));
            return this;
        }

        public Case build() {
            return new Case(name, sql, inputs, references, events, new Outcome(rows, errors));
        }

        private static List<@Nullable Object> list(@Nullable Object[] values) {
            return Collections.unmodifiableList(new ArrayList<>(Arrays.asList(values)));
        }
    }
}
