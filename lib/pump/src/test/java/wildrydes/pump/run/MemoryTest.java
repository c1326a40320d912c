package wildrydes.pump.run;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.pump.run.Plans.MINUTE;
import static wildrydes.pump.run.Plans.RIDES;
import static wildrydes.pump.run.Plans.call;
import static wildrydes.pump.run.Plans.ride;
import static wildrydes.pump.run.Plans.scan;
import static wildrydes.pump.run.Plans.start;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import wildrydes.pump.plan.AggregateCall;
import wildrydes.pump.plan.AggregateCall.Function;
import wildrydes.pump.plan.ApplicationPlan;
import wildrydes.pump.plan.Frame;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.Operator.JoinKind;
import wildrydes.pump.plan.PumpPlan;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.plan.TableFunction;
import wildrydes.pump.type.Column;
import wildrydes.pump.type.TypeName;

class MemoryTest {

    private static final long DAY = 24 * 60 * MINUTE;
    private static final AggregateCall[] CALLS = {
        call(Function.SUM, TypeName.INTEGER, 2),
        call(Function.MIN, TypeName.INTEGER, 2),
        call(Function.MAX, TypeName.INTEGER, 2),
        call(Function.COUNT_DISTINCT, TypeName.BIGINT, 2)
    };

    /** Counts bytes, and keeps none. */
    private static final class Counter extends OutputStream {

        long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] b, int off, int len) {
            bytes += len;
        }
    }

    /** One pump of each kind, all with windows of at most a minute. */
    private static ApplicationPlan allKinds() {
        Operator input = scan(RIDES);
        List<Operator> queries = new ArrayList<>();
        queries.add(Plans.byMinute(input, List.of(1), CALLS));
        queries.add(Plans.endFirst(new Operator.Stagger(
                input, 30_000, List.of(1), List.of(CALLS), Plans.results(input, List.of(1), CALLS))));
        for (Frame frame : List.of(new Frame.Range(MINUTE), new Frame.Rows(9), new Frame.Unbounded())) {
            List<Column> columns = new ArrayList<>(input.columns());
            for (AggregateCall call : CALLS) {
                columns.add(new Column("C" + columns.size(), call.type()));
            }
            List<Integer> partition = frame instanceof Frame.Range ? List.of(1) : List.of();
            queries.add(new Operator.Sliding(
                    input, List.of(new Operator.Window(partition, List.of(), frame, List.of(CALLS))), columns));
        }
        List<Column> both = new ArrayList<>(input.columns());
        both.addAll(input.columns());
        queries.add(Plans.project(
                new Operator.WindowJoin(
                        new Operator.Filter(input, (rowtime, row, context) -> rowtime % 2 == 0),
                        input,
                        JoinKind.FULL,
                        new Frame.Range(10_000),
                        new Frame.Rows(5),
                        List.of(1),
                        List.of(1),
                        (rowtime, row, context) -> false,
                        both),
                1,
                4));
        queries.add(new Operator.Sort(
                input,
                (rowtime, row, to, context) -> to[0] = rowtime / MINUTE,
                1,
                List.of(new Operator.SortKey(1, false, false))));
        queries.add(new Operator.TimeSort(input, 0, 5_000));
        queries.add(new Operator.TableCall(
                input,
                new TableFunction.TopK(1, 3, MINUTE),
                List.of(Plans.ROWTIME, RIDES.columns().get(1), Plans.column("N", TypeName.BIGINT))));
        List<StreamPlan> streams = new ArrayList<>(List.of(RIDES));
        List<PumpPlan> pumps = new ArrayList<>();
        for (Operator query : queries) {
            List<Column> columns = new ArrayList<>(query.columns());
            columns.set(0, Plans.ROWTIME);
            Operator top = new Operator.Project(
                    query,
                    (rowtime, row, to, context) -> {
                        System.arraycopy(row, 0, to, 0, row.length);
                        to[0] = rowtime;
                    },
                    columns,
                    -1);
            StreamPlan out = new StreamPlan("OUT" + streams.size(), columns);
            pumps.add(Plans.pump("PUMP" + pumps.size(), top, out));
            streams.add(out);
        }
        return Plans.application(streams, pumps.toArray(PumpPlan[]::new));
    }

    /** Each name is seen in one minute only, as if each ride had a name of its own. */
    private static void rideOn(Application application, long from, long until, long every) {
        for (long time = from; time < until; time += every) {
            ride(application, time, "ride " + time / 20_000, (int) (time / every % 100));
        }
    }

    private static List<Long> retained(Application application) {
        return application.pumps().stream().map(PumpStatus::retained).toList();
    }

    private static long snapshotSize(Application application) throws IOException {
        Counter counter = new Counter();
        application.snapshot(counter);
        return counter.bytes;
    }

    @Test
    void nothingGrowsOverADay() throws IOException {
        Application application = start(allKinds());
        long warm = 10 * MINUTE + 30_000;
        rideOn(application, 0, warm, 1_000);
        List<Long> early = retained(application);
        long size = snapshotSize(application);

        rideOn(application, warm, DAY + warm, 1_000);

        assertThat(application.streams().get(0).rows()).isEqualTo(86_400 + 630);
        assertThat(retained(application)).isEqualTo(early);
        assertThat(snapshotSize(application)).isLessThan(size * 3 / 2);
    }

    @Test
    void whatHasClosedIsGone() {
        Application application = start(allKinds());
        rideOn(application, 0, 10 * MINUTE, 1_000);
        application.advance(DAY);

        assertThat(application.nextBound()).isEmpty();
        assertThat(retained(application))
                .as("what slides keeps its last rows until others come, a sort by time those that may be overtaken")
                .containsExactly(0L, 0L, 80L, 10L, 1L, 6L, 0L, 5L, 0L);
    }

    @Test
    @Tag("slow")
    void theHeapIsFlatOverADayOfFiveRowsASecond() {
        Application application = start(allKinds());
        rideOn(application, 0, 30 * MINUTE, 200);
        long early = usedHeap();

        rideOn(application, 30 * MINUTE, DAY, 200);

        assertThat(usedHeap()).isLessThan(early + 20_000_000);
    }

    @Test
    @Tag("slow")
    void aMillionGroupsAndTheirSnapshotTakeLessThanTwoHundredMegabytes() throws IOException {
        Application application = start(Plans.single(Plans.byMinute(
                scan(RIDES),
                List.of(1),
                call(Function.SUM, TypeName.INTEGER, 2),
                call(Function.MIN, TypeName.INTEGER, 2),
                call(Function.MAX, TypeName.INTEGER, 2))));
        long before = usedHeap();
        for (int i = 0; i < 1_000_000; i++) {
            ride(application, 1, "unicorn " + i, i);
        }
        ByteArrayOutputStream snapshot = new ByteArrayOutputStream();
        application.snapshot(snapshot);

        assertThat(usedHeap() - before).isLessThan(200_000_000);
        assertThat(snapshot.size()).isLessThan(40_000_000);
        assertThat(retained(application)).containsExactly(1_000_000L);
    }

    /** After collections, until they free nothing more. */
    private static long usedHeap() {
        long used = Long.MAX_VALUE;
        while (true) {
            System.gc();
            long now = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            if (now >= used - 100_000) {
                return now;
            }
            used = now;
        }
    }
}
