package wildrydes.cloud.clock;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Where the time is kept, as a text; a seam for disks that fail. */
interface TimeFile {

    /** The text; null where none was ever written. */
    @Nullable
    String read() throws IOException;

    /** Replaces the text as a whole; it is on the disk when this returns. */
    void write(String text) throws IOException;

    /** What people know it by. */
    @Override
    String toString();

    /** The file {@code clock.time} in a folder. */
    static TimeFile in(Path folder) {
        return new OnDisk(folder.resolve("clock.time"));
    }

    /** A file of the machine. */
    record OnDisk(Path path) implements TimeFile {

        @Override
        public @Nullable String read() throws IOException {
            // Any bytes are texts in this encoding, so that damage is met by who knows what should be there.
            return Files.exists(path) ? Files.readString(path, StandardCharsets.ISO_8859_1) : null;
        }

        @Override
        public void write(String text) throws IOException {
            Path next = path.resolveSibling(path.getFileName() + ".next");
            try (FileChannel channel = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(false);
            }
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }
}
