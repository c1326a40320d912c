package wildrydes.cloud.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import wildrydes.cloud.store.Store;

/** A meter with its state in a folder and its time in the test's hands. */
final class Books implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-02T09:14:36Z");

    private final Path folder;
    private Instant now = START;
    private Store store;
    private Journal journal;
    Meter meter;
    Billing billing;

    Books() {
        try {
            folder = Files.createTempDirectory("books");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open();
    }

    private void open() {
        try {
            store = new Store(folder);
            meter = new Meter(store, () -> now);
            journal = new Journal(folder, () -> now);
            billing = new Billing(new Ledger(journal, meter));
            store.recover();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Ends the process in order, and starts the next one. */
    void restart() {
        shut();
        open();
    }

    private void shut() {
        try {
            meter.close();
            store.close();
            journal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        shut();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
