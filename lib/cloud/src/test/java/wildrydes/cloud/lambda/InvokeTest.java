package wildrydes.cloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static wildrydes.cloud.lambda.ServedFunctions.ARN;
import static wildrydes.cloud.lambda.ServedFunctions.NAME;
import static wildrydes.cloud.lambda.ServedFunctions.ROLE;
import static wildrydes.cloud.lambda.ServedFunctions.refused;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import wildrydes.cloud.ServedCloud;

/** Invocations whose caller waits for the answer. */
class InvokeTest {

    @TempDir
    Path folder;

    private ServedFunctions functions;

    @BeforeEach
    void open() {
        functions = ServedFunctions.begin(folder);
    }

    @AfterEach
    void close() {
        functions.close();
    }

    private InvokeResponse invoke(String payload) {
        return functions.client.invoke(request -> request.functionName(NAME).payload(SdkBytes.fromUtf8String(payload)));
    }

    @Test
    void aFunctionAnswers() {
        functions.create(request -> request.timeout(30)
                .memorySize(512)
                .environment(environment -> environment.variables(Map.of("TABLE", "rides"))));

        InvokeResponse answer = functions.client.invoke(request -> request.functionName(NAME)
                .payload(SdkBytes.fromUtf8String("{\"Name\":\"Shadowfax\"}"))
                .logType(LogType.TAIL)
                .clientContext(Base64.getEncoder().encodeToString("{\"custom\":{}}".getBytes(StandardCharsets.UTF_8))));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.payload().asUtf8String()).isEqualTo("{\"Name\":\"Shadowfax\"}");
        assertThat(answer.functionError()).isNull();
        assertThat(answer.executedVersion()).isEqualTo("$LATEST");
        assertThat(new String(Base64.getDecoder().decode(answer.logResult()), StandardCharsets.UTF_8))
                .isEqualTo("END");
        assertThat(functions.environments.invocations.get(0).clientContext()).isEqualTo("{\"custom\":{}}");
        FunctionVersion ran = functions.environments.versions.get(0);
        assertThat(ran.name()).isEqualTo(NAME);
        assertThat(ran.arn()).isEqualTo(ARN);
        assertThat(ran.role()).isEqualTo(ROLE);
        assertThat(ran.runtime()).isEqualTo("java21");
        assertThat(ran.handler()).isEqualTo("rides.Handler::handleRequest");
        assertThat(ran.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(ran.memory()).isEqualTo(512);
        assertThat(ran.environment()).containsOnly(Map.entry("TABLE", "rides"));
        assertThat(ran.logGroup()).isEqualTo("/aws/lambda/rides");
        assertThat(Files.exists(ran.code().resolve("rides/Handler.class"))).isTrue();
    }

    @Test
    void nothingSentIsAnEmptyObject() {
        functions.create();

        assertThat(functions
                        .client
                        .invoke(request -> request.functionName(NAME))
                        .payload()
                        .asUtf8String())
                .isEqualTo("{}");
    }

    @Test
    void anErrorOfTheFunctionIsAnAnswer() {
        functions.create();
        functions.environments.body = (function, invocation) -> FakeEnvironments.error("no such unicorn");

        InvokeResponse answer = invoke("{}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(answer.payload().asUtf8String()).contains("\"errorMessage\":\"no such unicorn\"");
    }

    @Test
    void anAnswerOfMoreThanSixMegabytesIsAnError() {
        functions.create();
        functions.environments.body =
                (function, invocation) -> FakeEnvironments.answer("\"" + "x".repeat(6_291_555) + "\"");

        InvokeResponse answer = invoke("{}");
        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(answer.payload().asUtf8String())
                .isEqualTo("{\"errorMessage\":\"Response payload size (6291557 bytes) exceeded maximum allowed payload"
                        + " size (6291556 bytes).\",\"errorType\":\"Function.ResponseSizeTooLarge\"}");
    }

