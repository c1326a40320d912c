package wildrydes.cloud.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a disk loses by itself is told, and costs nothing else. */
class DamagedLogTest {

    private static final List<String> ENTRIES = List.of("first", "second", "third");

    @TempDir
    Path folder;

    private Path file;
    private byte[] whole;
    private final List<String> read = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        try (CommitLog log = open()) {
            ENTRIES.forEach(text -> put(log, text));
        }
        file = LogFile.of(folder, 1).path();
        whole = Files.readAllBytes(file);
        assertThat(reopen()).isEmpty();
        assertThat(read).isEqualTo(ENTRIES);
    }

    private CommitLog open() throws IOException {
        CommitLog log = new CommitLog(folder, Disk.real());
        log.recover(0, 0, (number, frame) -> {});
        return log;
    }

    private static void put(CommitLog log, String text) {
        log.append((byte) 1, text.getBytes(StandardCharsets.UTF_8)).await();
    }

    private List<Damage> reopen() throws IOException {
        read.clear();
        numbers.clear();
        try (CommitLog log = new CommitLog(folder, Disk.real())) {
            return log.recover(0, 0, (number, frame) -> {
                numbers.add(number);
                read.add(new String(frame.entry(), StandardCharsets.UTF_8));
            });
        }
    }

    /** Where an entry's frame begins. */
    private static int at(int index) {
        int at = LogFile.HEADER;
        for (int i = 0; i < index; i++) {
            at += Frame.HEADER + ENTRIES.get(i).length();
        }
        return at;
    }

    private void flip(int at, int bit) throws IOException {
        byte[] flipped = whole.clone();
        flipped[at] ^= (byte) (1 << bit);
        Files.write(file, flipped);
    }

    @Test
    void aDamagedEntryIsToldAndAllElseIsRead() throws IOException {
        flip(at(1) + Frame.HEADER + 2, 3);
        byte[] damaged = Files.readAllBytes(file);

        assertThat(reopen())
                .extracting(Damage::sentence)
                .containsExactly(
                        "Bytes " + at(1) + " to " + at(2) + " of " + file + " are damaged, and what they said is"
                                + " lost; all else is read. " + file
                                + ".damaged is a copy of the file as it was; delete it when"
                                + " nobody needs it.");
        assertThat(read).containsExactly("first", "third");
        assertThat(numbers).containsExactly(1L, 3L);
        assertThat(folder.resolve(file.getFileName() + ".damaged")).hasBinaryContent(damaged);
    }

    @Test
    void noFlippedBitCostsMoreThanItsEntry() throws IOException {
        for (int index = 0; index < ENTRIES.size(); index++) {
            List<String> others = new ArrayList<>(ENTRIES);
            others.remove(index);
            for (int at = at(index); at < at(index + 1); at++) {
                boolean ofLength = at < at(index) + Integer.BYTES; // which the checksum gives back
                for (int bit = 0; bit < 8; bit++) {
                    flip(at, bit);

                    assertThat(reopen()).as("bit %s of byte %s", bit, at).hasSize(ofLength ? 0 : 1);
                    assertThat(read).as("bit %s of byte %s", bit, at).isEqualTo(ofLength ? ENTRIES : others);
                }
            }
        }
    }

    @Test
    void noFlippedBitOfTheHeaderCostsAnything() throws IOException {
        for (int at = 0; at < LogFile.HEADER; at++) {
            for (int bit = 0; bit < 8; bit++) {
                flip(at, bit);
                try {
                    assertThat(reopen()).as("bit %s of byte %s", bit, at).isNotEmpty();
                    assertThat(read).as("bit %s of byte %s", bit, at).isEqualTo(ENTRIES);
                } catch (IOException e) {
                    assertThat(e).hasMessageContaining("this cloud reads version 2; nothing was changed.");
                }
            }
        }
    }

    @Test
    void aTornTailIsCutOffWithoutAWord() throws IOException {
        for (int length = at(2) + 1; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));

            assertThat(reopen()).isEmpty();
            assertThat(read).containsExactly("first", "second");
            assertThat(file).hasSize(at(2));
        }
    }

    @Test
    void aFileOfAnotherVersionIsRefusedAndNotTouched() throws IOException {
        byte[] newer = whole.clone();
        newer[7] = 3;
        Files.write(file, newer);

        assertThatThrownBy(this::reopen)
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "The file " + file + " is of version 3, and this cloud reads version 2; nothing was changed."
                                + " Start the cloud that wrote it, or name another folder with --data.");
        assertThat(file).hasBinaryContent(newer);
    }

    @Test
    void aMissingFileIsToldAndTheOthersAreRead() throws IOException {
        try (CommitLog log = open()) {
            put(log, "fourth");
            put(log, "fifth");
        }
        try (CommitLog log = open()) {
            put(log, "sixth");
        }
        Files.delete(LogFile.of(folder, 4).path());

        assertThat(reopen())
                .extracting(Damage::sentence)
                .containsExactly("Entries 4 to 5 of the commit log are missing in " + folder + ", and what they said is"
                        + " lost; all else is read. Restore the missing file from a copy while no cloud uses the folder,"
                        + " if there is one.");
        assertThat(read).containsExactly("first", "second", "third", "sixth");
    }

    @Test
    void aMissingFileOfWhatSnapshotsHaveIsNoLoss() throws IOException {
        try (CommitLog log = open()) {
            put(log, "fourth");
        }
        Files.delete(file);
        try (CommitLog log = new CommitLog(folder, Disk.real())) {
            assertThat(log.recover(3, 3, (number, frame) -> assertThat(number).isEqualTo(4)))
                    .isEmpty();
        }
    }
}
