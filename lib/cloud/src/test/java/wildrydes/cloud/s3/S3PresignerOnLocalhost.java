package wildrydes.cloud.s3;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Makes URLs as clients do that are told a name instead of an address. */
final class S3PresignerOnLocalhost {

    private S3PresignerOnLocalhost() {}

    static S3Presigner of(ServedS3 served) {
        return S3Presigner.builder()
                .endpointOverride(
                        URI.create("http://localhost:" + served.endpoint().getPort()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(ServedS3.KEY.id(), ServedS3.KEY.secret())))
                .build();
    }
}