    @Test
    void whatIsNoJsonOrTooMuchDoesNotReachTheFunction() {
        functions.create();

        refused(
                "InvalidRequestContentException",
                "Could not parse request body into json: Could not parse payload into json: Unrecognized token 'ride':"
                        + " was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n"
                        + " at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1,"
                        + " column: 1]",
                () -> invoke("ride"));
        refused(
                "RequestTooLargeException",
                "6291457 byte payload is too large for the RequestResponse invocation type (limit 6291456 bytes)",
                () -> invoke("\"" + "x".repeat((6 << 20) - 1) + "\""));
        refused(
                "RequestEntityTooLargeException",
                "1048577 byte payload is too large for the Event invocation type (limit 1048576 bytes)",
                () -> functions.client.invoke(request -> request.functionName(NAME)
                        .invocationType(InvocationType.EVENT)
                        .payload(SdkBytes.fromUtf8String("\"" + "x".repeat((1 << 20) - 1) + "\""))));
        assertThat(functions.environments.invocations).isEmpty();
    }

    @Test
    void aDryRunOnlyLooks() {
        functions.create();

        assertThat(functions
                        .client
                        .invoke(request -> request.functionName(NAME).invocationType(InvocationType.DRY_RUN))
                        .statusCode())
                .isEqualTo(204);
        assertThat(functions.environments.invocations).isEmpty();
    }

    @Test
    void aPendingFunctionCannotBeInvoked() {
        functions.ask(request -> {});

        refused(
                "ResourceConflictException",
                "The operation cannot be performed at this time. The function is currently in the following state: Pending",
                () -> invoke("{}"));
        functions.settle();
        assertThat(invoke("{}").statusCode()).isEqualTo(200);
        refused(
                "ResourceNotFoundException",
                "Function not found: " + ARN + ":blue",
                () -> functions.client.invoke(
                        request -> request.functionName(NAME).qualifier("blue")));
    }

    @Test
    void reservedConcurrencyIsALimit() throws Exception {
        functions.create();
        functions.client.putFunctionConcurrency(
                request -> request.functionName(NAME).reservedConcurrentExecutions(1));
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        functions.environments.body = (function, invocation) -> {
            running.countDown();
            end.await();
            return FakeEnvironments.answer("1");
        };
        CompletableFuture<InvokeResponse> first = CompletableFuture.supplyAsync(() -> invoke("{}"));
        first.whenComplete((answer, failed) -> running.countDown());
        running.await();
        assertThat(first).isNotDone();

        assertThat(catchThrowableOfType(TooManyRequestsException.class, () -> invoke("{}")))
                .satisfies(refused -> {
                    assertThat(refused.statusCode()).isEqualTo(429);
                    assertThat(refused.reasonAsString()).isEqualTo("ReservedFunctionConcurrentInvocationLimitExceeded");
                    assertThat(refused.awsErrorDetails().errorMessage()).isEqualTo("Rate Exceeded.");
                });
        end.countDown();
        assertThat(first.join().payload().asUtf8String()).isEqualTo("1");
        assertThat(invoke("{}").statusCode()).isEqualTo(200);

        functions.client.putFunctionConcurrency(
                request -> request.functionName(NAME).reservedConcurrentExecutions(0));
        assertThat(catchThrowableOfType(TooManyRequestsException.class, () -> invoke("{}")))
                .isNotNull();
        functions.client.deleteFunctionConcurrency(request -> request.functionName(NAME));
        assertThat(invoke("{}").statusCode()).isEqualTo(200);
    }

    @Test
    void atMostAHundredCallersWait() throws Exception {
        functions.create();
        CountDownLatch running = new CountDownLatch(100);
        CountDownLatch end = new CountDownLatch(1);
        functions.environments.body = (function, invocation) -> {
            running.countDown();
            end.await();
            return FakeEnvironments.answer("1");
        };
        ExecutorService callers = Executors.newFixedThreadPool(100);
        List<Future<InvokeResponse>> waiting = new ArrayList<>();
        // Clients have 50 connections each.
        try (LambdaClient second = functions.cloud.lambda(ServedCloud.ADMINISTRATOR);
                LambdaClient third = functions.cloud.lambda(ServedCloud.ADMINISTRATOR)) {
            for (int i = 0; i < 100; i++) {
                LambdaClient client = i % 2 == 0 ? second : third;
                waiting.add(callers.submit(() -> client.invoke(request -> request.functionName(NAME))));
            }
            running.await();
            assertThat(catchThrowableOfType(TooManyRequestsException.class, () -> invoke("{}"))
                            .reasonAsString())
                    .isEqualTo("ConcurrentInvocationLimitExceeded");
            assertThat(functions.client.listFunctions().functions())
                    .as("others are served")
                    .hasSize(1);
            end.countDown();
            for (Future<InvokeResponse> one : waiting) {
                assertThat(one.get().statusCode()).isEqualTo(200);
            }
        } finally {
            end.countDown();
            callers.shutdown();
        }
    }

