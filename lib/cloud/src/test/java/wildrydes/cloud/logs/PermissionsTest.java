package wildrydes.cloud.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;
import wildrydes.cloud.ServedCloud;

/** Whoever logs needs the right to: a session of a role that may create streams, but not put events. */
class PermissionsTest {

    private static final String GROUP = "/aws/lambda/WildRydes";
    private static final String TRUST = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
            + "\"Principal\":{\"AWS\":\"000000000000\"},\"Action\":\"sts:AssumeRole\"}}";
    private static final String MAY_CREATE = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
            + "\"Action\":\"logs:CreateLogStream\",\"Resource\":\"" + ServedLogs.arn(GROUP) + ":*\"}}";

    @TempDir
    Path folder;

    @Test
    void aRoleThatMayNotPutEventsIsRefusedInAwssWords() {
        try (ServedCloud cloud = new ServedCloud(folder);
                IamClient iam = cloud.iam(ServedCloud.ADMINISTRATOR);
                StsClient sts = cloud.sts(ServedCloud.ADMINISTRATOR);
                CloudWatchLogsClient administrator = cloud.logs(ServedCloud.ADMINISTRATOR)) {
            administrator.createLogGroup(request -> request.logGroupName(GROUP));
            iam.createRole(request -> request.roleName("Processor").assumeRolePolicyDocument(TRUST));
            iam.putRolePolicy(
                    request -> request.roleName("Processor").policyName("p").policyDocument(MAY_CREATE));
            var session =
                    ServedCloud.of(sts.assumeRole(request -> request.roleArn("arn:aws:iam::000000000000:role/Processor")
                                    .roleSessionName("session"))
                            .credentials());
            try (CloudWatchLogsClient logs = cloud.logs(session)) {
                logs.createLogStream(CreateLogStreamRequest.builder()
                        .logGroupName(GROUP)
                        .logStreamName("s")
                        .build());

                PutLogEventsRequest put = PutLogEventsRequest.builder()
                        .logGroupName(GROUP)
                        .logStreamName("s")
                        .logEvents(InputLogEvent.builder()
                                .timestamp(1L)
                                .message("m")
                                .build())
                        .build();
                assertThatThrownBy(() -> logs.putLogEvents(put))
                        .isInstanceOfSatisfying(AwsServiceException.class, e -> {
                            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
                            assertThat(e.awsErrorDetails().errorMessage())
                                    .isEqualTo("User: arn:aws:sts::000000000000:assumed-role/Processor/session is not"
                                            + " authorized to perform: logs:PutLogEvents on resource: "
                                            + ServedLogs.arn(GROUP) + ":log-stream:s because no identity-based policy"
                                            + " allows the logs:PutLogEvents action");
                        });
            }
        }
    }
}
