package wildrydes.cloud.dynamodb.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.cloud.store.Checkpoint;
import wildrydes.cloud.store.Commit;
import wildrydes.cloud.store.Owner;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.store.TapeRecord;

/** Records of streams after a process was killed: changes are told once more, and each is a record once. */
class TapesTest {

    private static final int CHANGES = 16;
    private static final long STREAM = 7;

    @TempDir
    Path folder;

    /** Tells each entry of the log as a change, as the items do; the entry is its position. */
    private static final class Changes implements Owner {
        private final Store store;
        private final Tapes tapes;

        Changes(Store store, Tapes tapes) {
            this.store = store;
            this.tapes = tapes;
            store.keep(CHANGES, "changes", this);
        }

        void happen(int position, boolean told) {
            store.append(CHANGES, new byte[] {(byte) position}).await();
            if (told) {
                tapes.add(STREAM, position, 1000L * position, new byte[] {(byte) position});
            }
        }

        @Override
        public void restore(DataInput snapshot) {}

        @Override
        public void replay(byte[] entry, Commit commit) {
            tapes.add(STREAM, entry[0], 1000L * entry[0], entry.clone());
        }

        @Override
        public void recovered() {}

        @Override
        public void checkpoint(Checkpoint checkpoint) {}
    }

    private static List<Integer> read(Tapes tapes) {
        return tapes.read(STREAM, 0, 100, 1 << 20, 0).records().stream()
                .map(TapeRecord::data)
                .map(data -> (int) data[0])
                .toList();
    }

    @Test
    void whatWasNotWrittenBeforeTheEndIsWrittenAtTheStart() throws IOException {
        try (Store store = new Store(folder)) {
            Tapes tapes = Tapes.in(store, () -> Instant.EPOCH);
            Changes changes = new Changes(store, tapes);
            store.recover();
            changes.happen(3, true);
            changes.happen(4, true);
            assertThat(read(tapes)).containsExactly(3, 4);
            changes.happen(5, false);
            changes.happen(9, false);

            // What a killed process leaves is read while the first one still has the folder.
            try (Store killed = new Store(copied())) {
                Tapes again = Tapes.in(killed, () -> Instant.EPOCH);
                Changes after = new Changes(killed, again);
                killed.recover();
                assertThat(read(again)).containsExactly(3, 4, 5, 9);
                after.happen(10, true);
                killed.checkpoint();
                assertThat(read(again)).containsExactly(3, 4, 5, 9, 10);
                assertThat(again.next(STREAM)).isEqualTo(11);
            }
        }
    }

    private Path copied() throws IOException {
        Path copy = folder.resolveSibling(folder.getFileName() + "-copy");
        try (var files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(folder.relativize(file)));
            }
        }
        return copy;
    }
}