    @Test
    void concurrencyThatIsReservedIsTakenFromTheOthers() {
        functions.create();

        assertThat(functions.client.getAccountSettings().accountLimit().unreservedConcurrentExecutions())
                .isEqualTo(1000);
        refused(
                "InvalidParameterValueException",
                "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution"
                        + " below its minimum value of [100].",
                () -> functions.client.putFunctionConcurrency(
                        request -> request.functionName(NAME).reservedConcurrentExecutions(901)));
        functions.client.putFunctionConcurrency(
                request -> request.functionName(NAME).reservedConcurrentExecutions(900));
        assertThat(functions.client.getAccountSettings().accountLimit().unreservedConcurrentExecutions())
                .isEqualTo(100);
        assertThat(functions
                        .client
                        .getFunction(request -> request.functionName(NAME))
                        .concurrency()
                        .reservedConcurrentExecutions())
                .isEqualTo(900);
        refused(
                "InvalidParameterValueException",
                "Provisioned concurrency is not available in this local cloud; leave it out.",
                () -> functions.client.putProvisionedConcurrencyConfig(request ->
                        request.functionName(NAME).qualifier("$LATEST").provisionedConcurrentExecutions(1)));
    }

    @Test
    void invocationsAreMeasuredAndPaidFor() {
        functions.create(request -> request.memorySize(1024));
        invoke("{}");
        functions.environments.body = (function, invocation) -> FakeEnvironments.error("no");
        invoke("{}");

        assertThat(metric("Invocations").sum()).isEqualTo(2);
        assertThat(metric("Errors").sum()).isEqualTo(1);
        assertThat(metric("Throttles").sum()).isZero();
        assertThat(metric("Duration").maximum()).isEqualTo(12);
        assertThat(metric("ConcurrentExecutions").maximum()).isEqualTo(1);
        var lines = functions.lab.get("/_lab/bill").body().toString();
        // 2 invocations of 13 ms in 1,024 MB.
        assertThat(lines)
                .contains("lambda:requests")
                .contains("lambda:gb-seconds")
                .contains("0.026");
    }

    private Datapoint metric(String name) {
        try (CloudWatchClient cloudWatch = functions.cloud.cloudWatch(ServedCloud.ADMINISTRATOR)) {
            return cloudWatch
                    .getMetricStatistics(request -> request.namespace("AWS/Lambda")
                            .metricName(name)
                            .dimensions(Dimension.builder()
                                    .name("FunctionName")
                                    .value(NAME)
                                    .build())
                            .startTime(functions.now().minusSeconds(120))
                            .endTime(functions.now().plusSeconds(60))
                            .period(3600)
                            .statistics(Statistic.SUM, Statistic.MAXIMUM))
                    .datapoints()
                    .get(0);
        }
    }

    @Test
    void theHeadersOfABadRequestAreChecked() {
        functions.create();

        refused(
                "ValidationException",
                "1 validation error detected: Value 'Later' at 'invocationType' failed to satisfy constraint: Member must"
                        + " satisfy enum value set: [Event, RequestResponse, DryRun]",
                () -> functions.client.invoke(
                        request -> request.functionName(NAME).invocationType("Later")));
        refused(
                "InvalidRequestContentException",
                "Client context must be a valid Base64-encoded JSON object of at most 3,583 bytes.",
                () -> functions.client.invoke(InvokeRequest.builder()
                        .functionName(NAME)
                        .clientContext("unicorn")
                        .build()));
    }
}
