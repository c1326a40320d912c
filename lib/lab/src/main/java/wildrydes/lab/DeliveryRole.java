package wildrydes.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /**
     * What a delivery touches.
     *
     * @param source ARN of the stream that it reads; empty where records are put into it directly
     * @param bucket ARN
     * @param function ARN of what transforms its records; empty where nothing does
     * @param logGroup its name
     */
    record Touched(Optional<String> source, String bucket, Optional<String> function, String logGroup) {}

    /** Makes the role where it is missing, and gives it what such a delivery needs. */
    void mayDeliver(Touched touched) {
        boolean made = !role.exists();
        if (made) {
            role.trustService(SERVICE).createOrTurn();
        }
        String document = document(touched);
        lab.iam().putRolePolicy(b -> b.roleName(role.name()).policyName(POLICY).policyDocument(document));
        if (made) {
            Progress.line("Made role " + role.name() + ": " + SERVICE + " may become it, and it may write to "
                    + name(touched.bucket())
                    + touched.source().map(arn -> " and read " + name(arn)).orElse("") + ".");
        }
    }

    private static String name(String arn) {
        return arn.replaceFirst(".*[:/]", "");
    }

    private String document(Touched touched) {
        List<String> statements = new ArrayList<>();
        touched.source()
                .ifPresent(arn -> statements.add(statement(
                        "ReadSource",
                        Stream.of("DescribeStream", "GetShardIterator", "GetRecords", "ListShards")
                                .map(action -> "kinesis:" + action),
                        arn)));
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
                touched.bucket(),
                touched.bucket() + "/*"));
        touched.function()
                .ifPresent(arn -> statements.add(statement(
                        "CallFunction",
                        Stream.of("lambda:InvokeFunction", "lambda:GetFunctionConfiguration"),
                        arn,
                        arn + ":*")));
        statements.add(statement(
                "WriteErrors",
                Stream.of("logs:PutLogEvents"),
                "arn:aws:logs:" + lab.region() + ":" + lab.account() + ":log-group:" + touched.logGroup()
                        + ":log-stream:*"));
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
