package wildrydes.cloud.firehose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.Processor;
import software.amazon.awssdk.services.firehose.model.ProcessorParameter;
import software.amazon.awssdk.services.lambda.LambdaClient;
import wildrydes.cloud.ServedCloud;
import wildrydes.cloud.lambda.FakeEnvironments;
import wildrydes.cloud.lambda.Zips;
import wildrydes.cloud.lambda.run.Invocation;

/** A delivery stream whose records go through a function. */
class TransformationTest {

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:Transform";
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
        ground.role("Transform", "lambda.amazonaws.com");
        try (LambdaClient lambda = ground.cloud.lambda(ServedCloud.ADMINISTRATOR)) {
            lambda.createFunction(request -> request.functionName("Transform")
                    .runtime("java17")
                    .handler("rides.Transform")
                    .role("arn:aws:iam::000000000000:role/Transform")
                    .code(code -> code.zipFile(Zips.sdk("rides/Transform.class"))));
        }
        ground.settle(FUNCTION);
    }

    @AfterEach
    void end() {
        ground.close();
    }

    private static void processed(ExtendedS3DestinationConfiguration.Builder destination, Map<String, String> more) {
        ProcessorParameter function = parameter("LambdaArn", FUNCTION);
        List<ProcessorParameter> parameters = new java.util.ArrayList<>(List.of(function));
        more.forEach((name, value) -> parameters.add(parameter(name, value)));
        destination
                .bufferingHints(hints -> hints.sizeInMBs(1).intervalInSeconds(60))
                .processingConfiguration(processing -> processing
                        .enabled(true)
                        .processors(Processor.builder()
                                .type("Lambda")
                                .parameters(parameters)
                                .build()));
    }

    private static ProcessorParameter parameter(String name, String value) {
        return ProcessorParameter.builder()
                .parameterName(name)
                .parameterValue(value)
                .build();
    }

    /** The function answers each record in some way. */
    private void answer(BiConsumer<String, ObjectNode> record) {
        functions.body = (function, invocation) -> {
            ObjectNode answer = JSON.createObjectNode();
            ArrayNode records = answer.putArray("records");
            for (JsonNode one : event(invocation).path("records")) {
                ObjectNode result =
                        records.addObject().put("recordId", one.path("recordId").asText());
                record.accept(text(one), result);
            }
            return FakeEnvironments.answer(answer.toString());
        };
    }

    private static JsonNode event(Invocation invocation) {
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

    private static ObjectNode ok(String data, ObjectNode result) {
        return result.put("result", "Ok").put("data", data.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void recordsGoThroughTheFunctionAndThenThroughTheBuffer() {
        answer((record, result) -> ok(record.toUpperCase(Locale.ROOT), result));
        ground.direct(destination -> processed(destination, Map.of("BufferIntervalInSeconds", "30")));
        ground.put("a\n");
        ground.put("b\n");
        ground.passSeconds(29);
        assertThat(functions.invocations).isEmpty();
        assertThat(ground.delivery().path("buffers").get(0).path("kind").asText())
                .isEqualTo("transform");
        ground.passSeconds(1);
        assertThat(functions.invocations).hasSize(1);
        ground.passSeconds(60);
        assertThat(ground.content()).isEqualTo("A\nB\n");

        JsonNode event = event(functions.invocations.get(0));
        assertThat(event.fieldNames())
                .toIterable()
                .containsExactly("invocationId", "deliveryStreamArn", "region", "records");
        assertThat(event.path("deliveryStreamArn").asText()).isEqualTo(Ground.ARN);
        assertThat(event.path("records").get(0).fieldNames())
                .toIterable()
                .containsExactly("recordId", "approximateArrivalTimestamp", "data");
    }

    @Test
    void recordsOfAStreamTellWhereTheyAreFrom() {
        answer((record, result) -> ok(record, result));
        ground.source(1);
        ground.reading(destination -> processed(destination, Map.of("BufferIntervalInSeconds", "0")));
        String number = ground.send("a");
        ground.passSeconds(62);
        assertThat(ground.content()).isEqualTo("a");
        JsonNode event = event(functions.invocations.get(0));
        assertThat(event.path("sourceKinesisStreamArn").asText()).isEqualTo(Ground.SOURCE_ARN);
        JsonNode origin = event.path("records").get(0).path("kinesisRecordMetadata");
        assertThat(origin.path("shardId").asText()).isEqualTo("shardId-000000000000");
        assertThat(origin.path("partitionKey").asText()).isEqualTo("a");
        assertThat(origin.path("sequenceNumber").asText()).isEqualTo(number);
        assertThat(origin.path("subsequenceNumber").asInt()).isZero();
    }

    @Test
    void whatIsDroppedIsNowhereAndWhatFailedStandsApart() throws IOException {
        answer((record, result) -> {
            switch (record) {
                case "drop" -> result.put("result", "Dropped");
                case "fail" -> result.put("result", "ProcessingFailed");
                default -> ok(record, result);
            }
        });
        ground.direct(destination -> processed(destination, Map.of("BufferIntervalInSeconds", "0")));
        ground.put("drop");
        ground.put("fail");
        ground.put("keep");
        ground.passSeconds(61);
        assertThat(ground.objects()).hasSize(2);
        String failed = ground.objects().lastKey();
        assertThat(failed).matches("processing-failed/\\d{4}/\\d{2}/\\d{2}/\\d{2}/rides-1-.*");
        assertThat(ground.objects().firstEntry().getValue()).isEqualTo("keep");
        String line = ground.objects().get(failed);
        assertThat(line).endsWith("\n");
        JsonNode json = JSON.readTree(line);
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "rawData",
                        "errorCode",
                        "errorMessage",
                        "attemptsMade",
                        "arrivalTimestamp",
                        "attemptEndingTimestamp",
                        "lambdaARN");
        assertThat(json.path("rawData").binaryValue()).asString().isEqualTo("fail");
        assertThat(json.path("errorCode").asText()).isEqualTo("Lambda.ProcessingFailedStatus");
        assertThat(json.path("errorMessage").asText()).isEqualTo("ProcessingFailed status set for record");
        assertThat(json.path("attemptsMade").asInt()).isEqualTo(1);
        assertThat(json.path("lambdaARN").asText()).isEqualTo(FUNCTION);
    }

    @Test
    void aFunctionThatFailsIsTriedAgainAndThenGivenUp() throws IOException {
        functions.body = (function, invocation) -> FakeEnvironments.error("no");
        ground.direct(
                destination -> processed(destination, Map.of("BufferIntervalInSeconds", "0", "NumberOfRetries", "2")));
        ground.put("a");
        ground.passSeconds(61);
        assertThat(functions.invocations).hasSize(3);
        JsonNode json = JSON.readTree(ground.content());
        assertThat(json.path("errorCode").asText()).isEqualTo("Lambda.FunctionError");
        assertThat(json.path("attemptsMade").asInt()).isEqualTo(3);
        assertThat(ground.delivery().path("error").path("code").asText()).isEqualTo("Lambda.FunctionError");
    }

    @Test
    void answersThatCannotBeUsedFailWithTheirReason() throws IOException {
        answer((record, result) -> {
            ok(record, result);
            if (record.equals("lost")) {
                result.put("recordId", "another");
            }
        });
        ground.direct(destination -> processed(destination, Map.of("BufferIntervalInSeconds", "0")));
        ground.put("lost");
        ground.passSeconds(61);
        assertThat(JSON.readTree(ground.content()).path("errorCode").asText()).isEqualTo("Lambda.MissingRecordId");
        assertThat(functions.invocations).hasSize(1);
    }

    @Test
    void aRoleThatMayNotInvokeTheFunctionSaysSo() throws IOException {
        ground.direct(
                destination -> processed(destination, Map.of("BufferIntervalInSeconds", "0", "NumberOfRetries", "0")));
        ground.allow("s3:*");
        ground.put("a");
        ground.passSeconds(61);
        assertThat(JSON.readTree(ground.content()).path("errorCode").asText()).isEqualTo("Lambda.InvokeAccessDenied");
        assertThat(ground.delivery().path("error").path("reason").asText()).contains("lambda:InvokeFunction");
    }
}
