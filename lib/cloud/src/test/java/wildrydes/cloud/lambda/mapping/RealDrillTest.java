package wildrydes.cloud.lambda.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import wildrydes.cloud.LabClient;
import wildrydes.cloud.ServedCloud;
import wildrydes.cloud.auth.AccessKey;
import wildrydes.cloud.lambda.mapping.handlers.RowWriter;

/** The drill with a whole cloud, through its clients, and a function that runs in a JVM of its own. */
class RealDrillTest {

    private static final String STREAM = "arn:aws:kinesis:us-east-1:000000000000:stream/drill";

    @TempDir
    private Path folder;

    private static SdkBytes zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String name = RowWriter.class.getName().replace('.', '/') + ".class";
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                InputStream code = RowWriter.class.getResourceAsStream("RowWriter.class")) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(code.readAllBytes());
            zip.closeEntry();
        }
        return SdkBytes.fromByteArray(bytes.toByteArray());
    }

    @Test
    void withBisectOnlyTheBrokenRecordIsLost() throws IOException {
        try (ServedCloud cloud = new ServedCloud(folder);
                IamClient iam = cloud.iam(ServedCloud.ADMINISTRATOR);
                KinesisClient kinesis = cloud.kinesis(ServedCloud.ADMINISTRATOR);
                LambdaClient lambda = cloud.lambda(ServedCloud.ADMINISTRATOR);
                CloudWatchLogsClient logs = cloud.logs(ServedCloud.ADMINISTRATOR)) {
            LabClient lab = new LabClient(
                    cloud.endpoint(),
                    new AccessKey(
                            ServedCloud.ADMINISTRATOR.accessKeyId(), ServedCloud.ADMINISTRATOR.secretAccessKey()));
            iam.createRole(role -> role.roleName("drill")
                    .assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                            + "\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}}"));
            iam.attachRolePolicy(policy -> policy.roleName("drill")
                    .policyArn("arn:aws:iam::aws:policy/service-role/AWSLambdaKinesisExecutionRole"));
            kinesis.createStream(stream -> stream.streamName("drill").shardCount(1));
            String function =
                    lambda.createFunction(request -> function(request, "drill")).functionArn();
            lab.post("/_lab/clock/run", "{\"duration\":\"PT1M\"}");
            CreateEventSourceMappingResponse mapping =
                    lambda.createEventSourceMapping(request -> request.functionName("drill")
                            .eventSourceArn(STREAM)
                            .startingPosition("TRIM_HORIZON")
                            .batchSize(10)
                            .maximumRetryAttempts(2)
                            .bisectBatchOnFunctionError(true));
            lab.post("/_lab/clock/settle", "{\"resource\":\"" + mapping.eventSourceMappingArn() + "\"}");
            for (int i = 1; i <= 9; i++) {
                String data = "record" + i + (i == 5 ? "error" : "");
                kinesis.putRecord(record ->
                        record.streamName("drill").partitionKey("Rocinante").data(SdkBytes.fromUtf8String(data)));
            }

            lab.post("/_lab/clock/run", "{\"duration\":\"PT1M\"}");

            List<String> rows = logs
                    .filterLogEvents(
                            request -> request.logGroupName("/aws/lambda/drill").filterPattern("row"))
                    .events()
                    .stream()
                    .map(event -> event.message().strip())
                    .toList();
            assertThat(rows).hasSize(8).contains("row record1", "row record9").doesNotContain("row record5error");
            JsonNode attempts =
                    lab.get("/_lab/mappings/" + mapping.uuid() + "/attempts").body();
            assertThat(attempts.path("function").asText()).isEqualTo(function);
            assertThat(attempts.path("batches")
                            .path(0)
                            .path("attempts")
                            .path(0)
                            .path("error")
                            .asText())
                    .isEqualTo("java.lang.IllegalStateException: kaboom");
            assertThat(attempts.findValuesAsText("outcome")).contains("Discarded");
            assertThat(lambda.getEventSourceMapping(request -> request.uuid(mapping.uuid()))
                            .state())
                    .isEqualTo("Enabled");
        }
    }

    /** What creates a function that prints rows, in a role of its name. */
    static void function(CreateFunctionRequest.Builder request, String name) {
        request.functionName(name)
                .runtime("java17")
                .handler(RowWriter.class.getName() + "::handleRequest")
                .role("arn:aws:iam::000000000000:role/" + name)
                .timeout(60)
                .code(code -> code.zipFile(zipped()));
    }

    private static SdkBytes zipped() {
        try {
            return zip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
