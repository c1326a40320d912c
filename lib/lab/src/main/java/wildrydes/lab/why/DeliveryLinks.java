package wildrydes.lab.why;

import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import wildrydes.lab.Lab;
import wildrydes.lab.Logs;

/** The way of records through a delivery stream: what it reads, what its role lacks, what waits in its buffer. */
final class DeliveryLinks {

    private static final String READ = "kinesis:GetRecords";
    private static final String WRITE = "s3:PutObject";
    private static final String BEFORE = "a delivery stream never delivers: it reads from LATEST.";
    private static final int LONGEST = 300;

    private final Chain chain;
    private final Lab lab;
    private final Upstream upstream;

    DeliveryLinks(Chain chain, Lab lab, Upstream upstream) {
        this.chain = chain;
        this.lab = lab;
        this.upstream = upstream;
    }

    /** Looks at everything up to a delivery stream, and at all that it needs. */
    void through(String name) {
        Optional<DeliveryStreamDescription> found = chain.find("delivery stream", () -> upstream.delivery(name));
        if (found.isEmpty()) {
            chain.look(
                    "delivery stream " + name,
                    () -> Looked.broken(
                            "does not exist",
                            "Create it: lab.deliveryStream(\"" + name + "\").from(stream).to(bucket).create()."));
            return;
        }
        DeliveryStreamDescription delivery = found.get();
        Optional<String> source = Upstream.source(delivery);
        source.ifPresent(
                arn -> new StreamLinks(chain, lab, upstream).into(Upstream.name(arn), since(delivery), false, BEFORE));
        chain.look("delivery stream " + name, () -> delivery(delivery));
        Upstream.destination(delivery).ifPresent(destination -> {
            chain.look("role of " + name, () -> role(destination, source));
            chain.look("bucket of " + name, () -> bucket(destination));
        });
        chain.look("log of " + name, () -> log(name));
        chain.look(
                "buffer of " + name, () -> Looked.fine(lab.deliveryStream(name).waiting()));
    }

    private static Instant since(DeliveryStreamDescription delivery) {
        Instant start = delivery.source().kinesisStreamSourceDescription().deliveryStartTimestamp();
        Instant made = delivery.createTimestamp();
        return start != null ? start : made != null ? made : Instant.EPOCH;
    }

    private static Looked delivery(DeliveryStreamDescription delivery) {
        DeliveryStreamStatus status = delivery.deliveryStreamStatus();
        String found = delivery.deliveryStreamStatusAsString() + ", version " + delivery.versionId();
        if (status == DeliveryStreamStatus.CREATING_FAILED) {
            String details = delivery.failureDescription() == null
                    ? ""
                    : ": " + delivery.failureDescription().details();
            return Looked.broken(found + details, "delete() it, mend what the sentence says, and create() it again.");
        }
        return status == DeliveryStreamStatus.ACTIVE
                ? Looked.fine(found)
                : Looked.broken(found, "Wait until it is ACTIVE: await() does that.");
    }

    /** The two rights without which nothing moves. */
    private Looked role(ExtendedS3DestinationDescription destination, Optional<String> source) {
        String role = destination.roleARN();
        String name = Upstream.name(role);
        String objects = destination.bucketARN() + "/*";
        try {
            if (source.isPresent() && !allowed(role, READ, source.get())) {
                return lacks(name, READ, source.get());
            }
            return allowed(role, WRITE, objects)
                    ? Looked.fine(name + " may read the source and write to the bucket")
                    : lacks(name, WRITE, objects);
        } catch (NoSuchEntityException e) {
            return Looked.broken(
                    name + " does not exist any more", "Make it again: delete() the delivery stream, and create() it.");
        }
    }

    private static Looked lacks(String role, String action, String resource) {
        return Looked.broken(
                role + " may not " + action + " on " + resource,
                "Allow " + action + " on it in a policy of the role, lab.role(\"" + role
                        + "\").inline(policy).update(), and let a minute pass.");
    }

    private boolean allowed(String role, String action, String resource) {
        return lab
                .iam()
                .simulatePrincipalPolicy(
                        b -> b.policySourceArn(role).actionNames(action).resourceArns(resource))
                .evaluationResults()
                .stream()
                .allMatch(result -> result.evalDecision() == PolicyEvaluationDecisionType.ALLOWED);
    }

    private Looked bucket(ExtendedS3DestinationDescription destination) {
        String bucket = Upstream.name(destination.bucketARN());
        try {
            lab.s3().headBucket(b -> b.bucket(bucket));
            return Looked.fine(bucket + " is there");
        } catch (NoSuchBucketException e) {
            return Looked.broken(bucket + " does not exist", "Create it: lab.bucket(..).create().");
        }
    }

    private Looked log(String name) {
        Logs logs = lab.deliveryStream(name).logs();
        if (!logs.exists()) {
            return Looked.fine("nothing has failed to be delivered");
        }
        var events = logs.events();
        if (events.isEmpty()) {
            return Looked.fine("nothing has failed to be delivered");
        }
        String last = events.stringColumn("message").get(events.rowCount() - 1);
        return Looked.symptom(
                "its last line: " + (last.length() <= LONGEST ? last : last.substring(0, LONGEST) + " ..."));
    }
}
