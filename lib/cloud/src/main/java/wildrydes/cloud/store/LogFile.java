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
import org.jspecify.annotations.Nullable;

/**
 * One file of the commit log: a mark of eight bytes, then frames.
 *
 * @param first the number of the entry in its first frame
 */
record LogFile(Path path, long first) {

    static final int MARK_BYTES = 8;

    private static final long MARK = 0x57524c4f47000001L; // "WRLOG", version 1
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

    static ByteBuffer mark() {
        return ByteBuffer.allocate(MARK_BYTES).putLong(MARK).flip();
    }

    /**
     * Reads every whole frame and cuts off what is behind the last, which was being written when its process ended.
     *
     * @return the number behind the last entry, and how many bytes were cut off
     */
    End replay(Reader reader) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long size = channel.size();
            long whole = 0;
            long number = first;
            ByteBuffer mark = read(channel, 0, MARK_BYTES);
            if (mark.remaining() == MARK_BYTES && mark.getLong() == MARK) {
                whole = MARK_BYTES;
                for (Frame frame = next(channel, whole); frame != null; frame = next(channel, whole)) {
                    reader.read(number, frame);
                    number++;
                    whole += frame.size();
                }
            }
            if (whole < size) {
                channel.truncate(whole);
                channel.force(true);
            }
            return new End(number, size - whole);
        }
    }

    /** @param cut bytes that were no whole frame */
    record End(long next, long cut) {}

    private static @Nullable Frame next(FileChannel channel, long at) throws IOException {
        ByteBuffer header = read(channel, at, Frame.HEADER);
        if (header.remaining() < Frame.HEADER) {
            return null;
        }
        int length = header.getInt();
        if (length < 0 || length > Frame.MOST_BYTES || at + Frame.HEADER + length > channel.size()) {
            return null;
        }
        return Frame.read(read(channel, at, Frame.HEADER + length));
    }

    private static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        long from = at;
        while (bytes.hasRemaining()) {
            int got = channel.read(bytes, from);
            if (got < 0) {
                break;
            }
            from += got;
        }
        return bytes.flip();
    }
}
