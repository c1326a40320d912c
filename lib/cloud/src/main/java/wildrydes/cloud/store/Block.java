package wildrydes.cloud.store;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Runs that stand together in a tape's file, as much as is read at once. */
final class Block {

    /** A block is closed when it is as large. */
    static final int BYTES = 64 << 10;

    static final int HEADER = 2 * Integer.BYTES + 2 * Long.BYTES;

    private final List<Run> runs = new ArrayList<>();
    private int size = HEADER;

    void add(Run run) {
        runs.add(run);
        size += run.size();
    }

    boolean full() {
        return size >= BYTES;
    }

    boolean empty() {
        return runs.isEmpty();
    }

    /** Length of the runs (4 bytes), CRC32C of all that follows (4), last position (8), last arrival (8), runs. */
    ByteBuffer encoded() {
        ByteBuffer bytes = ByteBuffer.allocate(size);
        Run last = runs.get(runs.size() - 1);
        bytes.putInt(size - HEADER).putInt(0).putLong(last.last()).putLong(last.arrivalMillis());
        for (Run run : runs) {
            run.copy(bytes);
        }
        bytes.flip();
        return bytes.putInt(Integer.BYTES, checksum(bytes));
    }

    Mark mark(long offset) {
        Run last = runs.get(runs.size() - 1);
        return new Mark(offset, size, last.last(), last.arrivalMillis());
    }

    private static int checksum(ByteBuffer block) {
        CRC32C crc = new CRC32C();
        crc.update(block.duplicate().position(2 * Integer.BYTES));
        return (int) crc.getValue();
    }

    /**
     * Where a block stands and how far it reaches.
     *
     * @param size with its header
     * @param last position of its last record
     */
    record Mark(long offset, int size, long last, long lastArrival) {

        long end() {
            return offset + size;
        }

        void describe(DataOutput to) throws IOException {
            to.writeLong(offset);
            to.writeInt(size);
            to.writeLong(last);
            to.writeLong(lastArrival);
        }

        static Mark described(DataInput from) throws IOException {
            return new Mark(from.readLong(), from.readInt(), from.readLong(), from.readLong());
        }

        /** What the header says that stands at an index of a buffer. */
        static Mark of(ByteBuffer header, int index, long offset) {
            return new Mark(
                    offset,
                    HEADER + header.getInt(index),
                    header.getLong(index + 2 * Integer.BYTES),
                    header.getLong(index + 2 * Integer.BYTES + Long.BYTES));
        }

        /**
         * Whether it can be a block of a file at all, before its bytes are read.
         *
         * @param from its records cannot have lower positions
         * @param there bytes of the file
         * @param end the file's last block
         */
        boolean plausible(long from, long there, Mark end) {
            return size > HEADER
                    && size <= there - offset
                    && last >= from
                    && last <= end.last
                    && lastArrival <= end.lastArrival;
        }

        /** Its runs; null where its bytes are not those that were written. */
        @Nullable
        List<Run> read(FileChannel channel) throws IOException {
            ByteBuffer block = ByteBuffer.allocate(size);
            while (block.hasRemaining()) {
                if (channel.read(block, offset + block.position()) < 0) {
                    return null;
                }
            }
            block.flip();
            if (block.getInt(0) != size - HEADER || block.getInt(Integer.BYTES) != checksum(block)) {
                return null;
            }
            block.position(HEADER);
            List<Run> runs = new ArrayList<>();
            while (block.hasRemaining()) {
                runs.add(Run.read(block));
            }
            return runs;
        }
    }
}
