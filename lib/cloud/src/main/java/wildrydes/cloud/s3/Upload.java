package wildrydes.cloud.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;

/** Content that has arrived, on the disk but not yet under a key; removed again where it is not taken. */
final class Upload implements AutoCloseable {

    /** AWS's limit for one PutObject (docs.aws.amazon.com/AmazonS3/latest/userguide/upload-objects.html). */
    private static final long MOST_BYTES = 5L << 30;

    private static final int BUFFER = 64 << 10;

    private final Path file;
    private final long size;
    private final byte[] md5;
    private final Map<String, String> checksums;

    private Upload(Path file, long size, byte[] md5, Map<String, String> checksums) {
        this.file = file;
        this.size = size;
        this.md5 = md5;
        this.checksums = checksums;
    }

    /** Reads a body to its end, into a file of the folder that is on the disk when this returns. */
    static Upload receive(InputStream body, Path folder) {
        Path file = folder.resolve(UUID.randomUUID().toString());
        boolean whole = false;
        try {
            Files.createDirectories(folder);
            Upload upload = receiveInto(body, file);
            whole = true;
            return upload;
        } catch (IOException e) {
            throw new UncheckedIOException("The content could not be written to " + folder + ".", e);
        } finally {
            if (!whole) {
                delete(file);
            }
        }
    }

    private static Upload receiveInto(InputStream body, Path file) throws IOException {
        MessageDigest md5 = Digests.of("MD5");
        MessageDigest sha256 = Digests.of("SHA-256");
        CRC32 crc32 = new CRC32();
        long size = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                size += read;
                if (size > MOST_BYTES) {
                    throw S3Errors.entityTooLarge(MOST_BYTES);
                }
                md5.update(buffer, 0, read);
                sha256.update(buffer, 0, read);
                crc32.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
            channel.force(true);
        }
        return new Upload(
                file,
                size,
                md5.digest(),
                Map.of(
                        "x-amz-checksum-crc32", base64(Checksums.bytes((int) crc32.getValue())),
                        "x-amz-checksum-sha256", base64(sha256.digest())));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    Path file() {
        return file;
    }

    long size() {
        return size;
    }

    /** In base64, as {@code Content-MD5} has it. */
    String md5() {
        return base64(md5);
    }

    /** With its quotes. */
    String eTag() {
        return '"' + HexFormat.of().formatHex(md5) + '"';
    }

    /** The checksums that were calculated, by their headers' names. */
    Map<String, String> checksums() {
        return checksums;
    }

    /** Removes the file, unless it has been moved to its place. */
    @Override
    public void close() {
        delete(file);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The upload " + file + " could not be removed.", e);
        }
    }
}
