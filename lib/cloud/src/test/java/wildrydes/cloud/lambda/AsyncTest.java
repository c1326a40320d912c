package wildrydes.cloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.lambda.ServedFunctions.ARN;
import static wildrydes.cloud.lambda.ServedFunctions.NAME;
import static wildrydes.cloud.lambda.ServedFunctions.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import wildrydes.cloud.ServedCloud;

/** Invocations for which nobody waits: events, their retries, and where they end. */
class AsyncTest {

    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:records";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private ServedFunctions functions;
    private SqsClient sqs;
    private final List<Duration> attempts = Collections.synchronizedList(new ArrayList<>());
    private Instant sent = Instant.EPOCH;

    @BeforeEach
    void open() {
        functions = ServedFunctions.begin(folder);
        functions.create();
        sqs = functions.cloud.sqs(ServedCloud.ADMINISTRATOR);
        sqs.createQueue(queue -> queue.queueName("records"));
    }

    @AfterEach
    void close() {
        sqs.close();
        functions.close();
    }

    private void send() {
        sent = functions.now();
        InvokeResponse answer = functions.client.invoke(request -> request.functionName(NAME)
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String("{\"Name\":\"Rocinante\"}")));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.executedVersion()).isNull();
    }

    /** Answers with an error, and notes when, after the event was sent: in seconds, since what is on the disk is to the millisecond. */
    private void fail() {
        functions.environments.body = (function, invocation) -> {
            attempts.add(Duration.between(sent, functions.now().plusMillis(1)).truncatedTo(ChronoUnit.SECONDS));
            return FakeEnvironments.error("no");
        };
    }

    private void configure(Consumer<DestinationConfig.Builder> destinations) {
        functions.client.putFunctionEventInvokeConfig(
                request -> request.functionName(NAME).destinationConfig(destinations));
    }

    private List<Message> messages() {
        return sqs.receiveMessage(request ->
                        request.queueUrl(url()).maxNumberOfMessages(10).messageAttributeNames("All"))
                .messages();
    }

    private String url() {
        return sqs.getQueueUrl(queue -> queue.queueName("records")).queueUrl();
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text);
    }

    @Test
    void anEventRunsAtOnceAlthoughTimeStandsStill() {
        send();
        functions.pass(Duration.ZERO);

        assertThat(functions.environments.invocations)
                .extracting(invocation -> new String(invocation.payload(), StandardCharsets.UTF_8))
                .containsExactly("{\"Name\":\"Rocinante\"}");
    }

    @Test
    void aFunctionsErrorIsTriedAgainAfterAMinuteAndAfterTwo() throws Exception {
        functions.allow("sqs:SendMessage", QUEUE);
        configure(to -> to.onFailure(failure -> failure.destination(QUEUE)));
        fail();
        send();
        functions.pass(Duration.ofHours(1));

        assertThat(attempts).containsExactly(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(3));
        assertThat(functions.environments.invocations)
                .extracting(invocation -> invocation.requestId())
                .as("one event has one request id")
                .hasSize(3)
                .allMatch(id ->
                        id.equals(functions.environments.invocations.get(0).requestId()));
        JsonNode record = json(messages().get(0).body());
        assertThat(record.path("timestamp").asText())
                .isEqualTo(sent.plus(Duration.ofMinutes(3)).toString().replaceFirst("(\\.\\d+)?Z", "") + "."
                        + String.format("%03d", sent.toEpochMilli() % 1000) + "Z");
        ((com.fasterxml.jackson.databind.node.ObjectNode) record).remove("timestamp");
        assertThat(record)
                .isEqualTo(
                        json(
                                "{\"version\":\"1.0\",\"requestContext\":{\"requestId\":\""
                                        + functions
                                                .environments
                                                .invocations
                                                .get(0)
                                                .requestId() + "\",\"functionArn\":\"" + ARN
                                        + ":$LATEST\",\"condition\":\"RetriesExhausted\",\"approximateInvokeCount\":3},"
                                        + "\"requestPayload\":{\"Name\":\"Rocinante\"},\"responseContext\":{\"statusCode\":200,"
                                        + "\"executedVersion\":\"$LATEST\",\"functionError\":\"Unhandled\"},"
                                        + "\"responsePayload\":{\"errorMessage\":\"no\",\"errorType\":\"java.lang.RuntimeException\"}}"));
        assertThat(sum("AsyncEventsReceived")).isEqualTo(1);
        assertThat(sum("AsyncEventsDropped")).isEqualTo(1);
        assertThat(sum("Errors")).isEqualTo(3);
    }

    private double sum(String metric) {
        try (CloudWatchClient cloudWatch = functions.cloud.cloudWatch(ServedCloud.ADMINISTRATOR)) {
            return cloudWatch
                    .getMetricStatistics(request -> request.namespace("AWS/Lambda")
                            .metricName(metric)
                            .dimensions(Dimension.builder()
                                    .name("FunctionName")
                                    .value(NAME)
                                    .build())
                            .startTime(sent.minusSeconds(60))
                            .endTime(functions.now().plusSeconds(60))
                            .period(86400)
                            .statistics(Statistic.SUM))
                    .datapoints()
                    .stream()
                    .mapToDouble(point -> point.sum())
                    .sum();
        }
    }

    @Test
    void aSuccessCanBeTold() throws Exception {
        functions.allow("sqs:SendMessage", QUEUE);
        configure(to -> to.onSuccess(success -> success.destination(QUEUE)));
        send();
        functions.pass(Duration.ofSeconds(1));

        JsonNode record = json(messages().get(0).body());
        assertThat(record.path("requestContext").path("condition").asText()).isEqualTo("Success");
        assertThat(record.path("requestContext").path("approximateInvokeCount").asInt())
                .isEqualTo(1);
        assertThat(record.path("responseContext"))
                .isEqualTo(json("{\"statusCode\":200,\"executedVersion\":\"$LATEST\"}"));
        assertThat(record.path("responsePayload")).isEqualTo(json("{\"Name\":\"Rocinante\"}"));
    }

    @Test
    void aDeadLetterIsTheEventItself() {
        functions.allow("sqs:SendMessage", QUEUE);
        functions.client.updateFunctionConfiguration(
                request -> request.functionName(NAME).deadLetterConfig(letters -> letters.targetArn(QUEUE)));
        functions.settle();
        functions.client.putFunctionEventInvokeConfig(
                request -> request.functionName(NAME).maximumRetryAttempts(0));
        fail();
        send();
        functions.pass(Duration.ofSeconds(1));

        Message letter = messages().get(0);
        assertThat(letter.body()).isEqualTo("{\"Name\":\"Rocinante\"}");
        assertThat(letter.messageAttributes().get("ErrorCode").stringValue()).isEqualTo("200");
        assertThat(letter.messageAttributes().get("ErrorMessage").stringValue()).isEqualTo("no");
        assertThat(letter.messageAttributes().get("RequestID").stringValue())
                .isEqualTo(functions.environments.invocations.get(0).requestId());
        assertThat(attempts).hasSize(1);
    }

    @Test
    void anotherFunctionCanBeTheDestination() throws Exception {
        functions.create(request -> request.functionName("next"));
        functions.allow("lambda:InvokeFunction", ARN.replace(NAME, "next"));
        configure(to -> to.onSuccess(success -> success.destination(ARN.replace(NAME, "next"))));
        send();
        functions.pass(Duration.ofSeconds(1));

        assertThat(functions.environments.versions)
                .extracting(FunctionVersion::name)
                .containsExactly(NAME, "next");
        assertThat(json(new String(functions.environments.invocations.get(1).payload(), StandardCharsets.UTF_8))
                        .path("responsePayload"))
                .isEqualTo(json("{\"Name\":\"Rocinante\"}"));
    }

    @Test
    void aBucketTakesFailures() throws Exception {
        try (S3Client s3 = functions.cloud.s3(ServedCloud.ADMINISTRATOR)) {
            s3.createBucket(bucket -> bucket.bucket("failures"));
            functions.allow("s3:PutObject", "arn:aws:s3:::failures/*");
            functions.client.putFunctionEventInvokeConfig(request -> request.functionName(NAME)
                    .maximumRetryAttempts(0)
                    .destinationConfig(to -> to.onFailure(failure -> failure.destination("arn:aws:s3:::failures"))));
            fail();
            send();
            functions.pass(Duration.ofSeconds(1));

            String key = s3.listObjectsV2(list -> list.bucket("failures"))
                    .contents()
                    .get(0)
                    .key();
            assertThat(key)
                    .matches(
                            "aws/lambda/async/rides/\\d{4}/\\d\\d/\\d\\d/\\d{4}-\\d\\d-\\d\\dT\\d\\d\\.\\d\\d\\.\\d\\d-.{36}");
            assertThat(json(s3.getObjectAsBytes(
                                            object -> object.bucket("failures").key(key))
                                    .asUtf8String())
                            .path("requestContext")
                            .path("condition")
                            .asText())
                    .isEqualTo("RetriesExhausted");
        }
    }

    @Test
    void anEventWaitsNoLongerThanItMay() throws Exception {
        functions.allow("sqs:SendMessage", QUEUE);
        functions.client.putFunctionEventInvokeConfig(request -> request.functionName(NAME)
                .maximumEventAgeInSeconds(90)
                .destinationConfig(to -> to.onFailure(failure -> failure.destination(QUEUE))));
        fail();
        send();
        functions.pass(Duration.ofMinutes(10));

        assertThat(attempts).containsExactly(Duration.ZERO, Duration.ofMinutes(1));
        JsonNode context = json(messages().get(0).body()).path("requestContext");
        assertThat(context.path("condition").asText()).isEqualTo("EventAgeExceeded");
        assertThat(context.path("approximateInvokeCount").asInt()).isEqualTo(2);
    }

    @Test
    void noConcurrencyAtAllMeansNoAttempt() throws Exception {
        functions.allow("sqs:SendMessage", QUEUE);
        configure(to -> to.onFailure(failure -> failure.destination(QUEUE)));
        functions.client.putFunctionConcurrency(
                request -> request.functionName(NAME).reservedConcurrentExecutions(0));
        send();
        functions.pass(Duration.ofSeconds(1));

        JsonNode record = json(messages().get(0).body());
        assertThat(record.path("requestContext").path("condition").asText()).isEqualTo("ZeroReservedConcurrency");
        assertThat(record.path("requestContext").path("approximateInvokeCount").asInt())
                .isZero();
        assertThat(record.has("responseContext")).isFalse();
        assertThat(functions.environments.invocations).isEmpty();
    }

    @Test
    void waitingEventsOutliveARestart() {
        fail();
        send();
        functions.pass(Duration.ofSeconds(30));
        functions.restart();
        fail();
        functions.pass(Duration.ofMinutes(5));

        assertThat(attempts).containsExactly(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(3));
    }

    @Test
    void eventsOfAFunctionThatIsGoneAreDropped() {
        fail();
        send();
        functions.pass(Duration.ofSeconds(1));
        functions.client.deleteFunction(request -> request.functionName(NAME));
        functions.create();
        functions.pass(Duration.ofMinutes(5));

        assertThat(attempts).hasSize(1);
    }

    @Test
    void whatCannotBeDeliveredIsCounted() {
        functions.allow("sqs:SendMessage", QUEUE);
        configure(to -> to.onSuccess(success -> success.destination(QUEUE)));
        sqs.deleteQueue(queue -> queue.queueUrl(url()));
        send();
        functions.pass(Duration.ofSeconds(1));

        assertThat(functions.environments.invocations).hasSize(1);
        assertThat(sum("DestinationDeliveryFailures")).isEqualTo(1);
    }

    @Test
    void settingsAreKeptChangedAndRemoved() {
        functions.allow("sqs:SendMessage", QUEUE);
        functions.client.putFunctionEventInvokeConfig(
                request -> request.functionName(NAME).maximumRetryAttempts(0));
        functions.client.updateFunctionEventInvokeConfig(request -> request.functionName(NAME)
                .maximumEventAgeInSeconds(60)
                .destinationConfig(to -> to.onSuccess(success -> success.destination(QUEUE))));
        functions.restart();

        GetFunctionEventInvokeConfigResponse got =
                functions.client.getFunctionEventInvokeConfig(request -> request.functionName(NAME));
        assertThat(got.functionArn()).isEqualTo(ARN + ":$LATEST");
        assertThat(got.maximumRetryAttempts()).isZero();
        assertThat(got.maximumEventAgeInSeconds()).isEqualTo(60);
        assertThat(got.destinationConfig().onSuccess().destination()).isEqualTo(QUEUE);
        assertThat(functions
                        .client
                        .listFunctionEventInvokeConfigs(request -> request.functionName(NAME))
                        .functionEventInvokeConfigs())
                .hasSize(1);
        functions.client.deleteFunctionEventInvokeConfig(request -> request.functionName(NAME));
        refused(
                "ResourceNotFoundException",
                "The function " + ARN + ":$LATEST doesn't have an EventInvokeConfig",
                () -> functions.client.getFunctionEventInvokeConfig(request -> request.functionName(NAME)));
    }

    @Test
    void destinationsAreCheckedWhenTheyCome() {
        refused(
                "InvalidParameterValueException",
                "The function's execution role does not have permissions to call SendMessage on " + QUEUE,
                () -> configure(to -> to.onFailure(failure -> failure.destination(QUEUE))));
        refused(
                "InvalidParameterValueException",
                "You can't specify the function as a destination for itself.",
                () -> configure(to -> to.onFailure(failure -> failure.destination(ARN))));
        refused(
                "InvalidParameterValueException",
                "The destination ARN " + ARN + "2 is invalid.",
                () -> configure(to -> to.onFailure(failure -> failure.destination(ARN + "2"))));
        refused(
                "InvalidParameterValueException",
                "The provided destination config DestinationConfig(onSuccess=OnSuccess(destination=arn:aws:iam:us-east-1:"
                        + "000000000000:function:x), onFailure=null) is invalid.",
                () -> configure(to ->
                        to.onSuccess(success -> success.destination("arn:aws:iam:us-east-1:000000000000:function:x"))));
        refused(
                "InvalidParameterValueException",
                "You must specify at least one of error handling or destination setting.",
                () -> functions.client.putFunctionEventInvokeConfig(request -> request.functionName(NAME)));
        refused(
                "ResourceNotFoundException",
                "The function doesn't exist.",
                () -> functions.client.putFunctionEventInvokeConfig(
                        request -> request.functionName("none").maximumRetryAttempts(1)));
        refused(
                "InvalidParameterValueException",
                "The provided execution role does not have permissions to call SendMessage on SQS",
                () -> functions.client.updateFunctionConfiguration(
                        request -> request.functionName(NAME).deadLetterConfig(letters -> letters.targetArn(QUEUE))));
    }
}
