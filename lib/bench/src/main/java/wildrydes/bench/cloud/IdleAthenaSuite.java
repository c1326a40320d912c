package wildrydes.bench.cloud;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import wildrydes.bench.report.Measure;
import wildrydes.bench.report.Peer;
import wildrydes.bench.report.Row;
import wildrydes.bench.report.Suite;
import wildrydes.bench.report.Unit;

/** Whether the engine of queries leaves when nobody asks anything, which takes minutes to see. */
public final class IdleAthenaSuite implements Suite {

    /** Five minutes, and a look every 15 s. */
    private static final Aim GONE =
            new Aim("the engine's process gone after the last query", Unit.MILLISECONDS, 330_000);

    private static final Beside BESIDE = new Beside(GONE);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(8);

    @Override
    public String name() {
        return "athena-idle";
    }

    @Override
    public List<Peer> peers() {
        return List.of();
    }

    @Override
    public boolean onRequest() {
        return true;
    }

    @Override
    public void measure(Consumer<Row> rows) {
        Beside.measure(
                "Athena",
                folders -> BESIDE.report(
                        rows, BESIDE.taken(OurCloud.here(), folders, IdleAthenaSuite::take), Optional.empty()));
    }

    private static void take(Running running, Map<Aim, Measure> measures) throws IOException {
        try (AthenaLoad load = new AthenaLoad(running.endpoint())) {
            load.begin();
            load.smallMillis();
            long begin = System.nanoTime();
            while (running.children() > 0) {
                if (System.nanoTime() - begin > PATIENCE_NANOS) {
                    measures.put(GONE, Measure.notRun("it is still there"));
                    return;
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
            measures.put(GONE, Measure.of((System.nanoTime() - begin) / 1e6));
        }
    }
}
