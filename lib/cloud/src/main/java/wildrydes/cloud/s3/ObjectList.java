package wildrydes.cloud.s3;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a bucket's objects: in memory, and in a file that every checkpoint appends to, so that an object costs no file beside that of its
 * content. Each line of it is a checksum and what an object is like now, or the key of one that is gone; the last line of a key counts. When most of
 * them are superseded the file is written anew. Safe for concurrent use.
 */
final class ObjectList {

    private static final Logger LOG = Logger.getLogger(ObjectList.class.getName());
    private static final JsonFactory JSON = new JsonFactory();
    private static final int CHECKSUM = 8;
    /** Begins what a checkpoint appends, so that all before it is known to have come to the disk. */
    private static final char CHECKPOINT = '=';

    private static final char THERE = '+';
    private static final char GONE = '-';
    /** So many superseded lines are not worth writing the file anew. */
    private static final int FEW = 1_000;

    private static final OpenOption[] ANEW = {
        StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
    };
    private static final OpenOption[] BEHIND = {StandardOpenOption.CREATE, StandardOpenOption.APPEND};

    private final Path file;
    private final NavigableMap<String, StoredObject> objects = new ConcurrentSkipListMap<>(KeyOrder.UTF_8);
    private final Set<String> unsaved = ConcurrentHashMap.newKeySet();
    private long lines;
    /** Nothing may be appended to the file, since a line in it is no line. */
    private boolean broken;

    private boolean deleted;

    private ObjectList(Path file) {
        this.file = file;
    }

    /**
     * What a file says.
     *
     * @param file without which there are no objects
     * @param lost gets the number of each line, from 1, that came to the disk and is not there any more
     */
    static ObjectList read(Path file, Collection<Long> lost) throws IOException {
        ObjectList list = new ObjectList(file);
        if (Files.exists(file)) {
            list.read(lost);
        }
        return list;
    }

    /**
     * What a folder says, of the kind that there was up to format 4: a JSON file for each object. It becomes a list and is removed.
     *
     * @param file of the list; where it is there already, the folder is what a killed process left of it
     */
    static void takeOver(Path folder, Path file) throws IOException {
        if (Files.isDirectory(folder)) {
            if (Files.notExists(file)) {
                ObjectList list = new ObjectList(file);
                try (Stream<Path> found = Files.list(folder)) {
                    for (Path one : found.filter(path -> path.toString().endsWith(".json"))
                            .toList()) {
                        list.takeFile(one);
                    }
                }
                list.rewrite();
            }
            Folders.delete(folder);
        }
    }

