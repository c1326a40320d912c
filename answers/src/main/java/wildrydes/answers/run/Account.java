package wildrydes.answers.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import wildrydes.answers.Project;

/** A home of its own for one run: an AWS account with nothing in it, which is stopped and removed at the end. */
final class Account implements AutoCloseable {

    private final Project project;
    private final Path home;

    private Account(Project project, Path home) {
        this.project = project;
        this.home = home;
    }

    static Account empty(Project project) throws IOException {
        return new Account(project, Files.createTempDirectory("wildrydes-run"));
    }

    Path home() {
        return home;
    }

    @Override
    public void close() throws IOException {
        stopCloud();
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).forEach(Account::delete);
        }
    }

    private void stopCloud() throws IOException {}

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
