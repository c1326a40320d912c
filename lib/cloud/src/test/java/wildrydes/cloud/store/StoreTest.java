package wildrydes.cloud.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

    private static final int NUMBER = 3;
    private static final long ROOMY = 1 << 20;

    @TempDir
    Path folder;

    /** Remembers texts; a text that is there already is not added. */
    private static final class Texts implements Owner {
        final List<String> texts = new ArrayList<>();
        int replayed;
        boolean recovered;

        @Override
        public void restore(DataInput snapshot) throws IOException {
            for (int left = snapshot.readInt(); left > 0; left--) {
                texts.add(snapshot.readUTF());
            }
        }

        @Override
        public void replay(byte[] entry, Commit commit) {
            commit.await();
            replayed++;
            add(new String(entry, StandardCharsets.UTF_8));
        }

        synchronized void add(String text) {
            if (!texts.contains(text)) {
                texts.add(text);
            }
        }

        @Override
        public void recovered() {
            recovered = true;
        }

        @Override
        public synchronized void checkpoint(Checkpoint checkpoint) throws IOException {
            checkpoint.state().writeInt(texts.size());
            for (String text : texts) {
                checkpoint.state().writeUTF(text);
            }
        }
    }

    @Test
    void anOwnerHasItsStateBackFromTheLog() throws IOException {
        Texts texts = new Texts();
        Store killed = open(new FailingDisk(), ROOMY, texts);
        put(killed, texts, "a");
        put(killed, texts, "b");

        Texts after = new Texts();
        open(new FailingDisk(), ROOMY, after);

        assertThat(after.texts).containsExactly("a", "b");
        assertThat(after.replayed).isEqualTo(2);
        assertThat(after.recovered).isTrue();
    }

    @Test
    void afterACheckpointOnlyTheRestIsReplayed() throws IOException {
        Texts texts = new Texts();
        Store killed = open(new FailingDisk(), ROOMY, texts);
        put(killed, texts, "a");
        killed.checkpoint();
        put(killed, texts, "b");

        Texts after = new Texts();
        open(new FailingDisk(), ROOMY, after);

        assertThat(after.texts).containsExactly("a", "b");
        assertThat(after.replayed).isEqualTo(1);
    }

    @Test
    void aCleanEndLeavesAnEmptyLog() throws IOException {
        Texts texts = new Texts();
        try (Store store = open(new FailingDisk(), ROOMY, texts)) {
            put(store, texts, "a");
        }

        assertThat(LogFile.in(folder.resolve("log"))).isEmpty();
        Texts after = new Texts();
        try (Store store = open(new FailingDisk(), ROOMY, after)) {
            assertThat(after.texts).containsExactly("a");
            assertThat(after.replayed).isZero();
            put(store, after, "b");
        }
    }

    @Test
    void aGrowingLogIsCheckpointedByItself() throws IOException {
        Texts texts = new Texts();
        try (Store store = open(new FailingDisk(), 1000, texts)) {
            for (int i = 0; i < 300; i++) {
                put(store, texts, "text number " + i);
            }
            store.checkpoint();

            assertThat(LogFile.in(folder.resolve("log"))).isEmpty();
        }
    }

    @Test
    void aCheckpointThatFailsKeepsTheLog() throws IOException {
        FailingDisk disk = new FailingDisk();
        Texts texts = new Texts();
        Store killed = open(disk, ROOMY, texts);
        put(killed, texts, "a");
        disk.fail("No space left on device", ".state");
        assertThatThrownBy(killed::checkpoint).isInstanceOf(IOException.class).hasMessage("No space left on device");
        put(killed, texts, "b");

        Texts after = new Texts();
        open(new FailingDisk(), ROOMY, after);

        assertThat(after.texts).containsExactly("a", "b");
    }

    @Test
    void writersAreRefusedWhenNothingMoreCanBeSaved() throws IOException {
        FailingDisk disk = new FailingDisk();
        Texts texts = new Texts();
        try (Store store = open(disk, 100, texts)) {
            disk.fail("No space left on device", ".state");
            for (int i = 0; i < 20; i++) {
                put(store, texts, "text number " + i);
            }
            assertThatThrownBy(store::awaitRoom)
                    .isInstanceOf(StoreException.class)
                    .hasMessage("The state could not be written: No space left on device");
            disk.heal();
            store.checkpoint();
            store.awaitRoom();
        }
    }

    @Test
    void aFileThatCannotBeReadStopsTheStartInASentence() throws IOException {
        for (String name : List.of("texts.state", "log/0000000000000000001.log")) {
            Path file = Files.createDirectories(folder.resolve(name)); // as unreadable as one without permissions

            assertThatThrownBy(() -> open(new FailingDisk(), ROOMY, new Texts()))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("The file " + file + " cannot be read (")
                    .hasMessageEndingWith(
                            "), and nothing was changed; let the cloud's user read it, or name another folder"
                                    + " with --data.");
            Files.delete(file);
        }
    }

    @Test
    void aDamagedSnapshotIsNamedAndNothingIsLost() throws IOException {
        Texts texts = new Texts();
        try (Store store = open(new FailingDisk(), ROOMY, texts)) {
            put(store, texts, "a");
        }
        Path file = folder.resolve("texts.state");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1]++;
        Files.write(file, bytes);

        assertThatThrownBy(() -> open(new FailingDisk(), ROOMY, new Texts()))
                .isInstanceOf(IOException.class)
                .hasMessage("The file " + file + " is damaged, and nothing was changed; restore it from a copy,"
                        + " delete it to do without what it holds, or name another folder with --data.");
        assertThat(file).hasBinaryContent(bytes);
    }

    @Test
    void anEntryOfAnUnknownOwnerStopsTheStart() throws IOException {
        Texts texts = new Texts();
        put(open(new FailingDisk(), ROOMY, texts), texts, "a");
        Store without = new Store(folder);

        assertThatThrownBy(without::recover)
                .isInstanceOf(IOException.class)
                .hasMessage("The state in " + folder + " has an entry of owner 3, which this version does not know;"
                        + " start the version that wrote it.");
    }

    @Test
    void twoOwnersNeedTwoNumbers() {
        Store store = new Store(folder);
        store.keep(NUMBER, "texts", new Texts());

        assertThatThrownBy(() -> store.keep(NUMBER, "others", new Texts()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Two owners of state have the number 3.");
    }

    private Store open(FailingDisk disk, long checkpointBytes, Texts texts) throws IOException {
        Store store = disk.store(folder, checkpointBytes);
        store.keep(NUMBER, "texts", texts);
        store.recover();
        return store;
    }

    private static void put(Store store, Texts texts, String text) {
        store.append(NUMBER, text.getBytes(StandardCharsets.UTF_8)).await();
        texts.add(text);
    }
}
