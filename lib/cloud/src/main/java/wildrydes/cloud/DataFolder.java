package wildrydes.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a cloud's state, owned by one process at a time: the lock on {@code cloud.lock} says that it is owned, {@code
 * cloud.json} by whom.
 */
final class DataFolder implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the folder, making it where there is none.
     *
     * @throws StartException where it cannot be written, or is in use
     */
    static DataFolder take(Path path) {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw unwritable(path, e);
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(path.resolve("cloud.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new DataFolder(path, channel, lock);
            }
            channel.close();
            throw inUse(path);
        } catch (OverlappingFileLockException e) {
            throw inUse(path);
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    private static StartException unwritable(Path path, IOException e) {
        return new StartException(
                "The data folder " + path + " cannot be written (" + reason(e)
                        + "); name a folder of yours with --data, or change its permissions.",
                e);
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException
                ? "permission denied"
                : e instanceof java.nio.file.FileAlreadyExistsException
                        ? "it is a file"
                        : String.valueOf(e.getMessage());
    }

    private static StartException inUse(Path path) {
        JsonNode owner = described(path);
        String who = owner == null
                ? "another process"
                : "process " + owner.path("pid").asText() + ", listening on port "
                        + owner.path("port").asText();
        return new StartException("The data folder " + path + " is in use by " + who
                + "; use that cloud, stop it, or name another folder with --data.");
    }

    private static @Nullable JsonNode described(Path path) {
        try {
            return JSON.readTree(path.resolve("cloud.json").toFile());
        } catch (IOException e) {
            return null; // the owner has just begun, or has just ended
        }
    }

    Path path() {
        return path;
    }

    /** Says in {@code cloud.json} who owns the folder and where it listens; never seen half written. */
    void describe(ObjectNode description) throws IOException {
        Path next = path.resolve("cloud.json.next");
        Files.writeString(next, description.toPrettyString() + "\n");
        Files.move(next, path.resolve("cloud.json"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path.resolve("cloud.json"));
        lock.release();
        channel.close();
    }
}