    private void takeFile(Path one) {
        try {
            put(StoredObject.of(Files.readAllBytes(one)));
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    "The metadata of an object, " + one + ", cannot be read; the object is left out.",
                    e);
        }
    }

    private void read(Collection<Long> lost) throws IOException {
        List<Long> unclear = new ArrayList<>();
        try (BufferedReader from = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = from.readLine(); line != null; line = from.readLine()) {
                lines++;
                String content = checked(line);
                if (content == null) {
                    unclear.add(lines);
                } else if (content.charAt(0) == CHECKPOINT) {
                    lost.addAll(unclear);
                    unclear.clear();
                } else {
                    take(content);
                }
                broken |= content == null;
            }
        }
        broken |= !endsWithLine();
    }

    private static @Nullable String checked(String line) {
        if (line.length() <= CHECKSUM) {
            return null;
        }
        String content = line.substring(CHECKSUM);
        return checksum(bytes(content)).equals(line.substring(0, CHECKSUM)) ? content : null;
    }

    private void take(String content) throws IOException {
        byte[] described = bytes(content.substring(1));
        if (content.charAt(0) == THERE) {
            StoredObject object = StoredObject.of(described);
            objects.put(object.key(), object);
        } else {
            objects.remove(key(described));
        }
    }

    /** Without an end the last line is one that was not written to its end, or that the next would be joined to. */
    private boolean endsWithLine() throws IOException {
        long size = Files.size(file);
        if (size == 0) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.position(size - 1);
            return Channels.newInputStream(channel).read() == '\n';
        }
    }

    /** A key as a JSON string, since it may have ends of lines. */
    private static byte[] quoted(String key) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeString(key);
        }
        return bytes.toByteArray();
    }

    private static String key(byte[] quoted) throws IOException {
        try (JsonParser json = JSON.createParser(quoted)) {
            return json.nextTextValue();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String checksum(byte[] content) {
        CRC32C crc = new CRC32C();
        crc.update(content);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /** In the order of their keys' bytes, as AWS lists them. */
    NavigableMap<String, StoredObject> objects() {
        return Collections.unmodifiableNavigableMap(objects);
    }

    @Nullable
    StoredObject find(String key) {
        return objects.get(key);
    }

    /**
     * Has an object in place of what is under its key.
     *
     * @return what was there before; null where nothing was
     */
    @Nullable
    StoredObject put(StoredObject object) {
        StoredObject before = objects.put(object.key(), object);
        unsaved.add(object.key());
        return before;
    }

    /**
     * Has nothing under a key any more.
     *
     * @return what was there; null where nothing was
     */
    @Nullable
    StoredObject remove(String key) {
        StoredObject before = objects.remove(key);
        if (before != null) {
            unsaved.add(key);
        }
        return before;
    }

    /** Leaves an object out that has no content; the file goes on to know it, in case that comes back. */
    void leaveOut(StoredObject object) {
        objects.remove(object.key());
    }

    /** Brings what has changed to the disk. */
    synchronized void save() throws IOException {
        if (deleted || unsaved.isEmpty()) {
            return;
        }
        List<String> keys = List.copyOf(unsaved);
        keys.forEach(unsaved::remove); // before it is read, so that what changes meanwhile is written next time
        boolean saved = false;
        try {
            if (broken || lines + keys.size() > 2L * objects.size() + FEW) {
                rewrite();
            } else {
                append(keys);
            }
            saved = true;
        } finally {
            if (!saved) {
                broken = true;
                unsaved.addAll(keys);
            }
        }
    }

    private void append(List<String> keys) throws IOException {
        boolean fresh = Files.notExists(file);
        write(file, BEHIND, to -> {
            line(to, CHECKPOINT, new byte[0]);
            for (String key : keys) {
                StoredObject object = objects.get(key);
                if (object == null) {
                    line(to, GONE, quoted(key));
                } else {
                    line(to, THERE, object.toBytes());
                }
            }
        });
        if (fresh) {
            Forcing.folder(folder());
        }
    }

    private void rewrite() throws IOException {
        Path next = file.resolveSibling(file.getFileName() + "~");
        lines = 0;
        write(next, ANEW, to -> {
            for (StoredObject object : objects.values()) {
                line(to, THERE, object.toBytes());
            }
            line(to, CHECKPOINT, new byte[0]);
        });
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Forcing.folder(folder());
        broken = false;
    }

    private interface Content {
        void write(OutputStream to) throws IOException;
    }

    private static void write(Path file, OpenOption[] how, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, Set.of(how));
                OutputStream to = new BufferedOutputStream(Channels.newOutputStream(channel), 64 << 10)) {
            content.write(to);
            to.flush();
            channel.force(true);
        }
    }

    private void line(OutputStream to, char kind, byte[] rest) throws IOException {
        byte[] content = new byte[1 + rest.length];
        content[0] = (byte) kind;
        System.arraycopy(rest, 0, content, 1, rest.length);
        to.write(bytes(checksum(content)));
        to.write(content);
        to.write('\n');
        lines++;
    }

    private Path folder() {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IllegalStateException(file + " is in no folder.");
        }
        return folder;
    }

    /** Forgets the objects and writes nothing more. */
    synchronized void close() {
        deleted = true;
        objects.clear();
    }
}
