package wildrydes.pump.kit;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.ApplicationPlan;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.record.RowReader;
import wildrydes.pump.run.Application;
import wildrydes.pump.sql.KdaSql;
import wildrydes.pump.sql.SqlException;

/** The runtime of {@code wildrydes.pump.run}. */
public final class EmbeddedRuntime implements PumpRuntime {

    /** What is done between the events; none of it may change what comes out. */
    public enum Between {
        NOTHING,
        /** The clock closes what is due before the next row would. */
        CLOCK,
        /** The application is stopped and goes on from its snapshot. */
        RESTART
    }

    private final Between between;

    public EmbeddedRuntime(Between between) {
        this.between = between;
    }

    @Override
    public String name() {
        return "embedded, between events " + between;
    }

    @Override
    public Outcome run(Case test) throws SqlException {
        ApplicationPlan plan = KdaSql.plan(
                test.sql(),
                test.inputs().stream().map(Case.Input::stream).toList(),
                List.copyOf(test.references().keySet()));
        Run run = new Run(test, plan);
        for (Event event : test.events()) {
            run.happen(event);
        }
        return run.collector.outcome();
    }

    private final class Run {

        private final Case test;
        private final ApplicationPlan plan;
        private final Outcome.Collector collector = new Outcome.Collector();
        private final Map<String, Long> last = new TreeMap<>();
        private Application application;
        private long now;

        Run(Case test, ApplicationPlan plan) {
            this.test = test;
            this.plan = plan;
            this.application = start();
        }

        private Application start() {
            Application started = new Application(plan, () -> now);
            test.references()
                    .forEach((table, rows) -> started.reference(
                            table.name(), rows.stream().map(List::toArray).toList()));
            for (StreamPlan stream : plan.streams()) {
                started.listen(stream.name(), (rowtime, row) -> show(stream.name(), rowtime, row));
            }
            return started;
        }

        private void show(String stream, long rowtime, @Nullable Object[] row) {
            Long before = last.put(stream, rowtime);
            if (before != null && before > rowtime) {
                throw new AssertionError("rows of " + stream + " went back in time, from " + Times.text(before) + " to "
                        + Times.text(rowtime));
            }
            if (row[0] == null || (Long) row[0] != rowtime) {
                throw new AssertionError("a row of " + stream + " has another ROWTIME than its rowtime: " + row[0]);
            }
            if (stream.equals(Application.ERROR_STREAM)) {
                String pump = (String) row[7];
                Long failed = (Long) row[5];
                collector.error(pump == null ? "" : pump, failed == null ? 0 : failed);
            } else {
                collector.row(stream, row);
            }
        }

        void happen(Event event) {
            if (between == Between.RESTART) {
                restart();
            }
            if (event instanceof Event.Row row) {
                advanceTo(row.rowtime());
                insert(row.stream(), row.rowtime(), row.values().toArray());
            } else if (event instanceof Event.Record record) {
                advanceTo(record.rowtime());
                read(record);
            } else if (event instanceof Event.Bound bound) {
                advanceTo(bound.rowtime());
                application.advance(bound.rowtime());
            } else {
                restart();
            }
        }

        private void restart() {
            byte[] snapshot = application.snapshot();
            application = start();
            application.restore(snapshot);
        }

        private void advanceTo(long time) {
            if (between == Between.CLOCK) {
                OptionalLong bound = application.nextBound();
                while (bound.isPresent() && bound.getAsLong() <= time) {
                    now = bound.getAsLong();
                    application.advance(now);
                    OptionalLong next = application.nextBound();
                    if (next.isPresent() && next.getAsLong() <= bound.getAsLong()) {
                        throw new AssertionError("nothing was closed at " + Times.text(bound.getAsLong()));
                    }
                    bound = next;
                }
            }
            now = time;
        }

        private void insert(String stream, long rowtime, @Nullable Object[] values) {
            @Nullable Object[] row = new Object[values.length + 1];
            row[0] = rowtime;
            System.arraycopy(values, 0, row, 1, values.length);
            application.insert(stream, row);
        }

        private void read(Event.Record record) {
            RowReader reader = Readers.of(test.inputs(), record.stream());
            reader.read(record.data(), new RowReader.Rows() {
                @Override
                public void row(@Nullable Object[] values) {
                    values[0] = record.rowtime();
                    application.insert(record.stream(), values);
                }

                @Override
                public void error(String name, String message, byte[] data) {
                    application.refuse(name, message, data);
                }
            });
        }
    }
}
