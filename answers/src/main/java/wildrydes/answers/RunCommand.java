package wildrydes.answers;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wildrydes.answers.derive.Derivation;
import wildrydes.answers.derive.Version;
import wildrydes.answers.key.Key;
import wildrydes.answers.notebook.Notebook;
import wildrydes.answers.run.NotebookRun;
import wildrydes.answers.run.NotebookRunner;
import wildrydes.answers.run.RunException;

/** Runs notebooks through the kernel and reports what each cell took, and what is wrong with it. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs notebooks through the real kernel, each in an empty account and in step time.",
        footer =
                "Ends with 1 when a cell fails, writes to stderr, shows something without text/plain, or takes longer than"
                        + " its budget, which is for a machine that does nothing else.")
final class RunCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "NN|FILE",
            description = "The number of a notebook, such as 01, or a notebook's file; all notebooks when left out.")
    private List<String> which = List.of();

    @Option(names = "--solved", description = "Run with the solutions in place of the stubs.")
    private boolean solved;

    @Option(names = "--twice", description = "Run every cell twice in a row.")
    private boolean twice;

    @Option(names = "--out", paramLabel = "DIR", description = "Write the notebooks with their outputs there.")
    private Optional<Path> out = Optional.empty();

    private final PrintWriter report;

    RunCommand(PrintWriter report) {
        this.report = report;
    }

    @Override
    public Integer call() throws IOException {
        var once = NotebookRunner.of(Project.here());
        NotebookRunner runner = twice ? once.twice() : once;
        boolean well = true;
        for (Notebook notebook : notebooks()) {
            NotebookRun run = runner.run(notebook);
            report.print(run.report());
            report.flush();
            well &= run.problems().isEmpty() && run.overruns().isEmpty();
            if (out.isPresent()) {
                Files.createDirectories(out.get());
                Path file = out.get().resolve(notebook.name() + ".ipynb");
                Files.writeString(file, run.notebook().text(), StandardCharsets.UTF_8);
            }
        }
        return well ? 0 : 1;
    }

    private List<Notebook> notebooks() throws IOException {
        Version version = solved ? Version.SOLVED : Version.STUDENT;
        List<Key> keys = new Derivation(Project.here().keys()).keys();
        if (which.isEmpty()) {
            return keys.stream().map(version::of).toList();
        }
        var notebooks = new ArrayList<Notebook>();
        for (String word : which) {
            if (word.endsWith(".ipynb")) {
                notebooks.add(Notebook.read(Path.of(word)));
            } else {
                notebooks.add(version.of(key(keys, word)));
            }
        }
        return notebooks;
    }

    private static Key key(List<Key> keys, String number) {
        return keys.stream()
                .filter(key -> key.name().startsWith(number + "-"))
                .findFirst()
                .orElseThrow(() -> new RunException("There is no notebook \"" + number + "\". Name one of "
                        + String.join(
                                ", ",
                                keys.stream()
                                        .map(key -> key.name().substring(0, 2))
                                        .toList())
                        + ", or a file that ends in .ipynb."));
    }
}
