package wildrydes.cloud.firehose.deliver;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that wait: in memory as long as they are few, then in a file, so that a buffer of 128 MiB takes no more memory than one of 1 MiB. It need
 * not outlive the process: what is in it is read again. Used by one thread at a time.
 */
final class Spool implements AutoCloseable {

    private static final int IN_MEMORY = 1 << 20;
    private static final int BUFFER = 64 << 10;

    private final Path folder;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable Path file;
    private @Nullable OutputStream output;
    private long size;

    /** @param folder made where it is needed */
    Spool(Path folder) {
        this.folder = folder;
    }

    /** How many bytes it has. */
    long size() {
        return size;
    }

    void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    private void write(byte[] bytes, int offset, int length) {
        try {
            if (output == null && size + length > IN_MEMORY) {
                output = file();
            }
            OutputStream to = output == null ? memory : output;
            to.write(bytes, offset, length);
            size += length;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Moves what is in memory into a file. */
    private OutputStream file() throws IOException {
        Files.createDirectories(folder);
        Path path = folder.resolve(UUID.randomUUID().toString());
        OutputStream begun = new java.io.BufferedOutputStream(Files.newOutputStream(path), BUFFER);
        file = path;
        memory.writeTo(begun);
        memory = new ByteArrayOutputStream(0);
        return begun;
    }

    private UncheckedIOException failed(IOException e) {
        return new UncheckedIOException("Records that wait for their delivery could not be kept in " + folder + ".", e);
    }

    /** What others write here. */
    OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int one) {
                Spool.this.write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                Spool.this.write(bytes, offset, length);
            }
        };
    }

    /** All of it, from the beginning; nothing is written while it is read. */
    InputStream open() {
        try {
            OutputStream written = output;
            Path path = file;
            if (written == null || path == null) {
                return new ByteArrayInputStream(memory.toByteArray());
            }
            written.flush();
            return Files.newInputStream(path);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Forgets them. */
    @Override
    public void close() {
        try {
            OutputStream written = output;
            Path path = file;
            if (written != null && path != null) {
                written.close();
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw failed(e);
        }
        memory = new ByteArrayOutputStream(0);
    }
}
