package wildrydes.bench.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

/** What our cloud does with much: a stream of ten million records, and days of putting and reading. */
public final class LongKinesisSuite implements Suite {

    private static final long MANY_RECORDS = 10_000_000;
    /** Shards' limits are out of the way, and what is put stays within the retention of a day. */
    private static final int SLOW_CLOCK = 100;

    private static final double REOPEN_MILLIS = 2_000;
    /** An hour of the cloud's time in a second and a half: records expire within the run. */
    private static final int FAST_CLOCK = 2_400;

    private static final Duration RUN = Duration.ofSeconds(75);
    private static final double PUT_PER_SECOND = 20_000;
    private static final double READ_PER_SECOND = 60_000;
    private static final double GROWTH_MEGABYTES = 10;

    @Override
    public String name() {
        return "kinesis-long";
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
            reopen(rows, folders);
            live(rows, folders);
        } catch (IOException e) {
            throw new UncheckedIOException("Kinesis could not be measured; is the cloud packed?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void reopen(Consumer<Row> rows, Path folders) throws IOException, InterruptedException {
        OurCloud cloud = new OurCloud(Checkout.here().cloud(), List.of(), SLOW_CLOCK);
        Path folder = Files.createTempDirectory(folders, "many");
        try {
            try (Running running = cloud.start(folder);
                    Load load = new Load(running.endpoint(), true)) {
                load.createStream();
                load.put(MANY_RECORDS);
                running.kill();
            }
            row(rows, "a killed cloud with 10 million records reopened, one read", reopened(cloud, folder));
            row(rows, "the same after it ended well", reopened(cloud, folder));
        } finally {
            Side.delete(folder);
        }
    }

    private static void row(Consumer<Row> rows, String text, Measure ours) {
        rows.accept(Row.of(text, Unit.MILLISECONDS, REOPEN_MILLIS, ours, List.of()));
    }

    private static Measure reopened(OurCloud cloud, Path folder) throws IOException {
        try (Running running = cloud.start(folder);
                Load load = new Load(running.endpoint(), true)) {
            long begin = System.nanoTime();
            load.readFirst();
            return Measure.of(running.millisToReady() + (System.nanoTime() - begin) / 1e6);
        } catch (SdkException | IllegalStateException e) {
            return Measure.notRun(String.valueOf(e.getMessage()));
        }
    }

    /** Memory in the last third of a run, less that in the third before; samples are as good as the collector lets them be. */
    private static void live(Consumer<Row> rows, Path folders) throws IOException, InterruptedException {
        OurCloud cloud = new OurCloud(Checkout.here().cloud(), List.of(), FAST_CLOCK);
        Path folder = Files.createTempDirectory(folders, "live");
        try (Running running = cloud.start(folder);
                Load load = new Load(running.endpoint(), true)) {
            load.createStream();
            Crew crew = load.others(RUN, PUT_PER_SECOND, READ_PER_SECOND);
            crew.begin();
            int seconds = (int) RUN.toSeconds();
            double[] megabytes = new double[seconds];
            for (int second = 0; second < seconds; second++) {
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
                megabytes[second] = running.residentMegabytes().orElse(Double.NaN);
            }
            crew.end();
            double before = highest(megabytes, seconds / 3, 2 * seconds / 3);
            double after = highest(megabytes, 2 * seconds / 3, seconds);
            rows.accept(Row.of(
                    "memory under load after a day of the cloud's time",
                    Unit.MEGABYTES,
                    Double.NaN,
                    Measure.of(before),
                    List.of()));
            rows.accept(Row.of(
                    "what it grew by in another 16 hours, records expiring",
                    Unit.MEGABYTES,
                    GROWTH_MEGABYTES,
                    Measure.of(after - before),
                    List.of()));
        } finally {
            Side.delete(folder);
        }
    }

    private static double highest(double[] megabytes, int from, int to) {
        double highest = 0;
        for (int i = from; i < to; i++) {
            highest = Math.max(highest, megabytes[i]);
        }
        return highest;
    }
}
