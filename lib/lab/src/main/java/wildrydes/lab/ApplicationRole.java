package wildrydes.lab;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The role in which an application reads its source and writes to its outputs, as AWS's console made it: trusted by the service,
 * allowed these streams and no others.
 */
final class ApplicationRole {

    private static final String SERVICE = "kinesisanalytics.amazonaws.com";
    private static final String READ = "ReadInputKinesis";
    private static final String WRITE = "WriteOutputKinesis";

    private final Lab lab;
    private final Role role;
    private boolean known;

    ApplicationRole(Lab lab, String application) {
        this.lab = lab;
        this.role = lab.role(application + "-analytics");
    }

    Role role() {
        return role;
    }

    /** Makes the role where it is missing, and lets it read a stream. */
    void mayRead(DataStream stream) {
        give(
                READ,
                List.of(stream),
                "\"kinesis:DescribeStream\", \"kinesis:GetShardIterator\", \"kinesis:GetRecords\", \"kinesis:ListShards\"");
        if (!known) {
            known = true;
            Progress.line("Made role " + role.name() + ": " + SERVICE + " may become it, and it may read "
                    + stream.name() + ".");
        }
    }

    /** Lets it write to streams, and to no others. */
    void mayWrite(Collection<DataStream> streams) {
        if (!streams.isEmpty()) {
            give(WRITE, streams, "\"kinesis:DescribeStream\", \"kinesis:PutRecord\", \"kinesis:PutRecords\"");
        }
    }

    private void give(String sid, Collection<DataStream> streams, String actions) {
        known = known || role.exists();
        if (!known) {
            role.trustService(SERVICE).createOrTurn();
        }
        String arns = streams.stream().map(stream -> "\"" + stream.arn() + "\"").collect(Collectors.joining(", "));
        Policy policy = lab.policy(sid).document("""
                {
                  "Version": "2012-10-17",
                  "Statement": [{
                    "Sid": "%s",
                    "Effect": "Allow",
                    "Action": [%s],
                    "Resource": [%s]
                  }]
                }""".formatted(sid, actions, arns));
        lab.iam()
                .putRolePolicy(
                        b -> b.roleName(role.name()).policyName(policy.name()).policyDocument(policy.given()));
    }
}
