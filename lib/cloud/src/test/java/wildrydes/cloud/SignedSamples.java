package wildrydes.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import wildrydes.cloud.auth.AccessKey;

/** Good requests to S3 whose signature is in the query, or goes through the body chunk by chunk, with trailers and without. */
final class SignedSamples {

    private static final byte[] CONTENT = "a unicorn ".repeat(40).getBytes(StandardCharsets.UTF_8);

    private SignedSamples() {}

    static byte[] next(Random random, int port, AccessKey key) {
        return switch (random.nextInt(5)) {
            case 0 -> presigned(SdkHttpMethod.GET, port, key);
            case 1 -> presigned(SdkHttpMethod.PUT, port, key);
            case 2 -> chunked(port, key, true, false);
            case 3 -> chunked(port, key, true, true);
            default -> chunked(port, key, false, true);
        };
    }

    private static SdkHttpRequest request(SdkHttpMethod method, int port) {
        return SdkHttpRequest.builder()
                .method(method)
                .uri(URI.create("http://127.0.0.1:" + port + "/herd/chunked"))
                .build();
    }

    private static byte[] presigned(SdkHttpMethod method, int port, AccessKey key) {
        byte[] body = method == SdkHttpMethod.PUT ? CONTENT : new byte[0];
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(signing -> signing.request(request(method, port))
                        .identity(AwsCredentialsIdentity.create(key.id(), key.secret()))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, Duration.ofMinutes(1)));
        return bytes(signed, body);
    }

    private static byte[] chunked(int port, AccessKey key, boolean signedChunks, boolean trailer) {
        SignedRequest signed = AwsV4HttpSigner.create().sign(signing -> {
            signing.request(request(SdkHttpMethod.PUT, port))
                    .payload(ContentStreamProvider.fromByteArray(CONTENT))
                    .identity(AwsCredentialsIdentity.create(key.id(), key.secret()))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                    .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                    .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, signedChunks)
                    .putProperty(AwsV4HttpSigner.CHUNK_ENCODING_ENABLED, true);
            if (trailer) {
                signing.putProperty(AwsV4HttpSigner.CHECKSUM_ALGORITHM, DefaultChecksumAlgorithm.CRC32);
            }
        });
        try {
            return bytes(signed, signed.payload().orElseThrow().newStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(SignedRequest signed, byte[] body) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        signed.request().forEachHeader((name, values) -> headers.put(name, String.join(",", values)));
        headers.remove("content-length");
        headers.putIfAbsent("host", "127.0.0.1:" + signed.request().port());
        String query = signed.request()
                .encodedQueryParameters()
                .map(text -> "?" + text)
                .orElse("");
        return DamagedRequests.bytes(
                signed.request().method().name(), signed.request().encodedPath() + query, headers, body);
    }
}
