package wildrydes.lab.code;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import wildrydes.lab.LabException;

/**
 * A zip file as Lambda takes it for Java: classes at the top, libraries in {@code lib}. The same classes and libraries make the same
 * bytes, so that its hash tells whether anything changed.
 *
 * @param handler as Lambda names it
 * @param zip the file
 * @param files how many are in it
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-package.html">Deploy Java Lambda functions with .zip</a>
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record DeploymentPackage(String handler, byte[] zip, int files) {

    /** Any time will do, if it is always the same; this is the first that a zip file can hold. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** Packs. */
    public static DeploymentPackage of(HandlerCode code, List<Path> libraries) {
        Map<String, Path> jars = new TreeMap<>();
        libraries.forEach(jar -> jars.put("lib/" + jar.getFileName(), jar));
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : code.files().entrySet()) {
                zip.putNextEntry(entry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
            for (Map.Entry<String, Path> jar : jars.entrySet()) {
                byte[] content = read(jar.getValue());
                zip.putNextEntry(stored(jar.getKey(), content));
                zip.write(content);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory has no input or output that could fail
        }
        return new DeploymentPackage(
                code.handler(), bytes.toByteArray(), code.files().size() + jars.size());
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        return entry;
    }

    /** A jar is compressed already: doing so again takes long and gains nothing. */
    private static ZipEntry stored(String name, byte[] content) {
        ZipEntry entry = entry(name);
        var sum = new CRC32();
        sum.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        return entry;
    }

    private static byte[] read(Path jar) {
        try {
            return Files.readAllBytes(jar);
        } catch (IOException e) {
            throw new LabException("The library " + jar + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Of the file, in base64, as Lambda tells it of the code that it has. */
    public String sha256() {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(zip));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
