package wildrydes.bench.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import wildrydes.bench.place.Checkout;
import wildrydes.bench.report.Measure;
import wildrydes.bench.report.Peer;
import wildrydes.bench.report.Row;
import wildrydes.bench.report.Suite;
import wildrydes.bench.report.Unit;

/** Queries over files: Athena of our cloud, results in S3 and all, beside DuckDB in a process of its own, which reads the same files without a cloud. */
public final class AthenaSuite implements Suite {

    enum Taken {
        FIRST("first query, the engine's start included", Unit.MILLISECONDS, 8_000),
        NEXT("next query, median of 20", Unit.MILLISECONDS, 500),
        GROUPED("a million JSON rows in 50 files grouped, median of 3", Unit.MILLISECONDS, 4_000),
        MEMORY("memory of the process that runs them, after all that", Unit.MEGABYTES, 380);

        final String text;
        final Unit unit;
        final double budget;

        Taken(String text, Unit unit, double budget) {
            this.text = text;
            this.unit = unit;
            this.budget = budget;
        }
    }

    @Override
    public String name() {
        return "athena";
    }

    @Override
    public List<Peer> peers() {
        return List.of(DuckDbLake.PEER);
    }

    @Override
    public void measure(Consumer<Row> rows) {
        Path folders = Checkout.here().target().resolve("cloud");
        try {
            Files.createDirectories(folders);
            Map<Taken, Measure> ours = taken(folders);
            Map<Taken, Measure> peer = DuckDbLake.taken(folders);
            for (Taken figure : Taken.values()) {
                rows.accept(Row.of(
                        figure.text,
                        figure.unit,
                        figure.budget,
                        ours.getOrDefault(figure, Measure.notRun("was not reached")),
                        List.of(peer.getOrDefault(figure, Measure.notRun("it said nothing")))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Athena could not be measured; is the cloud packed?", e);
        }
    }

    private static Map<Taken, Measure> taken(Path folders) throws IOException {
        Map<Taken, Measure> measures = new EnumMap<>(Taken.class);
        Path folder = Files.createTempDirectory(folders, "queries");
        try (Running running = new OurCloud(Checkout.here().cloud(), List.of()).start(folder);
                AthenaLoad load = new AthenaLoad(running.endpoint())) {
            load.begin();
            measures.put(Taken.FIRST, Measure.of(load.smallMillis()));
            measures.put(Taken.NEXT, Measure.of(load.nextMillis()));
            measures.put(Taken.GROUPED, Measure.of(load.groupedMillis()));
            OptionalDouble memory = running.residentMegabytesOfChildren();
            measures.put(
                    Taken.MEMORY,
                    memory.isPresent()
                            ? Measure.of(memory.getAsDouble())
                            : Measure.notRun("this system does not tell a process's memory"));
        } catch (SdkException | IllegalStateException e) {
            Measure reason = Measure.notRun(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("it failed"));
            for (Taken figure : Taken.values()) {
                measures.putIfAbsent(figure, reason);
            }
        } finally {
            Side.delete(folder);
        }
        return measures;
    }
}
