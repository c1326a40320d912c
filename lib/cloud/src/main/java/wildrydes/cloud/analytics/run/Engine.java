package wildrydes.cloud.analytics.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.analytics.Application;
import wildrydes.cloud.analytics.ApplicationRunner.CannotRunException;
import wildrydes.cloud.analytics.Input;
import wildrydes.cloud.reading.Arrival;
import wildrydes.pump.plan.ApplicationPlan;
import wildrydes.pump.plan.RowContext;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.record.RowReader;
import wildrydes.pump.record.RowReaders;
import wildrydes.pump.run.PumpStatus;
import wildrydes.pump.run.RowListener;
import wildrydes.pump.sql.SqlException;
import wildrydes.pump.type.Column;

/** The pumps of an application at work, the rows that are made of records for them, and the latest rows of all streams. */
final class Engine {

    private final wildrydes.pump.run.Application running;
    private final ApplicationPlan plan;
    private final Rowtimes rowtimes;
    private final Map<String, LiveStream> live = new LinkedHashMap<>();
    private final @Nullable Intake intake;
    private long rowtime;

    /**
     * An application of which all windows are empty.
     *
     * @param context the time that its SQL sees
     * @throws CannotRunException where its SQL does not fit to what it is about
     */
    Engine(Application application, RowContext context) throws CannotRunException {
        try {
            plan = application.configuration().plan();
            running = new wildrydes.pump.run.Application(plan, context);
        } catch (SqlException | IllegalArgumentException e) {
            throw new CannotRunException(
                    "The SQL of application " + application.name() + " cannot run: " + e.getMessage(), e);
        }
        rowtimes = Rowtimes.of(application);
        rowtime = Long.MIN_VALUE;
        for (StreamPlan stream : plan.streams()) {
            LiveStream shown = new LiveStream(stream);
            live.put(stream.name(), shown);
            running.listen(stream.name(), shown);
        }
        List<Input> inputs = application.configuration().inputs();
        intake = inputs.isEmpty() ? null : new Intake(inputs.get(0));
    }

    /** Makes rows of the records of the input. */
    private final class Intake implements RowReader.Rows {

        private final RowReader reader;
        private final List<String> streams;
        private final List<Column> added;
        private @Nullable Arrival record;
        private long rowtime;

        Intake(Input input) {
            this.reader = RowReaders.of(input.schema().records(), 1);
            this.streams = input.streamNames();
            this.added = input.added();
        }

        void insert(Arrival one, long at) {
            record = one;
            rowtime = at;
            reader.read(one.data(), this);
        }

        @Override
        public void row(@Nullable Object[] values) {
            Arrival of = current();
            @Nullable Object[] row = Arrays.copyOf(values, values.length + added.size());
            row[0] = rowtime;
            for (int i = 0; i < added.size(); i++) {
                row[values.length + i] = value(added.get(i).name(), of);
            }
            running.insert(streams.get(of.shardNumber() % streams.size()), row);
        }

        private Object value(String name, Arrival of) {
            return switch (name) {
                case "APPROXIMATE_ARRIVAL_TIME" -> of.arrivalMillis();
                case "PARTITION_KEY" -> of.partitionKey();
                case "SEQUENCE_NUMBER" -> of.sequenceNumber();
                case "SHARD_ID" -> of.shard();
                default -> throw new IllegalStateException("A record of a stream has no " + name + ".");
            };
        }

        private Arrival current() {
            Arrival of = record;
            if (of == null) {
                throw new IllegalStateException("A row comes of a record.");
            }
            return of;
        }

        @Override
        public void error(String name, String message, byte[] data) {
            running.advance(rowtime);
            running.refuse(name, message, data);
        }
    }

    ApplicationPlan plan() {
        return plan;
    }

    /** The latest rows of each stream, by name. */
    Map<String, LiveStream> live() {
        return live;
    }

    List<PumpStatus> pumps() {
        return running.pumps();
    }

    /** Whether there is such an in-application stream. */
    boolean has(String stream) {
        return live.containsKey(stream);
    }

    void listen(String stream, RowListener listener) {
        running.listen(stream, listener);
    }

    void ignore(String stream, RowListener listener) {
        running.ignore(stream, listener);
    }

    void reference(String table, List<@Nullable Object[]> rows) {
        running.reference(table, rows);
    }

    /**
     * Makes rows of records and lets them through the pumps.
     *
     * @param now when they were read, in milliseconds since 1970
     */
    void insert(List<Arrival> records, long now) {
        Intake into = intake;
        if (into == null) {
            throw new IllegalStateException("An application without an input reads nothing.");
        }
        for (Arrival record : records) {
            rowtime = Math.max(rowtime, rowtimes == Rowtimes.ARRIVAL ? record.arrivalMillis() : now);
            for (Arrival part : Aggregate.split(record)) {
                into.insert(part, rowtime);
            }
        }
    }

    /** Closes what ends at a moment or before. */
    void advance(long bound) {
        rowtime = Math.max(rowtime, bound);
        running.advance(bound);
    }

    /** When something closes next. */
    OptionalLong nextBound() {
        return running.nextBound();
    }

    /** No row comes before it. */
    long rowtime() {
        return rowtime;
    }

    byte[] snapshot() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            running.snapshot(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Goes on with the windows of another one.
     *
     * @throws IllegalArgumentException where these are none of its SQL's; then this one is of no use any more
     */
    void restore(byte[] windows, long lastRowtime) {
        try {
            running.restore(new ByteArrayInputStream(windows));
        } catch (IOException e) {
            throw new IllegalArgumentException("They are damaged: " + e.getMessage(), e);
        }
        rowtime = lastRowtime;
    }
}
