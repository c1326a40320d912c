package wildrydes.bench.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
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

/** Functions: of our cloud, beside moto's server, and beside AWS's runtime client without a cloud. */
public final class LambdaSuite implements Suite {

    private static final double COLD = 500;
    private static final double WARM = 10;
    private static final double MEMORY = 200;
    private static final long SETTLING_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final Measure ALONE_IS_NO_CLOUD = Measure.notRun("is no cloud");

    /** What one side takes; or why not. */
    private record Taken(Measure cold, Measure warm, Measure memory) {

        static Taken notRun(String reason) {
            Measure none = Measure.notRun(reason);
            return new Taken(none, none, none);
        }
    }

    @Override
    public String name() {
        return "lambda";
    }

    @Override
    public List<Peer> peers() {
        return List.of(
                new Peer("moto", "moto server, which runs functions in Docker"),
                new Peer("alone", "AWS's runtime client started by hand, without a cloud: the floor"));
    }

    @Override
    public void measure(Consumer<Row> rows) {
        Path folders = Checkout.here().target().resolve("cloud");
        Path cloud = Checkout.here().cloud();
        try {
            Files.createDirectories(folders);
            OurCloud contestant = new OurCloud(cloud, List.of());
            // Its first functions leave an archive of classes for all that follow.
            taken(contestant, folders);
            Taken ours = taken(contestant, folders);
            Taken moto = moto(folders);
            RuntimeAlone.Taken alone = alone(cloud, folders);
            row(
                    rows,
                    "an empty Java function, cold, median of 7",
                    Unit.MILLISECONDS,
                    COLD,
                    ours.cold(),
                    moto.cold(),
                    Measure.of(alone.cold()));
            row(
                    rows,
                    "the same, warm, median of 300",
                    Unit.MILLISECONDS,
                    WARM,
                    ours.warm(),
                    moto.warm(),
                    Measure.of(alone.warm()));
            row(
                    rows,
                    "memory of an idle cloud with one warm function",
                    Unit.MEGABYTES,
                    MEMORY,
                    ours.memory(),
                    moto.memory(),
                    ALONE_IS_NO_CLOUD);
        } catch (IOException e) {
            throw new UncheckedIOException("Functions could not be measured; is " + cloud + " packed?", e);
        }
    }

    private static void row(
            Consumer<Row> rows, String figure, Unit unit, double budget, Measure ours, Measure moto, Measure alone) {
        rows.accept(Row.of(figure, unit, budget, ours, List.of(moto, alone)));
    }

    private static Taken moto(Path folders) throws IOException {
        if (!MotoServer.present()) {
            return Taken.notRun("python3 with moto is not installed");
        }
        return docker()
                ? taken(new MotoServer(), folders)
                : Taken.notRun("it runs functions in Docker, which is not here");
    }

    private static boolean docker() throws IOException {
        try {
            return new ProcessBuilder("docker", "info")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static RuntimeAlone.Taken alone(Path cloud, Path folders) throws IOException {
        Path folder = Files.createTempDirectory(folders, "alone");
        try {
            return new RuntimeAlone(cloud.resolve("engines/lambda"), folder).measure();
        } finally {
            Side.delete(folder);
        }
    }

    private static Taken taken(Contestant contestant, Path folders) throws IOException {
        try {
            Measure memory = session(contestant, folders, (running, load) -> {
                load.once();
                LockSupport.parkNanos(SETTLING_NANOS);
                OptionalDouble resident = running.residentMegabytesWithChildren();
                return resident.isPresent()
                        ? Measure.of(resident.getAsDouble())
                        : Measure.notRun("this system does not tell a process's memory");
            });
            double[] times = new double[2];
            session(contestant, folders, (running, load) -> {
                times[0] = load.coldMillis();
                times[1] = load.warmMillis();
                return memory;
            });
            return new Taken(Measure.of(times[0]), Measure.of(times[1]), memory);
        } catch (SdkException | IllegalStateException e) {
            return Taken.notRun(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("it failed"));
        }
    }

    private interface Session {
        Measure run(Running running, FunctionLoad load);
    }

    private static Measure session(Contestant contestant, Path folders, Session session) throws IOException {
        Path folder = Files.createTempDirectory(folders, "lambda");
        try (Running running = contestant.start(folder);
                FunctionLoad load = new FunctionLoad(running.endpoint())) {
            load.createFunctions();
            return session.run(running, load);
        } finally {
            Side.delete(folder);
        }
    }
}
