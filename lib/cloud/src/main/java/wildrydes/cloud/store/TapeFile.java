package wildrydes.cloud.store;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file of a tape: blocks of runs. What it says of itself is in the snapshot of the tape's owner; bytes beyond its length
 * are not its. Its sparse index, one mark a block, is read from the headers of the blocks at first use.
 */
final class TapeFile {

    static final String SUFFIX = ".records";

    private final Path path;
    private final long first;
    private final long firstArrival;
    private final Block.Mark last;
    private volatile @Nullable List<Block.Mark> index;

    private TapeFile(Path path, long first, long firstArrival, Block.Mark last, @Nullable List<Block.Mark> index) {
        this.path = path;
        this.first = first;
        this.firstArrival = firstArrival;
        this.last = last;
        this.index = index;
    }

    /** A file that has just been written. */
    static TapeFile written(Path path, Run firstRun, List<Block.Mark> blocks) {
        return new TapeFile(
                path, firstRun.first(), firstRun.arrivalMillis(), blocks.get(blocks.size() - 1), List.copyOf(blocks));
    }

    /** The same file after more blocks were appended. */
    TapeFile extended(List<Block.Mark> blocks) {
        List<Block.Mark> known = index;
        List<Block.Mark> all = null;
        if (known != null) {
            all = new ArrayList<>(known);
            all.addAll(blocks);
        }
        return new TapeFile(path, first, firstArrival, blocks.get(blocks.size() - 1), all);
    }

    void describe(DataOutput to) throws IOException {
        to.writeLong(first);
        to.writeLong(firstArrival);
        last.describe(to);
    }

    static TapeFile described(Path folder, DataInput from) throws IOException {
        long first = from.readLong();
        long firstArrival = from.readLong();
        return new TapeFile(path(folder, first), first, firstArrival, Block.Mark.described(from), null);
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

    /** Reads records from a position on, for as long as the page has room. */
    void read(long from, Page.Builder page) throws IOException {
        try (FileChannel channel = open()) {
            for (Block.Mark block : index(channel)) {
                if (!page.hasRoom()) {
                    return;
                }
                if (block.last() >= from) {
                    for (Run run : block.read(channel, path)) {
                        if (run.last() >= from) {
                            run.read(from, page);
                        }
                    }
                }
            }
        }
    }

    /** Position of the first record that arrived at that moment or later; the caller knows that there is one. */
    long firstSince(long arrivalMillis) throws IOException {
        try (FileChannel channel = open()) {
            for (Block.Mark block : index(channel)) {
                if (block.lastArrival() >= arrivalMillis) {
                    for (Run run : block.read(channel, path)) {
                        if (run.arrivalMillis() >= arrivalMillis) {
                            return run.first();
                        }
                    }
                }
            }
        }
        return last.last() + 1;
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(path, StandardOpenOption.READ);
    }

    private List<Block.Mark> index(FileChannel channel) throws IOException {
        List<Block.Mark> known = index;
        if (known == null) {
            known = new ArrayList<>();
            for (long at = 0; at < last.end(); ) {
                Block.Mark block = Block.Mark.read(channel, at, path);
                known.add(block);
                at = block.end();
            }
            index = known;
        }
        return known;
    }
}
