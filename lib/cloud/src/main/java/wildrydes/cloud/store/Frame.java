package wildrydes.cloud.store;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One entry as it stands in a log file: length of the entry (4 bytes), CRC32C of owner and entry (4), owner (1), entry.
 *
 * @param owner who replays the entry, 1 to 127
 */
record Frame(byte owner, byte[] entry) {

    static final int HEADER = 9;
    /** Longer than any request; a larger length in a file is no length. */
    static final int MOST_BYTES = 64 << 20;

    Frame {
        if (owner < 1) {
            throw new IllegalArgumentException("An owner's number is 1 to 127, not " + owner + ".");
        }
        if (entry.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "An entry has at most " + MOST_BYTES + " bytes, not " + entry.length + ".");
        }
    }

    int size() {
        return HEADER + entry.length;
    }

    ByteBuffer header() {
        return ByteBuffer.allocate(HEADER)
                .putInt(entry.length)
                .putInt(checksum(owner, entry))
                .put(owner)
                .flip();
    }

    /**
     * Reads the frame at the buffer's position and moves behind it; null, leaving the position, where the bytes are no whole
     * frame.
     */
    static @Nullable Frame read(ByteBuffer bytes) {
        return bytes.remaining() < HEADER ? null : read(bytes, bytes.getInt(bytes.position()));
    }

    /** The same, for a frame whose entry has this length, whatever its header says. */
    static @Nullable Frame read(ByteBuffer bytes, int length) {
        int at = bytes.position();
        if (length < 0 || length > bytes.remaining() - HEADER || bytes.get(at + 8) < 1) {
            return null;
        }
        byte owner = bytes.get(at + 8);
        CRC32C crc = new CRC32C();
        crc.update(bytes.slice(at + 8, 1 + length));
        if (bytes.getInt(at + 4) != (int) crc.getValue()) {
            return null;
        }
        byte[] entry = new byte[length];
        bytes.get(at + HEADER, entry);
        bytes.position(at + HEADER + length);
        return new Frame(owner, entry);
    }

    private static int checksum(byte owner, byte[] entry) {
        CRC32C crc = new CRC32C();
        crc.update(owner);
        crc.update(entry, 0, entry.length);
        return (int) crc.getValue();
    }
}
