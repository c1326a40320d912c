package wildrydes.cloud.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One file of the commit log: a header, then frames. The header is a mark (8 bytes), the number of the last entry before this
 * file (8) and the CRC32C of both (4).
 *
 * @param first the number of the entry in its first frame
 */
record LogFile(Path path, long first) {

    static final int HEADER = 2 * Long.BYTES + Integer.BYTES;

    private static final int VERSION = 2;
    private static final long NAME_OF_MARK = 0x57524c4f47L; // "WRLOG"
    private static final int VERSION_BITS = 24;
    private static final long MARK = NAME_OF_MARK << VERSION_BITS | VERSION;
    private static final long UNKNOWN = -1;
    private static final Pattern NAME = Pattern.compile("([0-9]{19})\\.log");

    /** Takes what is read back. */
    @FunctionalInterface
    interface Reader {
        void read(long number, Frame frame) throws IOException;
    }

    static LogFile of(Path folder, long first) {
        return new LogFile(folder.resolve(String.format("%019d.log", first)), first);
    }

    /** The log files in a folder, oldest first. */
    static List<LogFile> in(Path folder) throws IOException {
        List<LogFile> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    found.add(new LogFile(file, Long.parseLong(name.group(1))));
                }
            });
        }
        found.sort(Comparator.comparingLong(LogFile::first));
        return found;
    }

    /** @param previous number of the last entry that is on the disk */
    static ByteBuffer header(long previous) {
        ByteBuffer header = ByteBuffer.allocate(HEADER).putLong(MARK).putLong(previous);
        return header.putInt(checksum(header)).flip();
    }

    private static int checksum(ByteBuffer header) {
        CRC32C crc = new CRC32C();
        crc.update(header.duplicate().position(0).limit(2 * Long.BYTES));
        return (int) crc.getValue();
    }

    /**
     * What a file has.
     *
     * @param next the number behind its last entry; larger where nobody knows how many entries were in what is damaged
     * @param previous the number of the last entry before it, or -1 where it does not say
     * @param torn bytes at its end that were being written when their process ended, and are cut off
     * @param damage what was whole once
     */
    record Content(long next, long previous, long torn, List<Damage> damage) {}

    /**
     * Reads every whole frame, passes over damaged ones, and cuts off what is behind the last, which was being written when its
     * process ended. Where nobody knows how many entries were damaged, those behind get the largest numbers that they can have
     * had: so none is taken for one that a snapshot has.
     *
     * @throws IOException where it cannot be read, or is of another version; nothing is cut off then
     */
    Content replay(Reader reader) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(new StateFile(path).bytes());
        List<Damage> damage = new ArrayList<>();
        long previous = UNKNOWN;
        long number = first;
        requireVersion(bytes);
        int whole = HEADER <= bytes.limit() ? HEADER : 0;
        if (whole > 0 && bytes.getInt(2 * Long.BYTES) == checksum(bytes)) {
            previous = bytes.getLong(Long.BYTES);
        } else if (whole > 0) {
            damage.add(Damage.of(path, 0, HEADER, aside()));
        }
        bytes.position(whole == 0 ? bytes.limit() : whole);
        while (bytes.hasRemaining()) {
            int at = bytes.position();
            Frame frame = Frame.read(bytes);
            frame = frame == null ? repaired(bytes) : frame;
            if (frame != null) {
                reader.read(number, frame);
                number++;
            } else if (followed(bytes)) {
                int end = at + Frame.HEADER + bytes.getInt(at);
                damage.add(Damage.of(path, at, end, aside()));
                bytes.position(end);
                number++;
            } else {
                int end = nextWhole(bytes);
                if (end == bytes.limit() && !complete(bytes)) {
                    break;
                }
                damage.add(Damage.of(path, at, end, aside()));
                bytes.position(end);
                number += Math.max(1, (end - at) / Frame.HEADER);
            }
            whole = bytes.position();
        }
        int torn = bytes.limit() - whole;
        if (torn > 0) {
            cut(whole);
        }
        return new Content(number, previous, torn, damage);
    }

    /** A mark that is none is taken for a damaged one of this version. */
    private void requireVersion(ByteBuffer bytes) throws IOException {
        long mark = bytes.limit() < Long.BYTES ? MARK : bytes.getLong(0);
        int version = (int) (mark & (1 << VERSION_BITS) - 1);
        if (mark >>> VERSION_BITS == NAME_OF_MARK && version != VERSION) {
            throw new IOException(
                    "The file " + path + " is of version " + version + ", and this cloud reads version " + VERSION
                            + "; nothing was changed. Start the cloud that wrote it, or name another folder with --data.");
        }
    }

    /** The frame at this position if a single bit of its length was flipped, read to its end; null where that is not so. */
    private static @Nullable Frame repaired(ByteBuffer bytes) {
        Frame found = null;
        if (bytes.remaining() >= Frame.HEADER) {
            int length = bytes.getInt(bytes.position());
            for (int bit = 0; bit < Integer.SIZE && found == null; bit++) {
                found = Frame.read(bytes, length ^ 1 << bit);
            }
        }
        return found;
    }

    /** Whether there are as many bytes as the frame at this position should have: it was written to its end. */
    private static boolean complete(ByteBuffer bytes) {
        int at = bytes.position();
        return bytes.remaining() >= Frame.HEADER
                && bytes.getInt(at) >= 0
                && bytes.getInt(at) <= bytes.remaining() - Frame.HEADER;
    }

    /** Whether the damaged frame at this position is followed by a good one, so that its length is to be trusted. */
    private static boolean followed(ByteBuffer bytes) {
        if (!complete(bytes)) {
            return false;
        }
        ByteBuffer behind = bytes.duplicate();
        behind.position(bytes.position() + Frame.HEADER + bytes.getInt(bytes.position()));
        return Frame.read(behind) != null;
    }

    /** Where the next good frame begins behind the damaged one at this position, whatever its length says; the limit if none. */
    private static int nextWhole(ByteBuffer bytes) {
        ByteBuffer behind = bytes.duplicate();
        for (int at = bytes.position() + 1; at + Frame.HEADER <= bytes.limit(); at++) {
            if (Frame.read(behind.position(at)) != null) {
                return at;
            }
        }
        return bytes.limit();
    }

    /** Keeps a copy of the file, before anything of it is changed. */
    private Path aside() throws IOException {
        Path copy = path.resolveSibling(path.getFileName() + ".damaged");
        if (Files.notExists(copy)) {
            Files.copy(path, copy);
        }
        return copy;
    }

    private void cut(long size) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(size);
            channel.force(true);
        }
    }
}
