package wildrydes.kernel.requests;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.jupyter.Json;
import wildrydes.kernel.jupyter.KernelLog;

/**
 * The cells that ran in this kernel and in those before it, in one file that all kernels of a user share: a JSON object a
 * line. A session is the life of one kernel and numbered from 1; a file that cannot be read or written costs the memory of
 * earlier sessions only. Used by one thread.
 */
public final class History {

    /** One cell. */
    record Entry(int session, int line, String source) {}

    private static final long MOST_BYTES = 4 << 20;

    private final Path file;
    private final KernelLog log;
    /** This session's cells, also when the file cannot be written. */
    private final List<Entry> own = new ArrayList<>();

    private int session;

    public History(Path file, KernelLog log) {
        this.file = file;
        this.log = log;
    }

    /**
     * Keeps a cell.
     *
     * @param line its execution count
     */
    public void add(int line, String source) {
        try (FileChannel channel = open()) {
            begin(channel);
            var entry = new Entry(session, line, source);
            own.add(entry);
            append(channel, json(entry));
        } catch (IOException e) {
            log.warn("The history " + file + " cannot be written; this cell is remembered until the kernel ends.", e);
            session = Math.max(1, session);
            own.add(new Entry(session, line, source));
        }
    }

    /** The last cells of all sessions, oldest first. */
    List<Entry> tail(int most) {
        return last(all(), most);
    }

    /**
     * Cells of one session, oldest first.
     *
     * @param of the session's number; 0 for this one, -1 for the one before it
     * @param start the first line
     * @param stop the line behind the last
     */
    List<Entry> range(int of, int start, int stop) {
        List<Entry> all = all();
        int wanted = of > 0 ? of : Math.max(1, session) + of;
        return all.stream()
                .filter(entry -> entry.session == wanted && entry.line >= start && entry.line < stop)
                .toList();
    }

    /**
     * The last cells that fit a pattern, oldest first.
     *
     * @param glob {@code *} stands for any text, {@code ?} for any character
     * @param unique whether of equal cells only the last is wanted
     */
    List<Entry> search(String glob, boolean unique, int most) {
        Predicate<String> fits = pattern(glob).asMatchPredicate();
        List<Entry> found =
                all().stream().filter(entry -> fits.test(entry.source)).toList();
        if (unique) {
            var latest = new LinkedHashMap<String, Entry>();
            for (Entry entry : found) {
                latest.remove(entry.source);
                latest.put(entry.source, entry);
            }
            found = List.copyOf(latest.values());
        }
        return last(found, most);
    }

    private static List<Entry> last(List<Entry> entries, int most) {
        return entries.subList(Math.max(0, entries.size() - Math.max(0, most)), entries.size());
    }

    private static Pattern pattern(String glob) {
        var regex = new StringBuilder();
        glob.codePoints().forEach(character -> {
            switch (character) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(character)));
            }
        });
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private List<Entry> all() {
        var all = new ArrayList<Entry>();
        if (Files.exists(file)) {
            try (FileChannel channel = open()) {
                begin(channel);
                for (Entry entry : read(channel)) {
                    // Own entries come from memory, where they are even if they could not be written.
                    if (entry.session != session && entry.line > 0) {
                        all.add(entry);
                    }
                }
            } catch (IOException e) {
                log.warn("The history " + file + " cannot be read; it begins with this kernel.", e);
            }
        }
        all.addAll(own);
        return all;
    }

    /** The file, locked against other kernels until the channel is closed. */
    private FileChannel open() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            channel.lock();
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Takes the next free number for this session, and shortens a file that has grown too long. */
    private void begin(FileChannel channel) throws IOException {
        if (session > 0) {
            return;
        }
        List<Entry> earlier = read(channel);
        session = 1 + earlier.stream().mapToInt(Entry::session).max().orElse(0);
        if (channel.size() > MOST_BYTES) {
            var kept = new StringBuilder();
            earlier.subList(earlier.size() / 2, earlier.size()).forEach(entry -> kept.append(json(entry)));
            channel.truncate(0);
            append(channel, kept.toString());
        }
        if (!endsLine(channel)) {
            append(channel, "\n");
        }
        // An entry without a line holds the number for as long as this session has no other.
        append(channel, json(new Entry(session, 0, "")));
    }

    /** Whether a new line may begin; not where a process was killed while it wrote one. */
    private static boolean endsLine(FileChannel channel) throws IOException {
        if (channel.size() == 0) {
            return true;
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.read(last, channel.size() - 1);
        return last.get(0) == '\n';
    }

    private static void append(FileChannel channel, String lines) throws IOException {
        channel.position(channel.size());
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static List<Entry> read(FileChannel channel) throws IOException {
        channel.position(0);
        String text = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        var entries = new ArrayList<Entry>();
        for (String line : text.split("\n", -1)) {
            Entry entry = entry(line);
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /** What a line says; nothing if a process was killed while it wrote the line. */
    private static @Nullable Entry entry(String line) {
        try {
            Map<String, @Nullable Object> fields = Json.object(line.getBytes(StandardCharsets.UTF_8));
            if (fields.get("session") instanceof Integer session
                    && fields.get("line") instanceof Integer number
                    && fields.get("source") instanceof String source) {
                return new Entry(session, number, source);
            }
            return null;
        } catch (IOException e) {
            return null;
        }
    }

    private static String json(Entry entry) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("session", entry.session);
        fields.put("line", entry.line);
        fields.put("source", entry.source);
        return Json.text(fields) + "\n";
    }
}
