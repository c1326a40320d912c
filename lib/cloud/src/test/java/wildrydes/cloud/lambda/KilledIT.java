package wildrydes.cloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import wildrydes.cloud.CloudProcess;
import wildrydes.cloud.LabClient;

/** A process that is killed while events wait: the next one has the functions and goes on with the events. */
class KilledIT {

    private static final AwsCredentials KEY =
            AwsBasicCredentials.create(CloudProcess.KEY.id(), CloudProcess.KEY.secret());
    private static final String ROLE = "arn:aws:iam::000000000000:role/Functions";
    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:records";
    private static final int EVENTS = 2;

    @TempDir
    Path folder;

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(KEY))
                .build();
    }

    private static void run(CloudProcess cloud, String duration) {
        new LabClient(cloud.endpoint(), CloudProcess.KEY)
                .post("/_lab/clock/run", "{\"duration\":\"" + duration + "\"}");
    }

    @Test
    void noAcknowledgedEventIsLost() throws Exception {
        try (CloudProcess cloud = CloudProcess.start(folder, "--clock", "step");
                LambdaClient lambda = client(LambdaClient.builder(), cloud.endpoint())) {
            prepare(cloud, lambda);
            for (int i = 0; i < EVENTS; i++) {
                SdkBytes payload = SdkBytes.fromUtf8String("{\"event\":" + i + "}");
                lambda.invoke(request -> request.functionName("rides")
                        .invocationType(InvocationType.EVENT)
                        .payload(payload));
            }
            cloud.kill();
        }
        try (CloudProcess cloud = CloudProcess.start(folder, "--clock", "step")) {
            run(cloud, "PT1M"); // the second attempt, and a kill before the third
            cloud.kill();
        }
        try (CloudProcess cloud = CloudProcess.start(folder, "--clock", "step");
                SqsClient sqs = client(SqsClient.builder(), cloud.endpoint())) {
            run(cloud, "PT10M");
            String url = sqs.getQueueUrl(queue -> queue.queueName("records")).queueUrl();
            List<Message> messages = sqs.receiveMessage(
                            request -> request.queueUrl(url).maxNumberOfMessages(10))
                    .messages();
            assertThat(messages)
                    .extracting(message -> context(message)
                            .path("requestPayload")
                            .path("event")
                            .asInt())
                    .containsExactlyInAnyOrder(0, 1);
            assertThat(messages)
                    .allSatisfy(message -> assertThat(context(message)
                                    .path("requestContext")
                                    .path("approximateInvokeCount")
                                    .asInt())
                            .isEqualTo(3));
        }
    }

    private static JsonNode context(Message message) {
        try {
            return new ObjectMapper().readTree(message.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A function whose handler class is missing, so that every attempt fails. */
    private static void prepare(CloudProcess cloud, LambdaClient lambda) {
        try (IamClient iam = client(IamClient.builder(), cloud.endpoint());
                SqsClient sqs = client(SqsClient.builder(), cloud.endpoint())) {
            sqs.createQueue(queue -> queue.queueName("records"));
            iam.createRole(role -> role.roleName("Functions")
                    .assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                            + "\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}}"));
            iam.putRolePolicy(policy -> policy.roleName("Functions")
                    .policyName("Send")
                    .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                            + "\"Action\":\"sqs:SendMessage\",\"Resource\":\"" + QUEUE + "\"}}"));
        }
        lambda.createFunction(request -> request.functionName("rides")
                .runtime("java17")
                .handler("rides.Missing::handleRequest")
                .role(ROLE)
                .code(code -> code.zipFile(Zips.sdk("rides/readme"))));
        run(cloud, "PT2S");
        lambda.putFunctionEventInvokeConfig(request -> request.functionName("rides")
                .destinationConfig(to -> to.onFailure(failure -> failure.destination(QUEUE))));
    }
}
