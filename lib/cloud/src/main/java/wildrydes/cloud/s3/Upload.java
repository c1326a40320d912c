package wildrydes.cloud.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Content that has arrived and is not yet under a key: small in memory, else in a file that is on the disk; removed again where it is not
 * taken.
 */
final class Upload implements AutoCloseable {

    /** AWS's limit for one PutObject (docs.aws.amazon.com/AmazonS3/latest/userguide/upload-objects.html). */
    static final long MOST_BYTES = 5L << 30;
    /** AWS's limit for an object of many parts. */
    static final long MOST_BYTES_OF_PARTS = 5L << 40;

    /** What is larger goes into a file at once, since to write it twice would cost more than to force it. */
    static final int MOST_IN_MEMORY = 64 << 10;

    private static final int BUFFER = 64 << 10;

    private final Path folder;
    private final byte @Nullable [] content;
    private final @Nullable Path file;
    private final long size;
    private final byte[] md5;
    private final Map<Algorithm, String> checksums;

    private Upload(
            Path folder,
            byte @Nullable [] content,
            @Nullable Path file,
            long size,
            byte[] md5,
            Map<Algorithm, String> checksums) {
        this.folder = folder;
        this.content = content;
        this.file = file;
        this.size = size;
        this.md5 = md5;
        this.checksums = checksums;
    }

    /**
     * Reads a body to its end.
     *
     * @param folder for what is not small
     * @param wanted the checksums that are calculated on the way; others cost a second look
     */
    static Upload receive(InputStream body, Path folder, Set<Algorithm> wanted) {
        return receive(body, folder, wanted, MOST_BYTES);
    }

    /** @param most bytes; more are refused */
    static Upload receive(InputStream body, Path folder, Set<Algorithm> wanted, long most) {
        Sums sums = new Sums(wanted);
        try {
            byte[] first = body.readNBytes(MOST_IN_MEMORY + 1);
            sums.update(first, first.length);
            if (first.length <= MOST_IN_MEMORY) {
                return new Upload(folder, first, null, first.length, sums.md5.digest(), sums.values());
            }
            return receiveInto(folder, first, body, sums, most);
        } catch (IOException e) {
            throw new UncheckedIOException("The content could not be written to " + folder + ".", e);
        }
    }

    private static Upload receiveInto(Path folder, byte[] first, InputStream body, Sums sums, long most)
            throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(UUID.randomUUID().toString());
        boolean whole = false;
        long size = first.length;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            write(channel, first, first.length);
            byte[] buffer = new byte[BUFFER];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                size += read;
                if (size > most) {
                    throw S3Errors.entityTooLarge(size, most);
                }
                sums.update(buffer, read);
                write(channel, buffer, read);
            }
            channel.force(true);
            whole = true;
        } finally {
            if (!whole) {
                delete(file);
            }
        }
        return new Upload(folder, null, file, size, sums.md5.digest(), sums.values());
    }

    private static void write(FileChannel channel, byte[] bytes, int length) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes, 0, length);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    /** What is calculated while content passes. */
    private static final class Sums {
        final MessageDigest md5 = Digests.of("MD5");
        final Map<Algorithm, Algorithm.Sum> running = new EnumMap<>(Algorithm.class);

        Sums(Set<Algorithm> wanted) {
            wanted.forEach(algorithm -> running.put(algorithm, algorithm.begin()));
        }

        void update(byte[] bytes, int length) {
            md5.update(bytes, 0, length);
            running.values().forEach(sum -> sum.update(bytes, 0, length));
        }

        Map<Algorithm, String> values() {
            Map<Algorithm, String> values = new EnumMap<>(Algorithm.class);
            running.forEach((algorithm, sum) -> values.put(algorithm, base64(sum.value())));
            return values;
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The content where it is in memory. */
    byte @Nullable [] content() {
        return content;
    }

    /** The content where it is in a file, which may be moved to its place. */
    @Nullable
    Path file() {
        return file;
    }

    /** Puts content that is in memory into a file, which is not forced. */
    Path written() throws IOException {
        if (file != null) {
            return file;
        }
        Path made = folder.resolve(UUID.randomUUID().toString());
        byte[] bytes = content == null ? new byte[0] : content;
        try {
            Files.write(made, bytes, StandardOpenOption.CREATE_NEW);
        } catch (NoSuchFileException e) {
            Files.createDirectories(folder);
            Files.write(made, bytes, StandardOpenOption.CREATE_NEW);
        }
        return made;
    }

    private InputStream open() throws IOException {
        return file == null
                ? new ByteArrayInputStream(content == null ? new byte[0] : content)
                : Files.newInputStream(file);
    }

    long size() {
        return size;
    }

    /** Of the content. */
    byte[] md5() {
        return Arrays.copyOf(md5, md5.length);
    }

    /** With its quotes. */
    String eTag() {
        return '"' + HexFormat.of().formatHex(md5) + '"';
    }

    /** In base64; read anew where it was not wanted from the beginning. */
    String checksum(Algorithm algorithm) {
        String known = checksums.get(algorithm);
        if (known != null) {
            return known;
        }
        Algorithm.Sum sum = algorithm.begin();
        try (InputStream in = open()) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sum.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("What has arrived in " + folder + " could not be read again.", e);
        }
        String value = base64(sum.value());
        checksums.put(algorithm, value);
        return value;
    }

    /** Removes the file, unless it has been moved to its place. */
    @Override
    public void close() {
        if (file != null) {
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The upload " + file + " could not be removed.", e);
        }
    }
}
