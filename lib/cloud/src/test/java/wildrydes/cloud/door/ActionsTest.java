package wildrydes.cloud.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.S3Client;

class ActionsTest {

    @ParameterizedTest
    @CsvSource({
        "kinesis, PutRecords, kinesis:PutRecords",
        "s3, ListObjectsV2, s3:ListBucket",
        "s3, ListObjects, s3:ListBucket",
        "s3, HeadBucket, s3:ListBucket",
        "s3, HeadObject, s3:GetObject",
        "s3, ListBuckets, s3:ListAllMyBuckets",
        "s3, CreateMultipartUpload, s3:PutObject",
        "s3, CopyObject, s3:PutObject",
        "s3, DeleteObjects, s3:DeleteObject",
        "s3, PutBucketLifecycleConfiguration, s3:PutLifecycleConfiguration",
        "s3, GetBucketPolicy, s3:GetBucketPolicy",
        "lambda, Invoke, lambda:InvokeFunction",
        "lambda, GetFunction, lambda:GetFunction",
        "monitoring, PutMetricData, cloudwatch:PutMetricData",
        "sqs, SendMessageBatch, sqs:SendMessage",
    })
    void anOperationIsNamedAsPoliciesNameIt(String service, String operation, String action) {
        assertThat(Actions.of(service, operation)).isEqualTo(action);
    }

    /** A name in the table that AWS does not know would be a slip of the pen that nobody ever notices. */
    @Test
    void theTableNamesOnlyOperationsThatExist() {
        Set<String> operations = new TreeSet<>();
        Arrays.stream(S3Client.class.getMethods())
                .map(method -> method.getName().substring(0, 1).toUpperCase(Locale.ROOT)
                        + method.getName().substring(1))
                .forEach(operations::add);
        // Their names in the model and in the SDK's client are one, but for this, which is the client's own.
        List<String> renamed = Actions.renamed("s3").stream()
                .filter(name -> !name.equals("SelectObjectContent"))
                .toList();
        assertThat(operations).containsAll(renamed);
        assertThat(renamed).hasSizeGreaterThan(45);
    }
}
