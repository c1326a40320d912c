package wildrydes.answers;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import wildrydes.answers.derive.Derivation;
import wildrydes.answers.derive.Version;

/** Makes the notebooks from their keys, or says which are not in step. */
@Command(
        name = "derive",
        mixinStandardHelpOptions = true,
        description = "Makes notebooks/*.ipynb from answers/notebooks/*.md.")
final class DeriveCommand implements Callable<Integer> {

    @Option(names = "--check", description = "Write nothing; end with 1 when a notebook differs from its key.")
    private boolean check;

    @Option(
            names = "--source",
            paramLabel = "DIR",
            description = "Write notebooks with solutions for nbgrader's source folder there instead.")
    private Optional<Path> source = Optional.empty();

    @Option(names = "--keys", paramLabel = "DIR", description = "Folder of the keys.")
    private Path keys = Project.here().keys();

    @Option(names = "--notebooks", paramLabel = "DIR", description = "Folder of the notebooks.")
    private Path notebooks = Project.here().notebooks();

    private final PrintWriter out;

    DeriveCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        var derivation = new Derivation(keys);
        Version version = source.isPresent() ? Version.SOURCE : Version.STUDENT;
        Path folder = source.orElse(notebooks);
        if (check) {
            List<String> stale = derivation.stale(version, folder);
            stale.forEach(out::println);
            out.println(
                    stale.isEmpty()
                            ? "All notebooks agree with their keys."
                            : "Run java -jar answers/target/answers.jar derive.");
            return stale.isEmpty() ? 0 : 1;
        }
        List<Path> written = derivation.write(version, folder);
        written.forEach(file -> out.println("Wrote " + file));
        if (written.isEmpty()) {
            out.println("All notebooks agree with their keys already.");
        }
        return 0;
    }
}
