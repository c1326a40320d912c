package wildrydes.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The role in which a delivery stream reads its source and writes to its bucket, as AWS's console made it: trusted by the service,
 * allowed what this delivery needs and nothing else.
 */
final class DeliveryRole {

    private static final String SERVICE = "firehose.amazonaws.com";
    private static final String POLICY = "DeliverRecords";

    private final Lab lab;
    private final Role role;

    DeliveryRole(Lab lab, String deliveryStream) {
        this.lab = lab;
        this.role = lab.role(deliveryStream + "-delivery");
    }

    Role role() {
        return role;
    }

    /** Makes the role where it is missing, and gives it what a delivery from and to these needs. */
    void mayDeliver(DeliverySettings settings, Bucket bucket, String logGroup) {
        boolean made = !role.exists();
        if (made) {
            role.trustService(SERVICE).createOrTurn();
        }
        String document = document(settings, bucket, logGroup);
        lab.iam().putRolePolicy(b -> b.roleName(role.name()).policyName(POLICY).policyDocument(document));
        if (made) {
            Progress.line("Made role " + role.name() + ": " + SERVICE + " may become it, and it may write to "
                    + bucket.name() + (settings.from == null ? "" : " and read " + settings.from.name()) + ".");
        }
    }

    private String document(DeliverySettings settings, Bucket bucket, String logGroup) {
        List<String> statements = new ArrayList<>();
        if (settings.from != null) {
            statements.add(statement(
                    "ReadSource",
                    Stream.of("DescribeStream", "GetShardIterator", "GetRecords", "ListShards")
                            .map(action -> "kinesis:" + action),
                    settings.from.arn()));
        }
        statements.add(statement(
                "WriteBucket",
                Stream.of(
                                "AbortMultipartUpload",
                                "GetBucketLocation",
                                "GetObject",
                                "ListBucket",
                                "ListBucketMultipartUploads",
                                "PutObject")
                        .map(action -> "s3:" + action),
                bucket.arn(),
                bucket.arn() + "/*"));
        if (settings.transform != null) {
            statements.add(statement(
                    "CallFunction",
                    Stream.of("lambda:InvokeFunction", "lambda:GetFunctionConfiguration"),
                    settings.transform.arn(),
                    settings.transform.arn() + ":*"));
        }
        statements.add(statement(
                "WriteErrors",
                Stream.of("logs:PutLogEvents"),
                "arn:aws:logs:" + lab.region() + ":" + lab.account() + ":log-group:" + logGroup + ":log-stream:*"));
        return "{\"Version\": \"2012-10-17\", \"Statement\": [" + String.join(", ", statements) + "]}";
    }

    private static String statement(String sid, Stream<String> actions, String... resources) {
        return """
                {"Sid": "%s", "Effect": "Allow", "Action": [%s], "Resource": [%s]}""".formatted(sid, quoted(actions), quoted(Stream.of(resources)));
    }

    private static String quoted(Stream<String> words) {
        return words.map(word -> '"' + word + '"').collect(Collectors.joining(", "));
    }
}
