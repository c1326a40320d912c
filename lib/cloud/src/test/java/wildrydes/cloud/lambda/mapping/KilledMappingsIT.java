package wildrydes.cloud.lambda.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import wildrydes.cloud.Clients;
import wildrydes.cloud.CloudProcess;
import wildrydes.cloud.LabClient;

/** A packed cloud that is killed amid a mapping's work goes on where it was: each record that was taken is processed at least once. */
class KilledMappingsIT {

    private static final String NAME = "drill";
    private static final int KILLS = 3;

    @TempDir
    Path folder;

    private final Random random = new Random(20261126);
    private final Set<String> taken = new HashSet<>();

    @Test
    @Timeout(600)
    void everyRecordIsProcessed() {
        for (int time = 0; time < KILLS; time++) {
            try (CloudProcess cloud = CloudProcess.start(folder, "--speed", "60")) {
                if (time == 0) {
                    begin(cloud);
                }
                put(cloud, 20 + random.nextInt(60));
                cloud.kill();
            }
        }
        try (CloudProcess cloud = CloudProcess.start(folder, "--speed", "60");
                CloudWatchLogsClient logs = client(cloud, CloudWatchLogsClient.builder())) {
            new LabClient(cloud.endpoint(), CloudProcess.KEY).post("/_lab/clock/run", "{\"duration\":\"PT1M\"}");

            Set<String> rows = new HashSet<>();
            logs.filterLogEventsPaginator(request ->
                            request.logGroupName("/aws/lambda/" + NAME).filterPattern("row"))
                    .events()
                    .forEach(event -> rows.add(event.message().strip()));
            assertThat(rows).containsAll(taken);
            assertThat(taken).hasSizeGreaterThan(KILLS * 10);
        }
    }

    private static void begin(CloudProcess cloud) {
        LabClient lab = new LabClient(cloud.endpoint(), CloudProcess.KEY);
        try (IamClient iam = client(cloud, IamClient.builder());
                KinesisClient kinesis = client(cloud, KinesisClient.builder());
                LambdaClient lambda = client(cloud, LambdaClient.builder())) {
            iam.createRole(role -> role.roleName(NAME)
                    .assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                            + "\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}}"));
            iam.attachRolePolicy(policy -> policy.roleName(NAME)
                    .policyArn("arn:aws:iam::aws:policy/service-role/AWSLambdaKinesisExecutionRole"));
            kinesis.createStream(stream -> stream.streamName(NAME).shardCount(1));
            lambda.createFunction(request -> RealDrillTest.function(request, NAME));
            lab.post("/_lab/clock/run", "{\"duration\":\"PT1M\"}");
            lab.post("/_lab/clock/flow", "{}");
            String mapping = lambda.createEventSourceMapping(request -> request.functionName(NAME)
                            .eventSourceArn(Ground.stream(NAME))
                            .startingPosition("TRIM_HORIZON")
                            .batchSize(5))
                    .eventSourceMappingArn();
            lab.post("/_lab/clock/settle", "{\"resource\":\"" + mapping + "\"}");
        }
    }

    private void put(CloudProcess cloud, int records) {
        try (KinesisClient kinesis = client(cloud, KinesisClient.builder())) {
            for (int i = 0; i < records; i++) {
                String data = "record" + taken.size();
                kinesis.putRecord(record ->
                        record.streamName(NAME).partitionKey("Rocinante").data(SdkBytes.fromUtf8String(data)));
                taken.add("row " + data);
            }
        }
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(CloudProcess cloud, B builder) {
        return new Clients(cloud.endpoint().getPort())
                .client(builder, AwsBasicCredentials.create(CloudProcess.KEY.id(), CloudProcess.KEY.secret()));
    }
}
