package wildrydes.cloud;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * The folder of a cloud's state, owned by one process at a time: the lock on {@code cloud.lock} says that it is owned, {@code
 * cloud.json} by whom.
 */
final class DataFolder implements AutoCloseable {

    /** Streams only: Jackson's trees and mappers would take a third of the time of a start. */
    private static final JsonFactory JSON = new JsonFactory();

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
        return e instanceof AccessDeniedException
                ? "permission denied"
                : e instanceof FileAlreadyExistsException ? "it is a file" : String.valueOf(e.getMessage());
    }

    private static StartException inUse(Path path) {
        return new StartException("The data folder " + path + " is in use by " + owner(path)
                + "; use that cloud, stop it, or name another folder with --data.");
    }

    private static String owner(Path path) {
        Map<String, String> described = new HashMap<>();
        try (JsonParser json = JSON.createParser(path.resolve("cloud.json").toFile())) {
            json.nextToken();
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                described.put(name, json.getText());
            }
        } catch (IOException e) {
            return "another process"; // which has just begun, or is just ending
        }
        return "process " + described.get("pid") + ", listening on port " + described.get("port");
    }

    Path path() {
        return path;
    }

    /** Says in {@code cloud.json} who owns the folder and where it listens; never seen half written. */
    void describe(Map<String, Object> description) throws IOException {
        Path next = path.resolve("cloud.json.next");
        try (JsonGenerator json = JSON.createGenerator(next.toFile(), JsonEncoding.UTF8)) {
            json.writeStartObject();
            for (Map.Entry<String, Object> member : description.entrySet()) {
                json.writeFieldName(member.getKey());
                json.writeObject(member.getValue());
            }
            json.writeEndObject();
        }
        Files.move(next, path.resolve("cloud.json"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path.resolve("cloud.json"));
        lock.release();
        channel.close();
    }
}
