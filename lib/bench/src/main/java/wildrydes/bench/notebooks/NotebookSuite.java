package wildrydes.bench.notebooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import wildrydes.answers.Project;
import wildrydes.answers.derive.Derivation;
import wildrydes.answers.derive.Version;
import wildrydes.answers.key.Key;
import wildrydes.answers.run.NotebookRun;
import wildrydes.answers.run.NotebookRunner;
import wildrydes.bench.place.Checkout;
import wildrydes.bench.report.Measure;
import wildrydes.bench.report.Peer;
import wildrydes.bench.report.Row;
import wildrydes.bench.report.Suite;
import wildrydes.bench.report.Unit;

/** What each notebook takes from its first cell to its last, its kernel started, in an empty account and in step time. */
public final class NotebookSuite implements Suite {

    private static final double BUDGET_MILLIS = 15_000;

    @Override
    public String name() {
        return "notebooks";
    }

    @Override
    public List<Peer> peers() {
        return List.of();
    }

    @Override
    public void measure(Consumer<Row> rows) {
        try {
            var project = new Project(Checkout.here().root());
            NotebookRunner runner = NotebookRunner.of(project);
            for (Key key : new Derivation(project.keys()).keys()) {
                NotebookRun run = runner.run(Version.SOLVED.of(key));
                Measure time = run.problems().isEmpty()
                        ? Measure.of((double) run.time().toMillis())
                        : Measure.notRun(run.problems().get(0));
                rows.accept(Row.of(key.name() + ", all cells", Unit.MILLISECONDS, BUDGET_MILLIS, time, List.of()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
