package wildrydes.cloud.s3;

import static java.util.Objects.requireNonNullElse;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/**
 * How an object is said to be encrypted: as its request says or, where that says nothing, as its bucket does
 * (docs.aws.amazon.com/AmazonS3/latest/API/API_ServerSideEncryptionByDefault.html).
 */
final class Encryption {

    /** Begins the name of each of its headers. */
    static final String HEADER = "x-amz-server-side-encryption";

    private static final String KEY = HEADER + "-aws-kms-key-id";
    private static final String BUCKET_KEY = HEADER + "-bucket-key-enabled";

    /** What every bucket has that says nothing else, at AWS since January 2023. */
    private static final ServerSideEncryptionByDefault USUAL = ServerSideEncryptionByDefault.builder()
            .sseAlgorithm(ServerSideEncryption.AES256)
            .build();

    private static final ServerSideEncryptionConfiguration USUAL_RULES = ServerSideEncryptionConfiguration.builder()
            .rules(ServerSideEncryptionRule.builder()
                    .applyServerSideEncryptionByDefault(USUAL)
                    .bucketKeyEnabled(false)
                    .build())
            .build();

    private Encryption() {}

    /** As the bucket has it for what says nothing. */
    static ServerSideEncryptionConfiguration of(Bucket bucket) {
        return requireNonNullElse(bucket.settings().find(Setting.ENCRYPTION), USUAL_RULES);
    }

    /**
     * The headers of an object. Only one with a key of KMS can have a bucket key, and has it as the bucket says where the request does not
     * (docs.aws.amazon.com/AmazonS3/latest/userguide/configuring-bucket-key-object.html).
     */
    static Map<String, String> headers(AwsRequest request, Bucket bucket) {
        ServerSideEncryptionRule rule = of(bucket).rules().get(0);
        String algorithm = text(request, "ServerSideEncryption");
        String key = text(request, "SSEKMSKeyId");
        if (algorithm == null) {
            ServerSideEncryptionByDefault usual = requireNonNullElse(rule.applyServerSideEncryptionByDefault(), USUAL);
            algorithm = usual.sseAlgorithmAsString();
            key = key == null ? usual.kmsMasterKeyID() : key;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(HEADER, algorithm);
        ObjectHeaders.put(headers, KEY, key);
        boolean bucketKey = request.getValueForField("BucketKeyEnabled", Boolean.class)
                .orElse(requireNonNullElse(rule.bucketKeyEnabled(), false));
        if (bucketKey && algorithm.equals(ServerSideEncryption.AWS_KMS.toString())) {
            headers.put(BUCKET_KEY, "true");
        }
        return headers;
    }

    private static @Nullable String text(AwsRequest request, String member) {
        return request.getValueForField(member, String.class).orElse(null);
    }
}
