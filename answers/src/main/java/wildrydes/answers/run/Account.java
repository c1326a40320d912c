package wildrydes.answers.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.LocalCloud;

/** A home of its own for one run: an AWS account with nothing in it, which is stopped and removed at the end. */
final class Account implements AutoCloseable {

    private final Path home;

    private Account(Path home) {
        this.home = home;
    }

    static Account empty() throws IOException {
        return new Account(Files.createTempDirectory("wildrydes-run"));
    }

    Path home() {
        return home;
    }

    @Override
    public void close() throws IOException {
        LocalCloud.stop(new CloudHome(home));
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).forEach(Account::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
