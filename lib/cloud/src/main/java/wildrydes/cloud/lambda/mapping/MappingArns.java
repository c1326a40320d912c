package wildrydes.cloud.lambda.mapping;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;

/** ARNs of mappings, by which policies and the clock know them. */
final class MappingArns {

    private final String prefix;

    MappingArns(String account, String region) {
        this.prefix = "arn:aws:lambda:" + region + ":" + account + ":event-source-mapping:";
    }

    String arn(String uuid) {
        return prefix + uuid;
    }

    /** The UUID in an ARN; null where it is not of a mapping here. */
    @Nullable
    String uuid(String arn) {
        return arn.startsWith(prefix) ? arn.substring(prefix.length()) : null;
    }

    /** The mapping that a request is about; null where it is about none that there is already. */
    @Nullable
    String of(AwsRequest request) {
        return request.getValueForField("UUID", String.class).map(this::arn).orElse(null);
    }
}
