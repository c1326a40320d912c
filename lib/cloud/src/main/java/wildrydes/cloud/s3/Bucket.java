package wildrydes.cloud.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One bucket: its objects' content in one folder, each a file under its key, and what else is known of them in another, each a
 * JSON file named after the key's hash; who may come to it, in a third file. An object is there when both are, and the second is written last. Safe for concurrent
 * use.
 */
final class Bucket {

    private static final Logger LOG = Logger.getLogger(Bucket.class.getName());
    private static final String METADATA = ".json";

    private final String name;
    private final Instant created;
    private final Path folder;
    private final Path metadata;
    private final LongConsumer stored;
    private final ConcurrentSkipListMap<String, StoredObject> objects = new ConcurrentSkipListMap<>(KeyOrder.UTF_8);
    private final Path accessFile;
    private volatile Access access;
    private long bytes;
    private boolean deleted;

    /**
     * Reads what is known of the objects and of who may come to them.
     *
     * @param stored is told how many bytes all objects have, at each change
     */
    Bucket(String name, Instant created, Path folder, Path metadata, Path accessFile, LongConsumer stored)
            throws IOException {
        this.name = name;
        this.created = created;
        this.folder = folder;
        this.metadata = metadata;
        this.accessFile = accessFile;
        this.access = Access.read(accessFile, name);
        this.stored = stored;
        Files.createDirectories(folder);
        Files.createDirectories(metadata);
        try (Stream<Path> files = Files.list(metadata)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(METADATA)).toList()) {
                read(file);
            }
        }
        changed(objects.values().stream().mapToLong(StoredObject::size).sum());
    }

    private void changed(long difference) {
        bytes += difference;
        stored.accept(bytes);
    }

    private void read(Path file) throws IOException {
        try {
            StoredObject object = StoredObject.of(Files.readAllBytes(file));
            Path content = folder.resolve(object.file()).normalize();
            if (content.startsWith(folder) && Files.isRegularFile(content)) {
                objects.put(object.key(), object);
            }
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    "The metadata of an object, " + file + ", cannot be read; the object is left out.",
                    e);
        }
    }

    String name() {
        return name;
    }

    /** Cloud time. */
    Instant created() {
        return created;
    }

    /** Who may come to it. */
    Access access() {
        return access;
    }

    /** Changes who may come to it; on the disk before anybody sees it. */
    synchronized void change(UnaryOperator<Access> change) throws IOException {
        Access changed = change.apply(access);
        if (!deleted) {
            changed.write(accessFile);
            access = changed;
        }
    }

    /** The object, or null. */
    @Nullable
    StoredObject find(String key) {
        return objects.get(key);
    }

    /** The file of an object's content, or null where there is no such object. */
    @Nullable
    Path file(String key) {
        StoredObject object = objects.get(key);
        return object == null ? null : folder.resolve(object.file());
    }

    /** All objects in the order of their keys' bytes, as AWS lists them. */
    ConcurrentSkipListMap<String, StoredObject> objects() {
        return objects;
    }

    /**
     * Puts content under a key, in place of what is there.
     *
     * @param described all but the file, which is chosen here
     * @return false where the bucket has been deleted meanwhile
     */
    synchronized boolean put(Upload upload, StoredObject described) throws IOException {
        if (deleted) {
            return false;
        }
        StoredObject before = objects.get(described.key());
        Path file = before == null ? place(described.key()) : folder.resolve(before.file());
        Files.createDirectories(parent(file));
        Files.move(upload.file(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        StringBuilder relative = new StringBuilder();
        folder.relativize(file)
                .forEach(part -> relative.append(relative.isEmpty() ? "" : "/").append(part));
        StoredObject object = new StoredObject(
                described.key(),
                relative.toString(),
                described.size(),
                described.eTag(),
                described.modified(),
                described.headers(),
                described.metadata(),
                described.checksums());
        WholeFile.write(metadataFile(object.key()), object.toBytes());
        objects.put(object.key(), object);
        changed(object.size() - (before == null ? 0 : before.size()));
        return true;
    }

    /** A free file for a key, in folders that are or can become folders. */
    private Path place(String key) {
        List<String> names = FileNames.of(key);
        Path path = folder;
        for (int i = 0; i < names.size(); i++) {
            boolean last = i == names.size() - 1;
            String part = names.get(i);
            Path next = path.resolve(part);
            for (int attempt = 1; last ? taken(next) : taken(next) && !Files.isDirectory(next); attempt++) {
                next = path.resolve(FileNames.other(part, attempt));
            }
            path = next;
        }
        return path;
    }

    private static boolean taken(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalStateException(file + " is in no folder.");
        }
        return parent;
    }

    private Path metadataFile(String key) {
        return metadata.resolve(Digests.sha256Hex(key.getBytes(StandardCharsets.UTF_8)) + METADATA);
    }

    /** Content of an object from a position on; null where the object has gone. */
    @SuppressWarnings("ReferenceEquality") // this very version of it, not one that is alike
    synchronized @Nullable InputStream open(StoredObject object) throws IOException {
        return objects.get(object.key()) == object ? Files.newInputStream(folder.resolve(object.file())) : null;
    }

    /** Removes an object; nothing happens where there is none. */
    synchronized void delete(String key) throws IOException {
        StoredObject object = objects.get(key);
        if (object == null) {
            return;
        }
        Files.deleteIfExists(metadataFile(key));
        objects.remove(key);
        changed(-object.size());
        Path file = folder.resolve(object.file());
        Files.deleteIfExists(file);
        for (Path parent = parent(file); !parent.equals(folder) && empty(parent); parent = parent(parent)) {
            Files.delete(parent);
        }
    }

    private static boolean empty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    /** Removes the bucket; false, and nothing happens, where it holds objects. */
    synchronized boolean deleteIfEmpty(Path description) throws IOException {
        if (!objects.isEmpty()) {
            return false;
        }
        deleted = true;
        Files.deleteIfExists(description);
        Files.deleteIfExists(accessFile);
        Folders.delete(folder);
        Folders.delete(metadata);
        return true;
    }

    /** Takes nothing more; what arrives now finds no bucket. */
    synchronized void close() {
        deleted = true;
        objects.clear();
        changed(-bytes);
    }
}
