package wildrydes.cloud.lambda.code;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import wildrydes.cloud.lambda.code.RefusedPackageException.Rule;

/**
 * A look at a zip file's directory before Java's own classes read it: whether it fits into memory, and whether it has links or devices in it, which
 * those classes do not tell (the layout is in pkware.com/appnote, 4.3.12 to 4.3.16).
 */
final class CentralDirectory {

    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int MOST_COMMENT = 0xFFFF;
    private static final int HEADER = 0x02014b50;
    private static final int HEADER_SIZE = 46;
    private static final int UNIX = 3;
    private static final int KIND = 0170000;
    private static final int FILE = 0100000;
    private static final int FOLDER = 0040000;

    /** 20,000 files with long names have half of it. */
    private static final long MOST_BYTES = 8 << 20;

    private static final long MOST_ENTRIES = 50_000;

    private CentralDirectory() {}

    /** @throws RefusedPackageException for a file without such a directory, with a huge one, or with entries that are neither files nor folders */
    static void check(Path zip) throws IOException {
        try (FileChannel file = FileChannel.open(zip)) {
            long size = file.size();
            int tail = (int) Math.min(size, END_SIZE + MOST_COMMENT);
            ByteBuffer end = read(file, size - tail, tail);
            int at = endRecord(end);
            int entries = Short.toUnsignedInt(end.getShort(at + 10));
            long bytes = Integer.toUnsignedLong(end.getInt(at + 12));
            long start = Integer.toUnsignedLong(end.getInt(at + 16));
            if (entries > MOST_ENTRIES || bytes > MOST_BYTES || start + bytes > size) {
                throw unreadable("It has " + entries + " entries in a directory of " + bytes + " bytes at " + start
                        + "; at most " + MOST_ENTRIES + " entries in " + MOST_BYTES + " bytes are taken.");
            }
            checkEntries(read(file, start, (int) bytes));
        }
    }

    private static ByteBuffer read(FileChannel file, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
            // A channel may give less than it is asked for.
        }
        return bytes.flip();
    }

    private static int endRecord(ByteBuffer end) {
        for (int at = end.limit() - END_SIZE; at >= 0; at--) {
            if (end.getInt(at) == END) {
                return at;
            }
        }
        throw unreadable("It is no zip file, or it is cut off: the end of its directory is missing.");
    }

    private static void checkEntries(ByteBuffer directory) {
        int at = 0;
        while (at + HEADER_SIZE <= directory.limit() && directory.getInt(at) == HEADER) {
            int kind = (directory.getInt(at + 38) >>> 16) & KIND;
            if (directory.get(at + 5) == UNIX && kind != 0 && kind != FILE && kind != FOLDER) {
                throw unreadable("One of its entries is a link or a device; put the files themselves into it.");
            }
            at += HEADER_SIZE
                    + Short.toUnsignedInt(directory.getShort(at + 28))
                    + Short.toUnsignedInt(directory.getShort(at + 30))
                    + Short.toUnsignedInt(directory.getShort(at + 32));
        }
    }

    static RefusedPackageException unreadable(String why) {
        return new RefusedPackageException(Rule.READABLE, why);
    }
}
