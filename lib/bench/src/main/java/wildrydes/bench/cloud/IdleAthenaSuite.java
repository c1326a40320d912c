package wildrydes.bench.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import wildrydes.bench.place.Checkout;
import wildrydes.bench.report.Measure;
import wildrydes.bench.report.Peer;
import wildrydes.bench.report.Row;
import wildrydes.bench.report.Suite;
import wildrydes.bench.report.Unit;

/** Whether the engine of queries leaves when nobody asks anything, which takes minutes to see. */
public final class IdleAthenaSuite implements Suite {

    /** Five minutes, and a look every 15 s. */
    private static final double BUDGET_MILLIS = 330_000;

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
        Path folders = Checkout.here().target().resolve("cloud");
        try {
            Files.createDirectories(folders);
            rows.accept(Row.of(
                    "the engine's process gone after the last query",
                    Unit.MILLISECONDS,
                    BUDGET_MILLIS,
                    taken(folders),
                    List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException("Athena could not be measured; is the cloud packed?", e);
        }
    }

    private static Measure taken(Path folders) throws IOException {
        Path folder = Files.createTempDirectory(folders, "idle");
        try (Running running = new OurCloud(Checkout.here().cloud(), List.of()).start(folder);
                AthenaLoad load = new AthenaLoad(running.endpoint())) {
            load.begin();
            load.smallMillis();
            long begin = System.nanoTime();
            while (running.children() > 0) {
                if (System.nanoTime() - begin > PATIENCE_NANOS) {
                    return Measure.notRun("it is still there");
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
            return Measure.of((System.nanoTime() - begin) / 1e6);
        } catch (SdkException | IllegalStateException e) {
            return Measure.notRun(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("it failed"));
        } finally {
            Side.delete(folder);
        }
    }
}
