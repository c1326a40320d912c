package wildrydes.cloud.analytics;

import java.util.List;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CodeValidationException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ConcurrentModificationException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InvalidApplicationConfigurationException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.LimitExceededException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ResourceProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.TooManyTagsException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UnableToDetectSchemaException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UnsupportedOperationException;
import wildrydes.cloud.door.Denied;
import wildrydes.pump.sql.SqlException;

/**
 * What Kinesis Data Analytics says when it refuses. The codes are those of its references; the errors of the second version are sent for
 * the first one, too, which has the same by the same names. Nobody has recorded the sentences, but for those that say where.
 */
final class AnalyticsErrors {

    private AnalyticsErrors() {}

    static InvalidArgumentException invalid(String sentence) {
        return InvalidArgumentException.builder().message(sentence).build();
    }

    static InvalidArgumentException invalid(String sentence, Throwable cause) {
        return InvalidArgumentException.builder().message(sentence).cause(cause).build();
    }

    static UnsupportedOperationException unsupported(String sentence) {
        return UnsupportedOperationException.builder().message(sentence).build();
    }

    static ResourceNotFoundException noApplication(String name) {
        return ResourceNotFoundException.builder()
                .message("Application " + name + " not found.")
                .build();
    }

    static ResourceInUseException exists(String name) {
        return ResourceInUseException.builder()
                .message("Application " + name + " already exists.")
                .build();
    }

    static ResourceInUseException busy(Application application, String wanted) {
        return ResourceInUseException.builder()
                .message("Application " + application.name() + " is not available for this operation: it is "
                        + application.status() + ", and has to be " + wanted + ".")
                .build();
    }

    static ConcurrentModificationException otherVersion(Application application, long named) {
        return ConcurrentModificationException.builder()
                .message("The current version of application " + application.name() + " is " + application.version()
                        + ", not " + named + "; call DescribeApplication and try again with that.")
                .build();
    }

    static ConcurrentModificationException otherToken(Application application) {
        return ConcurrentModificationException.builder()
                .message("The ConditionalToken is not that of the current version of application " + application.name()
                        + "; call DescribeApplication and try again with that.")
                .build();
    }

    static InvalidArgumentException noVersion() {
        return invalid("Send CurrentApplicationVersionId or ConditionalToken.");
    }

    /** Recorded in aws/aws-sdk-ruby#2151 and rebuy-de/aws-nuke#687. */
    static UnsupportedOperationException ofSecondVersion(String name) {
        return unsupported(name
                + " was created/updated by kinesisanalyticsv2 SDK. Please use kinesisanalyticsv2 SDK to make changes to "
                + name + ".");
    }

    /** Recorded up to the role in hashicorp/terraform-provider-aws#7032. */
    static InvalidArgumentException untrusting(String role, Denied why) {
        return invalid("Kinesis Analytics service doesn't have sufficient privileges to assume the role " + role, why);
    }

    /** Recorded in hashicorp/terraform-provider-aws#38447; what Amazon says since 2024. */
    static UnsupportedOperationException noDeliveryStreams(String account) {
        return unsupported("KinesisFirehoseInput is not allowed for SQL applications under account: " + account
                + ". Please open a support ticket referencing KinesisFirehoseInput.");
    }

    /** The end is recorded in hashicorp/terraform-provider-aws#16104. */
    static InvalidArgumentException noLocation(String bucket, String key, RuntimeException why) {
        return invalid(
                "Kinesis Analytics can't read the object " + key + " of " + bucket
                        + ". Please check the role provided or validity of S3 location you provided.",
                why);
    }

    static CodeValidationException code(SqlException wrong) {
        return CodeValidationException.builder()
                .message("The application code is invalid: " + wrong.getMessage())
                .cause(wrong)
                .build();
    }

    static InvalidApplicationConfigurationException cannotRun(String name, SqlException wrong) {
        return InvalidApplicationConfigurationException.builder()
                .message("Application " + name + " cannot be started, since its code is invalid: " + wrong.getMessage())
                .cause(wrong)
                .build();
    }

    static LimitExceededException tooManyApplications(int most) {
        return LimitExceededException.builder()
                .message("The account has " + most + " applications, which is the limit.")
                .build();
    }

    static TooManyTagsException tooManyTags(int most) {
        return TooManyTagsException.builder()
                .message("An application has at most " + most + " tags.")
                .build();
    }

    /** Of operations that the reference describes for Flink applications only. */
    static UnsupportedOperationException flinkOnly() {
        return unsupported("The operation is not supported for applications of the runtime environment "
                + Application.RUNTIME + ", and there are no others here.");
    }

    static UnableToDetectSchemaException noSchema(String sentence, List<String> raw) {
        return UnableToDetectSchemaException.builder()
                .message(sentence)
                .rawInputRecords(raw)
                .processedInputRecords(raw)
                .build();
    }

    static ResourceProvisionedThroughputExceededException throttled(String stream, RuntimeException why) {
        return ResourceProvisionedThroughputExceededException.builder()
                .message("The records of " + stream + " cannot be read now, since its throughput is exceeded.")
                .cause(why)
                .build();
    }
}
