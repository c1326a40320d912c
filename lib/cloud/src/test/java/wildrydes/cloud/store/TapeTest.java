package wildrydes.cloud.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeTest {

    private static final long ALWAYS = Long.MIN_VALUE;
    private static final int ALL = Integer.MAX_VALUE;

    @TempDir
    Path folder;

    private final Damages damages = new Damages(file -> "shard s");

    /** What happens to a tape: records arrive, after a while; what is in memory goes to files; the process starts anew. */
    private record Step(int records, int size, int millis, boolean flush, boolean restart) {}

    @Provide
    Arbitrary<List<Step>> lives() {
        Arbitrary<Integer> records = Arbitraries.integers().between(0, 5);
        Arbitrary<Integer> sizes = Arbitraries.of(0, 1, 100, Block.BYTES / 2, Block.BYTES);
        Arbitrary<Integer> millis = Arbitraries.of(0, 1, 1000, 3_600_000);
        return Combinators.combine(
                        records,
                        sizes,
                        millis,
                        Arbitraries.of(true, false),
                        Arbitraries.frequency(Tuple.of(1, true), Tuple.of(4, false)))
                .as(Step::new)
                .list()
                .ofMaxSize(8);
    }

    @Property(tries = 60)
    void memoryAndFilesReadAsOne(@ForAll("lives") List<Step> life) throws IOException {
        Path own = Files.createTempDirectory("tape");
        try {
            List<TapeRecord> expected = new ArrayList<>();
            Tape tape = new Tape(own);
            long now = 1_000_000;
            for (Step step : life) {
                now += step.millis();
                if (step.records() > 0) {
                    Run run = run(tape.next(), now, step.records(), step.size());
                    tape.add(run, durable());
                    expected.addAll(records(run));
                }
                if (step.flush() || step.restart()) {
                    assertThat(tape.flush(Disk.real(), ALWAYS, damages)).isEmpty();
                }
                if (step.restart()) {
                    tape = restarted(tape, own);
                }
                agrees(tape, expected);
            }
        } finally {
            delete(own);
        }
    }

    private static void agrees(Tape tape, List<TapeRecord> expected) {
        long last = expected.isEmpty() ? 0 : expected.get(expected.size() - 1).position();
        for (long from = 0; from <= last + 1; from += Math.max(1, last / 2)) {
            long begin = from;
            List<TapeRecord> rest = expected.stream()
                    .filter(record -> record.position() >= begin)
                    .toList();
            Page whole = tape.read(from, ALL, Long.MAX_VALUE, ALWAYS);
            assertThat(told(whole.records())).isEqualTo(told(rest));
            assertThat(whole.more()).isFalse();
            assertThat(whole.next()).isEqualTo(Math.max(from, last + 1));
            Page one = tape.read(from, 1, Long.MAX_VALUE, ALWAYS);
            assertThat(one.records()).hasSize(Math.min(1, rest.size()));
            assertThat(one.more()).isEqualTo(rest.size() > 1);
        }
        for (TapeRecord record : expected) {
            long first = expected.stream()
                    .filter(one -> one.arrivalMillis() >= record.arrivalMillis())
                    .findFirst()
                    .orElseThrow()
                    .position();
            assertThat(tape.firstSince(record.arrivalMillis())).isEqualTo(first);
        }
        assertThat(tape.firstSince(Long.MAX_VALUE)).isEqualTo(tape.next());
    }

    @Test
    void aPageEndsBeforeItGrowsTooLargeButAlwaysHasOneRecord() {
        Tape tape = new Tape(folder);
        tape.add(run(1, 0, 3, 1000), durable());

        assertThat(tape.read(1, ALL, 2500, ALWAYS).records()).hasSize(2);
        assertThat(tape.read(1, ALL, 1, ALWAYS).records()).hasSize(1);
        assertThat(tape.read(1, ALL, 1, ALWAYS).more()).isTrue();
    }

    @Test
    void nobodySeesARecordBeforeItIsOnTheDisk() {
        Tape tape = new Tape(folder);
        Commit first = pending();
        Commit second = pending();
        tape.add(run(1, 0, 1, 1), first);
        tape.add(run(2, 0, 1, 1), second);
        second.succeed();

        Page early = tape.read(0, ALL, ALL, ALWAYS);
        assertThat(early.records()).isEmpty();
        assertThat(early.more()).isFalse();
        assertThat(early.next()).as("who reads on gets the first one").isLessThanOrEqualTo(1);

        first.fail(new IOException("full"));
        assertThat(tape.read(0, ALL, ALL, ALWAYS).records())
                .extracting(TapeRecord::position)
                .containsExactly(2L);
    }

    /** The disk is done with a record at any moment of a read. */
    @Test
    void whoReadsOnMissesNothingThatComesToTheDiskMeanwhile() throws InterruptedException {
        Tape tape = new Tape(folder);
        List<Commit> commits = new ArrayList<>();
        for (int i = 1; i <= 20_000; i++) {
            commits.add(pending());
            tape.add(run(i, 0, 1, 1), commits.get(i - 1));
        }
        Thread disk = new Thread(() -> commits.forEach(Commit::succeed));
        disk.start();
        long next = 1;
        while (next <= commits.size()) {
            Page page = tape.read(next, ALL, ALL, ALWAYS);
            assertThat(page.next()).isEqualTo(next + page.records().size());
            next = page.next();
        }
        disk.join();
    }

    @Test
    void whatIsStillOnItsWayStaysInMemory() throws IOException {
        Tape tape = new Tape(folder);
        Commit late = pending();
        tape.add(run(1, 0, 1, 1), durable());
        tape.add(run(2, 0, 1, 1), late);

        tape.flush(Disk.real(), ALWAYS, damages);
        assertThat(restarted(tape, folder).next()).isEqualTo(2);

        late.succeed();
        tape.flush(Disk.real(), ALWAYS, damages);
        assertThat(restarted(tape, folder).next()).isEqualTo(3);
        assertThat(tape.read(0, ALL, ALL, ALWAYS).records()).hasSize(2);
    }

    @Test
    void anEntryThatIsInAFileAlreadyIsNotTakenAgain() throws IOException {
        Tape tape = new Tape(folder);
        Run run = run(1, 0, 2, 1);
        tape.add(run, durable());
        tape.flush(Disk.real(), ALWAYS, damages);
        Tape restarted = restarted(tape, folder);

        restarted.replay(run, durable());

        assertThat(restarted.read(0, ALL, ALL, ALWAYS).records()).hasSize(2);
    }

    @Test
    void aFailedFlushLosesNothingAndItsTornTailIsOverwritten() throws IOException {
        FailingDisk disk = new FailingDisk();
        disk.failAtForce();
        Tape tape = new Tape(folder);
        tape.add(run(1, 0, 2, 10), durable());
        tape.flush(disk, ALWAYS, damages);
        tape.add(run(3, 0, 2, 10), durable());
        disk.fail("Input/output error");
        assertThatThrownBy(() -> tape.flush(disk, ALWAYS, damages)).isInstanceOf(IOException.class);
        assertThat(tape.read(0, ALL, ALL, ALWAYS).records()).hasSize(4);
        tape.add(run(5, 0, 1, 10), durable());
        disk.heal();

        tape.flush(disk, ALWAYS, damages);

        assertThat(restarted(tape, folder).read(0, ALL, ALL, ALWAYS).records())
                .extracting(TapeRecord::position)
                .containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void oldRecordsAreNotReadAndLeaveWithTheirFile() throws IOException {
        Tape tape = new Tape(folder);
        tape.add(run(1, 0, 1, 10), durable());
        tape.flush(Disk.real(), ALWAYS, damages);
        tape.add(run(2, 3_600_000, 1, 10), durable());
        tape.flush(Disk.real(), ALWAYS, damages);
        assertThat(tape.outdated(0)).isFalse();
        assertThat(tape.outdated(1)).isTrue();

        Page page = tape.read(0, ALL, ALL, 1);
        assertThat(page.records()).extracting(TapeRecord::position).containsExactly(2L);
        Page none = tape.read(0, ALL, ALL, 3_600_001);
        assertThat(none.records()).isEmpty();
        assertThat(none.more()).isFalse();
        assertThat(none.next()).isEqualTo(3);

        assertThat(tape.flush(Disk.real(), 1, damages)).containsExactly(TapeFile.path(folder, 1));
        assertThat(tape.next()).isEqualTo(3);
    }

    /** Three blocks in a file: the records 1, 2 and 3, of which each fills a block. */
    private Tape threeBlocks() throws IOException {
        Tape tape = new Tape(folder);
        for (int i = 1; i <= 3; i++) {
            tape.add(run(i, i, 1, Block.BYTES), durable());
        }
        tape.flush(Disk.real(), ALWAYS, damages);
        return restarted(tape, folder);
    }

    private static List<Long> positions(Tape tape) {
        return tape.read(0, ALL, Long.MAX_VALUE, ALWAYS).records().stream()
                .map(TapeRecord::position)
                .toList();
    }

    private void told(String sentence) {
        assertThat(damages.found())
                .extracting(Damage::sentence)
                .containsExactly(sentence
                        + " are lost; all others are served. Restore the file from a copy while no cloud uses the folder, if"
                        + " there is one.");
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at]++;
        Files.write(file, bytes);
    }

    @Test
    void aDamagedBlockIsToldOnceAndAllOthersAreServed() throws IOException {
        Tape tape = threeBlocks();
        Path file = TapeFile.path(folder, 1);
        int size = (int) Files.size(file) / 3;
        flip(file, size + size / 2);

        assertThat(positions(tape)).containsExactly(1L, 3L);
        assertThat(positions(tape)).containsExactly(1L, 3L);
        assertThat(tape.firstSince(2)).isEqualTo(3);
        told("Bytes " + size + " to " + 2 * size + " (position 2) of " + file
                + ", which has records of shard s, are damaged or missing, and these records");
    }

    @Test
    void damageThatComesWhileAFileIsInUseIsToldToo() throws IOException {
        Tape tape = threeBlocks();
        assertThat(positions(tape)).containsExactly(1L, 2L, 3L);
        Path file = TapeFile.path(folder, 1);
        int size = (int) Files.size(file) / 3;
        flip(file, 2 * size + size / 2);

        Page page = tape.read(3, ALL, Long.MAX_VALUE, ALWAYS);

        assertThat(page.records()).isEmpty();
        assertThat(page.more()).isFalse();
        assertThat(page.next()).isEqualTo(4);
        assertThat(tape.firstSince(3)).isEqualTo(4);
        assertThat(damages.found()).hasSize(1);
    }

    @Test
    void aDamagedHeaderCostsItsBlockOnly() throws IOException {
        Path file = TapeFile.path(folder, 1);
        for (int at = 0; at < Block.HEADER; at++) {
            Tape tape = threeBlocks();
            int size = (int) Files.size(file) / 3;
            flip(file, size + at);

            assertThat(positions(tape)).as("byte %s", at).containsExactly(1L, 3L);
            assertThat(tape.firstSince(2)).as("byte %s", at).isEqualTo(3);
        }
        assertThat(damages.found()).hasSize(1);
    }

    @Test
    void aFileThatWasCutShortIsNamedAtTheStartAndNotWrittenToAgain() throws IOException {
        Tape tape = threeBlocks();
        Path file = TapeFile.path(folder, 1);
        int size = (int) Files.size(file) / 3;
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 2 * size - 1));

        tape.inspect();

        told("Bytes " + size + " to " + 3 * size + " (positions 2 to 3) of " + file
                + ", which has records of shard s, are damaged or missing, and these records");
        assertThat(positions(tape)).containsExactly(1L);
        tape.add(run(4, 4, 1, 10), durable());
        tape.flush(Disk.real(), ALWAYS, damages);
        assertThat(positions(tape)).containsExactly(1L, 4L);
        assertThat(TapeFile.path(folder, 4)).exists();
    }

    @Test
    void aMissingFileIsNamedAndServedAgainWhenItIsBack() throws IOException {
        Tape tape = threeBlocks();
        tape.add(run(4, 4, 1, 10), durable());
        Path file = TapeFile.path(folder, 1);
        Path aside = folder.resolve("aside");
        Files.move(file, aside);

        tape.inspect();

        assertThat(positions(tape)).containsExactly(4L);
        assertThat(tape.firstSince(1)).isEqualTo(4);
        told("The file " + file + ", which has records of shard s (positions 1 to 3), is missing, and these records");
        Files.move(aside, file);
        assertThat(positions(tape)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void aFileThatCannotBeReadFailsTheReadAndIsNotLost() throws IOException {
        Tape tape = threeBlocks();
        Path file = TapeFile.path(folder, 1);
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        Files.createDirectory(file); // stands in for missing permissions, which the system's administrator always has

        assertThatThrownBy(() -> tape.read(0, ALL, ALL, ALWAYS))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("Records in " + file + " could not be read: ");
        assertThat(damages.found())
                .singleElement()
                .extracting(Damage::sentence, STRING)
                .startsWith("The file " + file + ", which has records of shard s, could not be read (")
                .endsWith("), so that reading them failed; they are not lost. Let the cloud's user read the file, and"
                        + " they are served.");
        Files.delete(file);
        Files.write(file, bytes);
        assertThat(positions(tape)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void filesOfNobodyAreNotMissed() throws IOException {
        Damages none = new Damages(file -> null);
        Tape tape = new Tape(folder);
        tape.add(run(1, 1, 1, 1), durable());
        tape.flush(Disk.real(), ALWAYS, none);
        Files.delete(TapeFile.path(folder, 1));

        assertThat(positions(tape)).isEmpty();
        assertThat(none.found()).isEmpty();
    }

    private Tape restarted(Tape tape, Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        tape.describe(new DataOutputStream(bytes));
        return Tape.described(folder, new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), damages);
    }

    private static Run run(long first, long arrival, int count, int size) {
        List<Run.Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(new Run.Item(("key" + (first + i)).getBytes(StandardCharsets.UTF_8), new byte[size]));
        }
        return Run.write(ByteBuffer.allocate(Run.size(items)), first, arrival, items);
    }

    private static List<String> told(List<TapeRecord> records) {
        return records.stream()
                .map(record -> record.position() + " " + record.arrivalMillis() + " " + record.key() + " "
                        + record.data().length + " " + Arrays.hashCode(record.data()))
                .toList();
    }

    private static List<TapeRecord> records(Run run) {
        Page.Builder page = new Page.Builder(0, ALL, Long.MAX_VALUE, ALWAYS);
        run.read(0, page);
        return page.page(run.last()).records();
    }

    private Commit pending() {
        return new Commit(new CommitLog(folder, Disk.real()), 1);
    }

    private static Commit durable() {
        Commit commit = new Commit(new CommitLog(Path.of("unused"), Disk.real()), 1);
        commit.succeed();
        return commit;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
