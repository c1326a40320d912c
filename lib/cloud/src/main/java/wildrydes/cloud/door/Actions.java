package wildrydes.cloud.door;

import java.util.Map;
import wildrydes.cloud.wire.Operation;

/**
 * The actions by which policies name operations: the service's signing name and the operation's, but for those in the table
 * (docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html).
 */
final class Actions {

    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("s3:HeadBucket", "s3:ListBucket"),
            Map.entry("s3:ListBuckets", "s3:ListAllMyBuckets"),
            Map.entry("s3:ListObjects", "s3:ListBucket"),
            Map.entry("s3:ListObjectsV2", "s3:ListBucket"),
            Map.entry("s3:HeadObject", "s3:GetObject"),
            Map.entry("s3:DeleteObjects", "s3:DeleteObject"),
            Map.entry("s3:CopyObject", "s3:PutObject"),
            Map.entry("s3:CreateMultipartUpload", "s3:PutObject"),
            Map.entry("s3:UploadPart", "s3:PutObject"),
            Map.entry("s3:CompleteMultipartUpload", "s3:PutObject"),
            Map.entry("lambda:Invoke", "lambda:InvokeFunction"),
            Map.entry("monitoring:GetMetricData", "cloudwatch:GetMetricData"),
            Map.entry("monitoring:GetMetricStatistics", "cloudwatch:GetMetricStatistics"),
            Map.entry("monitoring:ListMetrics", "cloudwatch:ListMetrics"),
            Map.entry("monitoring:PutMetricData", "cloudwatch:PutMetricData"));

    private Actions() {}

    static String of(Operation operation) {
        String plain = operation.service().signingName() + ":" + operation.name();
        return OTHERS.getOrDefault(plain, plain);
    }
}
