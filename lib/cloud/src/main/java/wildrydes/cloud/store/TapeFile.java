package wildrydes.cloud.store;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file of a tape: blocks of runs. What it says of itself is in the snapshot of the tape's owner; bytes beyond its length
 * are not its. Its sparse index, one mark a block, is made at first use, when the whole file is looked through; a block that the disk
 * has damaged is not in it, and that is told.
 */
final class TapeFile {

    static final String SUFFIX = ".records";

    private final Path path;
    private final long first;
    private final long firstArrival;
    private final Block.Mark last;
    private final Damages damages;
    private volatile @Nullable List<Block.Mark> index;

    private TapeFile(
            Path path,
            long first,
            long firstArrival,
            Block.Mark last,
            Damages damages,
            @Nullable List<Block.Mark> index) {
        this.path = path;
        this.first = first;
        this.firstArrival = firstArrival;
        this.last = last;
        this.damages = damages;
        this.index = index;
    }

    /**
     * A file that has just been written.
     *
     * @param damages is told what the disk does not keep of it
     */
    static TapeFile written(Path path, Run firstRun, List<Block.Mark> blocks, Damages damages) {
        return new TapeFile(
                path,
                firstRun.first(),
                firstRun.arrivalMillis(),
                blocks.get(blocks.size() - 1),
                damages,
                List.copyOf(blocks));
    }

    /** The same file after more blocks were appended. */
    TapeFile extended(List<Block.Mark> blocks) {
        List<Block.Mark> known = index;
        List<Block.Mark> all = null;
        if (known != null) {
            all = new ArrayList<>(known);
            all.addAll(blocks);
        }
        return new TapeFile(path, first, firstArrival, blocks.get(blocks.size() - 1), damages, all);
    }

    void describe(DataOutput to) throws IOException {
        to.writeLong(first);
        to.writeLong(firstArrival);
        last.describe(to);
    }

    static TapeFile described(Path folder, DataInput from, Damages damages) throws IOException {
        long first = from.readLong();
        long firstArrival = from.readLong();
        return new TapeFile(path(folder, first), first, firstArrival, Block.Mark.described(from), damages, null);
    }

    static Path path(Path folder, long first) {
        return folder.resolve(String.format("%019d", first) + SUFFIX);
    }

    Path path() {
        return path;
    }

    long firstArrival() {
        return firstArrival;
    }

    /** Position of the last record. */
    long last() {
        return last.last();
    }

    long lastArrival() {
        return last.lastArrival();
    }

    long length() {
        return last.end();
    }

    /** Whether it is there, with at least as many bytes as were written. */
    boolean complete() throws IOException {
        return Files.exists(path) && Files.size(path) >= length();
    }

    /** Whether more can be written behind what it has. */
    boolean extendable() throws IOException {
        return complete() && Files.isWritable(path);
    }

    /** Reads records from a position on, for as long as the page has room; damaged ones are told of and passed over. */
    void read(long from, Page.Builder page) throws IOException {
        try (FileChannel channel = open()) {
            for (Block.Mark block : index(channel)) {
                if (!page.hasRoom()) {
                    return;
                }
                if (block.last() >= from) {
                    for (Run run : runs(block, channel)) {
                        if (run.last() >= from) {
                            run.read(from, page);
                        }
                    }
                }
            }
        }
    }

    /** Position of the first record that arrived at that moment or later and is still there; behind the last if none is. */
    long firstSince(long arrivalMillis) throws IOException {
        try (FileChannel channel = open()) {
            for (Block.Mark block : index(channel)) {
                if (block.lastArrival() >= arrivalMillis) {
                    for (Run run : runs(block, channel)) {
                        if (run.arrivalMillis() >= arrivalMillis) {
                            return run.first();
                        }
                    }
                }
            }
        }
        return last.last() + 1;
    }

    /** Looks through a file that is not complete, so that what it lacks is told. */
    void inspect() throws IOException {
        try (FileChannel channel = open()) {
            index(channel);
        }
    }

    /** Tells that it is not there. */
    void missing() {
        damages.add(path, content -> Damage.missing(path, content, first, last.last()));
    }

    /** Tells that it is there but cannot be read. */
    void unreadable(IOException reason) {
        damages.add(path, content -> Damage.unreadable(path, content, reason));
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(path, StandardOpenOption.READ);
    }

    private List<Run> runs(Block.Mark block, FileChannel channel) throws IOException {
        List<Run> runs = block.read(channel);
        if (runs == null) { // since the index was made
            index = survey(channel);
            return List.of();
        }
        return runs;
    }

    private List<Block.Mark> index(FileChannel channel) throws IOException {
        List<Block.Mark> known = index;
        if (known == null) {
            known = survey(channel);
            index = known;
        }
        return known;
    }

    private List<Block.Mark> survey(FileChannel channel) throws IOException {
        Survey survey = Survey.of(channel, first, last);
        if (!survey.losses().isEmpty()) {
            damages.add(path, content -> Damage.of(path, content, survey.losses()));
        }
        return survey.whole();
    }
}
