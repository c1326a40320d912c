package wildrydes.cloud.store;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Runs that stand together in a tape's file, as much as is read at once. */
final class Block {

    /** A block is closed when it is as large. */
    static final int BYTES = 64 << 10;

    private static final int HEADER = 2 * Integer.BYTES + 2 * Long.BYTES;

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

        static Mark read(FileChannel channel, long offset, Path path) throws IOException {
            ByteBuffer header = read(channel, offset, HEADER, path);
            int length = header.getInt();
            header.getInt();
            if (length < 0) {
                throw damaged(path, offset);
            }
            return new Mark(offset, HEADER + length, header.getLong(), header.getLong());
        }

        List<Run> read(FileChannel channel, Path path) throws IOException {
            ByteBuffer block = read(channel, offset, size, path);
            if (block.getInt(Integer.BYTES) != checksum(block)) {
                throw damaged(path, offset);
            }
            block.position(HEADER);
            List<Run> runs = new ArrayList<>();
            while (block.hasRemaining()) {
                runs.add(Run.read(block));
            }
            return runs;
        }

        private static ByteBuffer read(FileChannel channel, long offset, int length, Path path) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(length);
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, offset + bytes.position()) < 0) {
                    throw damaged(path, offset);
                }
            }
            return bytes.flip();
        }

        private static IOException damaged(Path path, long offset) {
            return new IOException("The file " + path + " is damaged at byte " + offset
                    + "; restore it from a copy, or delete the stream that it belongs to.");
        }
    }
}
