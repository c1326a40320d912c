package wildrydes.cloud.analytics.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InputStartingPosition;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.Output;
import software.amazon.awssdk.services.lambda.LambdaClient;
import wildrydes.cloud.ServedCloud;
import wildrydes.cloud.lambda.FakeEnvironments;
import wildrydes.cloud.lambda.Zips;
import wildrydes.cloud.lambda.run.Invocation;

/** An application whose rows are handed to a function. */
class FunctionOutputTest {

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:Deliver";
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    private final FakeEnvironments functions = new FakeEnvironments();
    private Ground ground;

    @BeforeEach
    void begin() {
        ground = Ground.begin(new ServedCloud(folder, real -> {
            real.close();
            return functions;
        }));
        ground.iam.createRole(role -> role.roleName("Deliver")
                .assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                        + "\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}}"));
        try (LambdaClient lambda = ground.cloud.lambda(ServedCloud.ADMINISTRATOR)) {
            lambda.createFunction(request -> request.functionName("Deliver")
                    .runtime("java17")
                    .handler("rides.Deliver")
                    .role("arn:aws:iam::000000000000:role/Deliver")
                    .code(code -> code.zipFile(Zips.sdk("rides/Deliver.class"))));
        }
        ground.lab.post("/_lab/clock/settle", "{\"resource\":\"" + FUNCTION + "\"}");
        ground.stream(Ground.SOURCE, 1);
        Output output = Output.builder()
                .name("DESTINATION_SQL_STREAM")
                .lambdaOutput(to -> to.resourceARN(FUNCTION))
                .destinationSchema(schema -> schema.recordFormatType("JSON"))
                .build();
        ground.application(RunTest.COPY, all -> all.outputs(output));
    }

    @AfterEach
    void end() {
        ground.close();
    }

    private static JsonNode json(Invocation invocation) {
        try {
            return JSON.readTree(invocation.payload());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JsonNode record) {
        try {
            return new String(record.path("data").binaryValue(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The function acknowledges those records. */
    private void acknowledge(Predicate<String> records) {
        functions.body = (function, invocation) -> {
            var answer = JSON.createObjectNode();
            ArrayNode results = answer.putArray("records");
            for (JsonNode record : json(invocation).path("records")) {
                results.addObject()
                        .put("recordId", record.path("recordId").asText())
                        .put("result", records.test(text(record)) ? "Ok" : "DeliveryFailed");
            }
            return FakeEnvironments.answer(answer.toString());
        };
    }

    private List<String> delivered() {
        List<String> all = new ArrayList<>();
        functions.invocations.forEach(
                invocation -> json(invocation).path("records").forEach(record -> all.add(text(record))));
        return all;
    }

    @Test
    void rowsAreHandedToTheFunctionAsAwsDocumentsIt() {
        acknowledge(record -> true);
        ground.start(InputStartingPosition.NOW);
        ground.fly(1, "Shadowfax", "Bucephalus");
        ground.pass(Duration.ofSeconds(3));

        assertThat(delivered()).containsExactlyInAnyOrder("{\"Name\":\"Shadowfax\"}", "{\"Name\":\"Bucephalus\"}");
        JsonNode event = json(functions.invocations.get(0));
        assertThat(event.path("applicationArn").asText())
                .isEqualTo("arn:aws:kinesisanalytics:us-east-1:000000000000:application/wildrydes");
        assertThat(event.path("records")
                        .get(0)
                        .path("lambdaDeliveryRecordMetadata")
                        .path("retryHint")
                        .asInt())
                .isZero();
    }

    @Test
    void whatIsNotAcknowledgedComesAgain() {
        acknowledge(record -> record.contains("Shadowfax"));
        ground.start(InputStartingPosition.NOW);
        ground.fly(1, "Shadowfax", "Bucephalus");
        ground.pass(Duration.ofSeconds(2));
        acknowledge(record -> true);
        ground.pass(Duration.ofSeconds(3));

        List<String> delivered = delivered();
        assertThat(delivered).filteredOn("{\"Name\":\"Shadowfax\"}"::equals).hasSize(1);
        assertThat(delivered).filteredOn("{\"Name\":\"Bucephalus\"}"::equals).hasSizeGreaterThan(1);
        JsonNode last = json(functions.invocations.get(functions.invocations.size() - 1));
        assertThat(last.path("records")
                        .get(0)
                        .path("lambdaDeliveryRecordMetadata")
                        .path("retryHint")
                        .asInt())
                .isPositive();
        assertThat(ground.live("").path("failure").isNull()).isTrue();
    }

    @Test
    void aFunctionThatFailsIsNamedAndCalledAgain() {
        functions.body = (function, invocation) -> FakeEnvironments.error("no table");
        ground.start(InputStartingPosition.NOW);
        ground.fly(1, "Shadowfax");
        ground.pass(Duration.ofSeconds(1));

        assertThat(ground.live("").path("failure").asText())
                .startsWith("Rows of DESTINATION_SQL_STREAM cannot be written to " + FUNCTION)
                .contains("the function failed: no table");
        acknowledge(record -> true);
        ground.pass(Duration.ofSeconds(30));
        assertThat(delivered()).contains("{\"Name\":\"Shadowfax\"}");
        assertThat(ground.live("").path("failure").isNull()).isTrue();
    }
}
