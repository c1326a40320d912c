package wildrydes.cloud.wholelab;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import wildrydes.cloud.wholelab.handlers.RowsToItems;

/** The deployment package of the lab's function: its class, and in {@code lib} what the SDK's client of DynamoDB needs. */
final class FunctionPackage {

    /** For the rest of the SDK, the clients of all other services above all, there is no room in a request. */
    private static final Pattern LIBRARIES = Pattern.compile("(annotations|auth|aws-core|aws-json-protocol|checksums"
            + "|checksums-spi|dynamodb|endpoints-spi|eventstream|http-auth(-.*)?|http-client-spi|identity-spi|json-utils"
            + "|metrics-spi|profiles|protocol-core|reactive-streams|regions|retries|retries-spi|sdk-core|slf4j-api"
            + "|third-party-jackson-core|url-connection-client|utils|utils-lite)-[\\d.]+\\.jar");

    private FunctionPackage() {}

    static SdkBytes zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                InputStream code = RowsToItems.class.getResourceAsStream("RowsToItems.class")) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            zip.putNextEntry(new ZipEntry(RowsToItems.class.getName().replace('.', '/') + ".class"));
            code.transferTo(zip);
            for (Path jar : libraries().toList()) {
                zip.putNextEntry(new ZipEntry("lib/" + jar.getFileName()));
                Files.copy(jar, zip);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SdkBytes.fromByteArray(bytes.toByteArray());
    }

    private static Stream<Path> libraries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry ->
                        LIBRARIES.matcher(entry.getFileName().toString()).matches());
    }
}
