package wildrydes.cloud.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * An owner's state in one file, replaced as a whole: version (4 bytes), CRC32C of what follows (4), number (8), state.
 *
 * @param upTo number of the last log entry that is surely in it
 */
record Snapshot(long upTo, byte[] state) {

    private static final int VERSION = 1;
    private static final int HEADER = 2 * Integer.BYTES + Long.BYTES;

    /** Reads a snapshot; null where there is none. */
    static @Nullable Snapshot read(Path file) throws IOException {
        if (Files.notExists(file)) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(new StateFile(file).bytes());
        if (bytes.remaining() < HEADER || bytes.getInt() != VERSION || bytes.getInt() != checksum(bytes)) {
            throw new IOException("The file " + file + " is damaged, and nothing was changed; restore it from a copy,"
                    + " delete it to do without what it holds, or name another folder with --data.");
        }
        long upTo = bytes.getLong();
        byte[] state = new byte[bytes.remaining()];
        bytes.get(state);
        return new Snapshot(upTo, state);
    }

    /** Writes it beside the old one and then in its place, so that one of them is always whole. */
    void write(Path file, Disk disk) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + state.length);
        bytes.putInt(VERSION).putInt(0).putLong(upTo).put(state).flip();
        bytes.putInt(Integer.BYTES, checksum(bytes.duplicate().position(2 * Integer.BYTES)));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (Disk.Output output = disk.open(next, 0)) {
            output.write(bytes);
            output.force();
        }
        disk.move(next, file);
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate());
        return (int) crc.getValue();
    }
}
