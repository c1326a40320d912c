package wildrydes.cloud.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import wildrydes.cloud.Cloud;
import wildrydes.cloud.LabClient;
import wildrydes.cloud.Settings;
import wildrydes.cloud.auth.AccessKey;
import wildrydes.cloud.clock.WallTime;

/** A whole cloud on a folder of its own, with the SDK's S3 client before it. */
final class ServedS3 implements AutoCloseable {

    static final AccessKey KEY = new AccessKey("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    private final Path folder;
    private Cloud cloud;

    ServedS3() {
        this(temporary());
    }

    private ServedS3(Path folder) {
        this.folder = folder;
        try {
            cloud = open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("s3");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Cloud open() throws IOException {
        Settings settings = new Settings(
                0, folder.resolve("data"), KEY, 1, true, null, "000000000000", "us-east-1", null, List.of());
        return new Cloud(settings, WallTime.system());
    }

    /** Ends the cloud and starts it again on the same folder. */
    void restart() throws IOException {
        cloud.close();
        cloud = open();
    }

    /**
     * Starts a cloud on a copy of the folder as it is at this moment, as if the process had been killed now.
     *
     * @param damage what else happens to the copy, which is the folder of the data, before the start
     */
    ServedS3 killed(Consumer<Path> damage) {
        try {
            Path copy = Files.createTempDirectory("s3-killed");
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path to = copy.resolve(folder.relativize(file).toString());
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to);
                }
            }
            damage.accept(copy.resolve("data"));
            return new ServedS3(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of the objects. */
    Path objects() {
        return folder.resolve("data").resolve("s3");
    }

    /** The folder around the cloud's. */
    Path folder() {
        return folder;
    }

    /** Requests to the cloud itself, such as those that let time pass. */
    LabClient lab() {
        return new LabClient(endpoint(), KEY);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + cloud.port());
    }

    S3Client client() {
        return S3Client.builder()
                .endpointOverride(endpoint())
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials())
                .overrideConfiguration(configuration -> configuration
                        .apiCallTimeout(Duration.ofSeconds(60))
                        .retryStrategy(RetryMode.STANDARD)
                        .retryStrategy(strategy -> strategy.maxAttempts(1)))
                .build();
    }

    S3Presigner presigner() {
        return S3Presigner.builder()
                .endpointOverride(endpoint())
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials())
                .build();
    }

    private static StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY.id(), KEY.secret()));
    }

    @Override
    public void close() {
        try {
            cloud.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
