package wildrydes.bench.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import wildrydes.bench.report.Measure;

/** The measures of one contestant. */
final class Side {

    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration LENGTH = Duration.ofSeconds(4);
    private static final int MANY_SHARDS = 1_000;
    private static final long SETTLING_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Contestant contestant;
    private final Path folders;
    private final List<Double> starts = new ArrayList<>();
    private final Map<Figure, Measure> measures = new EnumMap<>(Figure.class);

    Side(Contestant contestant, Path folders) {
        this.contestant = contestant;
        this.folders = folders;
    }

    /** Starts it once, and looks at its memory when it has come to rest. */
    void start() throws IOException {
        Path folder = Files.createTempDirectory(folders, "start");
        try (Running running = contestant.start(folder)) {
            starts.add(running.millisToReady());
            LockSupport.parkNanos(SETTLING_NANOS);
            running.residentMegabytes()
                    .ifPresentOrElse(
                            megabytes -> measures.put(Figure.IDLE_MEMORY, Measure.of(megabytes)),
                            () -> measures.put(
                                    Figure.IDLE_MEMORY,
                                    Measure.notRun("this system does not tell a process's memory")));
        } finally {
            delete(folder);
        }
        starts.sort(null);
        measures.put(Figure.START, Measure.of(starts.get(starts.size() / 2)));
    }

    /** Asks it who is asking. */
    void identify() throws IOException {
        take(EnumSet.of(Figure.IDENTITY), (running, load) -> {
            measures.put(Figure.IDENTITY, Measure.of(load.bareIdentityMicros()));
        });
    }

    /** Puts records, many at once and one by one, and reads them. */
    void load() throws IOException {
        take(EnumSet.range(Figure.RECORDS, Figure.PUT_BESIDE), (running, load) -> {
            load.createStream();
            load.recordsPerSecond(WARM_UP);
            measures.put(Figure.RECORDS, Measure.of(load.recordsPerSecond(LENGTH)));
            load.readPerSecond(WARM_UP);
            measures.put(Figure.READ, Measure.of(load.readPerSecond(LENGTH)));
            measures.put(Figure.SINGLE_PUT, Measure.of(load.bareSinglePutMicros()));
            measures.put(Figure.SDK_PUT, Measure.of(load.singlePutMicros()));
            load.putMillisBesideOthers(Figure.RECORDS.budget(), Figure.READ.budget());
            double slow = load.putMillisBesideOthers(Figure.RECORDS.budget(), Figure.READ.budget());
            measures.put(Figure.PUT_BESIDE, Measure.of(slow));
        });
    }

    /** Makes many shards, after as many calls to one, so that only the shards make the difference. */
    void shards() throws IOException {
        take(EnumSet.of(Figure.SHARDS), (running, load) -> {
            load.open("narrow", 1, MANY_SHARDS);
            double before = resident(running);
            load.open("wide", MANY_SHARDS, 1);
            measures.put(Figure.SHARDS, Measure.of(resident(running) - before));
        });
    }

    private static double resident(Running running) throws IOException {
        LockSupport.parkNanos(SETTLING_NANOS);
        return running.residentMegabytes()
                .orElseThrow(() -> new IOException("this system does not tell a process's memory"));
    }

    private interface Session {
        void run(Running running, Load load) throws IOException, InterruptedException;
    }

    /** Measures some figures in one life of it; a figure that fails says why. */
    private void take(Set<Figure> figures, Session session) throws IOException {
        Path folder = Files.createTempDirectory(folders, "load");
        try (Running running = contestant.start(folder);
                Load load = new Load(running.endpoint(), contestant.understandsCbor())) {
            session.run(running, load);
        } catch (SdkException | IllegalStateException | IOException e) {
            Measure reason = Measure.notRun(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("it failed"));
            figures.forEach(figure -> measures.putIfAbsent(figure, reason));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            delete(folder);
        }
    }

    Measure measure(Figure figure) {
        return measures.getOrDefault(figure, Measure.notRun("was not asked"));
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
