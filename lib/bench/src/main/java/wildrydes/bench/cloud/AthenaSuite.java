package wildrydes.bench.cloud;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import wildrydes.bench.report.Measure;
import wildrydes.bench.report.Peer;
import wildrydes.bench.report.Row;
import wildrydes.bench.report.Suite;
import wildrydes.bench.report.Unit;

/** Queries over files: Athena of our cloud, results in S3 and all, beside DuckDB in a process of its own, which reads the same files without a cloud. */
public final class AthenaSuite implements Suite {

    static final Aim FIRST = new Aim("first query, the engine's start included", Unit.MILLISECONDS, 8_000);
    static final Aim NEXT = new Aim("next query, median of 20", Unit.MILLISECONDS, 500);
    static final Aim GROUPED =
            new Aim("a million JSON rows in 50 files grouped, median of 3", Unit.MILLISECONDS, 4_000);
    static final Aim MEMORY = new Aim("memory of the process that runs them, after all that", Unit.MEGABYTES, 380);

    private static final Beside BESIDE = new Beside(FIRST, NEXT, GROUPED, MEMORY);

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
        Beside.measure(
                "Athena",
                folders -> BESIDE.report(
                        rows,
                        BESIDE.taken(OurCloud.here(), folders, AthenaSuite::take),
                        Optional.of(DuckDbLake.taken(folders, BESIDE))));
    }

    private static void take(Running running, Map<Aim, Measure> measures) throws IOException {
        try (AthenaLoad load = new AthenaLoad(running.endpoint())) {
            load.begin();
            measures.put(FIRST, Measure.of(load.smallMillis()));
            measures.put(NEXT, Measure.of(load.nextMillis()));
            measures.put(GROUPED, Measure.of(load.groupedMillis()));
            OptionalDouble memory = running.residentMegabytesOfChildren();
            measures.put(
                    MEMORY,
                    memory.isPresent()
                            ? Measure.of(memory.getAsDouble())
                            : Measure.notRun("this system does not tell a process's memory"));
        }
    }
}
