package wildrydes.cloud.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An upload in parts that is under way, in a folder of its own: one file says what the object will be, and each part is a file with its
 * description beside it. Safe for concurrent use.
 */
final class PendingUpload {

    private static final String DESCRIPTION = "upload.json";
    private static final String PART = ".json";
    private static final String ALGORITHM = "x-amz-checksum-algorithm";

    private final String id;
    private final Path folder;
    private final StoredObject object;
    /** By number; the key of each is its number. */
    private final ConcurrentSkipListMap<Integer, StoredObject> parts = new ConcurrentSkipListMap<>();

    private boolean ended;

    private PendingUpload(String id, Path folder, StoredObject object) {
        this.id = id;
        this.folder = folder;
        this.object = object;
    }

    /** @param object what it will be, with the time at which the upload began */
    static PendingUpload begin(String id, Path folder, StoredObject object, Algorithm algorithm, String type)
            throws IOException {
        StoredObject described = new StoredObject(
                object.key(),
                "",
                0,
                "",
                object.modified(),
                object.headers(),
                object.metadata(),
                Map.of(ALGORITHM, algorithm.name(), Checksums.TYPE, type),
                object.tags(),
                List.of());
        Files.createDirectories(folder);
        WholeFile.write(folder.resolve(DESCRIPTION), described.toBytes());
        return new PendingUpload(id, folder, described);
    }

    /** What is in a folder; null where a killed process had not begun the upload, or not ended to remove it. */
    static @Nullable PendingUpload read(Path folder) throws IOException {
        Path description = folder.resolve(DESCRIPTION);
        if (Files.notExists(description)) {
            return null;
        }
        PendingUpload upload = new PendingUpload(
                String.valueOf(folder.getFileName()), folder, StoredObject.of(Files.readAllBytes(description)));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(PART) && !path.equals(description))
                    .toList()) {
                StoredObject part = StoredObject.of(Files.readAllBytes(file));
                if (Files.isRegularFile(folder.resolve(part.file()))) {
                    upload.parts.put(Integer.valueOf(part.key()), part);
                }
            }
        }
        return upload;
    }

    String id() {
        return id;
    }

    /** What it will be; its time is that at which the upload began. */
    StoredObject object() {
        return object;
    }

    /** Of the parts, and of the whole. */
    Algorithm algorithm() {
        return Algorithm.valueOf(object.checksums().getOrDefault(ALGORITHM, Algorithm.DEFAULT.name()));
    }

    String checksumType() {
        return object.checksums().getOrDefault(Checksums.TYPE, Checksums.WHOLE);
    }

    /** By number; the key of each is its number. */
    ConcurrentSkipListMap<Integer, StoredObject> parts() {
        return parts;
    }

    /**
     * Takes a part in place of one with its number; on the disk when this returns.
     *
     * @return false where the upload has ended meanwhile
     */
    synchronized boolean take(int number, Upload content, StoredObject part) throws IOException {
        if (ended) {
            return false;
        }
        String name = number + "-" + Digests.sha256Hex(content.md5()).substring(0, 8) + ".part";
        Path file = folder.resolve(name);
        Path arrived = content.written();
        if (content.file() == null) {
            try (FileChannel channel = FileChannel.open(arrived, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
        Files.move(arrived, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        StoredObject taken = part.in(name);
        WholeFile.write(folder.resolve(number + PART), taken.toBytes());
        StoredObject before = parts.put(number, taken);
        if (before != null && !before.file().equals(name)) {
            Files.deleteIfExists(folder.resolve(before.file()));
        }
        return true;
    }

    /** The content of a part; for who makes them one. */
    InputStream open(StoredObject part) {
        try {
            return Files.newInputStream(folder.resolve(part.file()));
        } catch (IOException e) {
            throw new UncheckedIOException("Part " + part.key() + " of upload " + id + " could not be read.", e);
        }
    }

    boolean ended() {
        return ended;
    }

    /** Removes all of it. */
    synchronized void end() throws IOException {
        ended = true;
        Files.deleteIfExists(folder.resolve(DESCRIPTION));
        Folders.delete(folder);
    }
}
