package wildrydes.cloud.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file without which there is no start, and which is read as a whole then. */
record StateFile(Path path) {

    /** @throws IOException whose sentence names the file */
    byte[] bytes() throws IOException {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new IOException(
                    "The file " + path + " cannot be read (" + e
                            + "), and nothing was changed; let the cloud's user read it,"
                            + " or name another folder with --data.",
                    e);
        }
    }
}
