package wildrydes.bench.pump;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import wildrydes.bench.place.Checkout;
import wildrydes.bench.report.Measure;
import wildrydes.bench.report.Peer;
import wildrydes.bench.report.Row;
import wildrydes.bench.report.Suite;

/**
 * The lab's query, from the bytes of records to the bytes of summaries, in one thread. Each side runs in processes of its
 * own, with the same heap and collector, side by side in time; a side whose rows are others than those of the hand-written
 * query has no figures.
 */
public final class PumpSuite implements Suite {

    private static final String DUCKDB = "duckdb_jdbc-2.0.0.1.jar";

    @Override
    public String name() {
        return "pump";
    }

    @Override
    public List<Peer> peers() {
        return List.of(
                new Peer("hand-written", "a loop over Jackson's parser and a map, written for this query alone"),
                new Peer(
                        "duckdb",
                        "org.duckdb:duckdb_jdbc:2.0.0.1 in one thread, a file of JSON lines for each minute"));
    }

    @Override
    public void measure(Consumer<Row> rows) {
        Path jar = Checkout.here().target().resolve("peers").resolve(DUCKDB);
        Side ours = new Side("ours", List.of());
        Side floor = new Side("hand-written", List.of());
        Optional<Side> duckDb = Files.exists(jar) ? Optional.of(new Side("duckdb", List.of(jar))) : Optional.empty();
        Measure missing = Measure.notRun("no " + jar + "; get it by ./mvnw -pl lib/bench dependency:copy@peers");
        for (Figure.Task task : Figure.TASKS) {
            for (int time = 0; time < task.times(); time++) {
                run(ours, task);
                run(floor, task);
                duckDb.ifPresent(side -> run(side, task));
            }
            String checksum = floor.checksum(task);
            for (Figure figure : Figure.values()) {
                if (figure.isOf(task)) {
                    Measure peer = duckDb.map(side -> side.measure(figure, task, checksum))
                            .orElse(missing);
                    rows.accept(row(
                            figure,
                            ours.measure(figure, task, checksum),
                            List.of(floor.measure(figure, task, null), peer)));
                }
            }
        }
    }

    private static void run(Side side, Figure.Task task) {
        try {
            side.run(task);
        } catch (IOException e) {
            throw new UncheckedIOException("a process of the benchmark could not be started", e);
        }
    }

    private static Row row(Figure figure, Measure ours, List<Measure> peers) {
        return Row.of(figure.text(), figure.unit(), figure.budget(), ours, peers);
    }
}
