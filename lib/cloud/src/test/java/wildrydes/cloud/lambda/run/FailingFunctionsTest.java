package wildrydes.cloud.lambda.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wildrydes.cloud.lambda.run.FunctionGround.payload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import wildrydes.cloud.lambda.FunctionVersion;

/** Functions that go wrong: each ends as on AWS, with its reason in the log, and the next invocation runs. */
class FailingFunctionsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static FunctionGround ground;

    @BeforeAll
    static void begin() {
        ground = new FunctionGround(folder);
    }

    @AfterAll
    static void end() {
        ground.close();
    }

    private static JsonNode json(Outcome outcome) {
        try {
            return JSON.readTree(outcome.payload());
        } catch (IOException e) {
            throw new IllegalStateException(payload(outcome), e);
        }
    }

    private static FunctionVersion quick(FunctionVersion function, Duration timeout) {
        return FunctionGround.with(function, timeout, Map.of());
    }

    /** What is in the log beside START and END, and the end of the report. */
    private static List<String> log(FunctionVersion function) {
        return ground.log(function).stream()
                .filter(line ->
                        !line.startsWith("START ") && !line.startsWith("END ") && !line.startsWith("INIT_START "))
                .map(line -> line.startsWith("REPORT ") ? line.replaceFirst(".* MB\t", "") : line)
                .toList();
    }

    @Test
    void anExceptionIsAnError() {
        FunctionVersion function = ground.function("throwing", "Drill");

        Outcome outcome = ground.run(function, "{\"do\":\"throw\"}");

        assertThat(outcome.error()).isEqualTo("Unhandled");
        assertThat(json(outcome).path("errorMessage").asText()).isEqualTo("unicorns do not land");
        assertThat(json(outcome).path("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(json(outcome).at("/stackTrace/0").asText())
                .matches("wildrydes\\.cloud\\.lambda\\.run\\.handlers\\.Drill\\.handleRequest\\(Drill\\.java:\\d+\\)");
        assertThat(json(outcome).path("stackTrace")).hasSizeLessThan(4);
        assertThat(log(function).get(0))
                .startsWith("unicorns do not land: java.lang.IllegalStateException\n")
                .contains("Caused by: java.io.IOException: no meadow\n");
        assertThat(json(ground.run(function, "{}")).path("calls").asInt()).isEqualTo(2);
    }

    @Test
    void anEventThatDoesNotFitIsAnError() {
        FunctionVersion function = ground.function("unfitting", "Plain::further");

        Outcome outcome = ground.run(function, "[1]");

        assertThat(outcome.error()).isEqualTo("Unhandled");
        assertThat(json(outcome).path("errorMessage").asText()).isEqualTo("An error occurred during JSON parsing");
        assertThat(json(outcome).path("errorType").asText()).isEqualTo("java.lang.RuntimeException");
    }

    @Test
    void aMissingClassIsAnError() {
        FunctionVersion function = ground.function("missing", "Nowhere::handleRequest");

        Outcome outcome = ground.run(function, "{}");

        assertThat(outcome.error()).isEqualTo("Unhandled");
        assertThat(payload(outcome))
                .isEqualTo("{\"errorMessage\":\"Class not found: wildrydes.cloud.lambda.run.handlers.Nowhere\","
                        + "\"errorType\":\"java.lang.ClassNotFoundException\"}");
        assertThat(log(function).get(0)).startsWith("Class not found: wildrydes.cloud.lambda.run.handlers.Nowhere");
    }

    @Test
    void aMissingMethodIsAnError() {
        Outcome outcome = ground.run(ground.function("methodless", "Plain::land"), "{}");

        assertThat(payload(outcome))
                .isEqualTo("{\"errorMessage\":\"No public method named land with appropriate method signature found"
                        + " on class wildrydes.cloud.lambda.run.handlers.Plain\"}");
    }

    @Test
    void aWrongSignatureIsAnError() {
        FunctionVersion function = ground.function("crowded", "Plain::tooMany");

        Outcome outcome = ground.run(function, "{}");

        assertThat(json(outcome).path("errorMessage").asText())
                .startsWith("No public method named tooMany with appropriate method signature found");
        assertThat(log(function).get(0))
                .isEqualTo("Ignoring an overload of method tooMany because it has too many parameters: Expected at most"
                        + " 3, got 4\n");
    }

    @Test
    void aClassThatIsNoHandlerIsAnError() {
        Outcome outcome = ground.run(ground.function("handless", "Plain"), "{}");

        assertThat(json(outcome).path("errorMessage").asText())
                .isEqualTo("Class does not implement an appropriate handler interface: "
                        + "wildrydes.cloud.lambda.run.handlers.Plain");
    }

    @Test
    void anExceptionInTheConstructorFailsTheLoading() {
        FunctionVersion function = ground.function("unmade", "BrokenConstructor");

        Outcome outcome = ground.run(function, "{}");

        assertThat(outcome.error()).isEqualTo("Unhandled");
        assertThat(json(outcome).path("errorMessage").asText()).isEqualTo("no wings");
        assertThat(json(outcome).path("errorType").asText()).isEqualTo("java.lang.IllegalArgumentException");
        assertThat(outcome.init()).isNull();
        assertThat(log(function))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("no wings: java.lang.IllegalArgumentException\n"),
                        line -> assertThat(line)
                                .matches("INIT_REPORT Init Duration: \\d+\\.\\d\\d ms\tPhase: init\tStatus: error\t"
                                        + "Error Type: Runtime\\.BadFunctionCode\n"),
                        line -> assertThat(line).startsWith("no wings: java.lang.IllegalArgumentException\n"),
                        line -> assertThat(line)
                                .matches("INIT_REPORT Init Duration: \\d+\\.\\d\\d ms\tPhase: invoke\tStatus: error\t"
                                        + "Error Type: Runtime\\.BadFunctionCode\n"),
                        line -> assertThat(line).isEqualTo("Status: error\tError Type: Runtime.BadFunctionCode\t\n"));
    }

    @Test
    void anExceptionInTheStaticInitialiserFailsTheLoading() {
        Outcome outcome = ground.run(ground.function("uninitialised", "BrokenClass"), "{}");

        assertThat(outcome.error()).isEqualTo("Unhandled");
        assertThat(json(outcome).path("errorMessage").asText())
                .isEqualTo("Error loading class wildrydes.cloud.lambda.run.handlers.BrokenClass");
        assertThat(json(outcome).path("errorType").asText()).isEqualTo("java.lang.ExceptionInInitializerError");
    }

    @Test
    void aClassOfANewerJavaFailsTheLoading() throws IOException {
        Path file = ground.code.resolve("wildrydes/cloud/lambda/run/handlers/Streamed.class");
        Path newer = folder.resolve("newer/wildrydes/cloud/lambda/run/handlers/Streamed.class");
        Files.createDirectories(newer.getParent());
        byte[] bytes = Files.readAllBytes(file);
        bytes[7] = 99;
        Files.write(newer, bytes);
        FunctionVersion function = ground.function("newer", "Streamed");
        function = FunctionGround.in(function, folder.resolve("newer"));

        Outcome outcome = ground.run(function, "{}");

        assertThat(json(outcome).path("errorType").asText()).isEqualTo("java.lang.UnsupportedClassVersionError");
        assertThat(json(outcome).path("errorMessage").asText())
                .startsWith("Error loading class wildrydes.cloud.lambda.run.handlers.Streamed: ")
                .contains("class file version 99.0");
        assertThat(String.join("", log(function))).contains("class file version 99.0");
    }

    @Test
    void aProcessThatEndsWhileLoadingIsAnError() {
        FunctionVersion function = FunctionGround.with(
                ground.function("leaving", "SlowClass"), Duration.ofSeconds(5), Map.of("SLOW", "exit"));

        Outcome outcome = ground.run(function, "{}");

        assertThat(json(outcome).path("errorType").asText()).isEqualTo("Runtime.ExitError");
        assertThat(json(outcome).path("errorMessage").asText())
                .matches("RequestId: [-0-9a-f]{36} Error: Runtime exited with error: exit status 3");
        assertThat(log(function))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("\tPhase: init\tStatus: error\tError Type: Runtime.ExitError\n"),
                        line -> assertThat(line)
                                .contains("\tPhase: invoke\tStatus: error\tError Type: Runtime.ExitError\n"),
                        line -> assertThat(line)
                                .endsWith(" Error: Runtime exited with error: exit status 3\nRuntime.ExitError\n"),
                        line -> assertThat(line).isEqualTo("Status: error\tError Type: Runtime.ExitError\t\n"));
    }

    @Test
    void aFunctionThatTakesTooLongIsStopped() {
        FunctionVersion function = quick(ground.function("sleeping", "Drill"), Duration.ofSeconds(1));

        Outcome outcome = ground.run(function, "{\"do\":\"sleep\",\"size\":60000}");

        assertThat(outcome.error()).isEqualTo("Unhandled");
        assertThat(payload(outcome))
                .matches("\\{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"RequestId: [-0-9a-f]{36} Error: "
                        + "Task timed out after 1\\.00 seconds\"}");
        assertThat(outcome.duration()).isEqualTo(Duration.ofSeconds(1));
        assertThat(log(function))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z [-0-9a-f]{36} "
                                        + "Task timed out after 1\\.00 seconds\n\n"),
                        line -> assertThat(line).matches("Init Duration: \\d+\\.\\d\\d ms\tStatus: timeout\t\n"));
        assertThat(json(ground.run(function, "{}")).path("calls").asInt()).isEqualTo(1);
    }

    @Test
    void aFunctionThatExitsIsAnError() {
        FunctionVersion function = ground.function("exiting", "Drill");

        Outcome outcome = ground.run(function, "{\"do\":\"exit\",\"size\":1}");

        assertThat(payload(outcome))
                .matches("\\{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"RequestId: [-0-9a-f]{36} Error: "
                        + "Runtime exited with error: exit status 1\"}");
        assertThat(log(function))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("about to leave\n"),
                        line -> assertThat(line)
                                .matches("RequestId: [-0-9a-f]{36} Error: Runtime exited with error: exit status 1\n"
                                        + "Runtime\\.ExitError\n"),
                        line -> assertThat(line).endsWith("Status: error\tError Type: Runtime.ExitError\t\n"));
        assertThat(payload(ground.run(function, "{\"do\":\"halt\",\"size\":0}")))
                .contains(" Error: Runtime exited without providing a reason\"");
    }

    @Test
    void aFunctionThatExhaustsItsHeapIsAnErrorAndEnds() {
        FunctionVersion function = ground.function("hoarding", "Drill");

        Outcome outcome = ground.run(function, "{\"do\":\"exhaust\"}");

        assertThat(json(outcome).path("errorType").asText()).isEqualTo("java.lang.OutOfMemoryError");
        assertThat(json(outcome).path("errorMessage").asText()).isEqualTo("Java heap space");
        assertThat(String.join("", log(function)))
                .contains("Java heap space: java.lang.OutOfMemoryError\n")
                .contains("Error: Runtime exited without providing a reason\nRuntime.ExitError\n")
                .contains("Status: error\tError Type: Runtime.ExitError\t\n");
        assertThat(json(ground.run(function, "{}")).path("calls").asInt()).isEqualTo(1);
    }

    @Test
    void aResponseOfMoreThanSixMegabytesIsAnError() {
        FunctionVersion function = ground.function("talking", "Drill");

        Outcome outcome = ground.run(function, "{\"do\":\"return\",\"size\":7000000}");

        assertThat(outcome.error()).isEqualTo("Unhandled");
        assertThat(payload(outcome))
                .isEqualTo("{\"errorType\":\"Function.ResponseSizeTooLarge\",\"errorMessage\":\"Response payload size"
                        + " (7000002 bytes) exceeded maximum allowed payload size (6291556 bytes).\"}");
        assertThat(ground.run(function, "{\"do\":\"return\",\"size\":6291554}").error())
                .isNull();
    }

    @Test
    void aFunctionThatFillsItsFolderIsEnded() {
        FunctionVersion function = FunctionGround.storing(ground.function("filling", "Drill"), 8);

        Outcome outcome = ground.run(function, "{\"do\":\"fill\",\"size\":9}");

        assertThat(json(outcome).path("errorMessage").asText())
                .endsWith(" Error: Runtime exited with error: signal: killed");
        assertThat(log(function).get(0))
                .isEqualTo("[No space left on device: /tmp holds 9 MB, more than the 8 MB of the function's ephemeral"
                        + " storage.]\n");
        assertThat(ground.run()).isDirectoryNotContaining("glob:**.bin");
    }

    @Test
    void aRoleThatDoesNotTrustLambdaAnyMoreIsRefused() {
        FunctionVersion function =
                FunctionGround.as(ground.function("untrusted", "Drill"), FunctionGround.ROLE + "-gone");

        assertThatThrownBy(() -> ground.run(function, "{}")).isInstanceOfSatisfying(LambdaException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
            assertThat(e.awsErrorDetails().errorMessage())
                    .isEqualTo("The role defined for the function cannot be assumed by Lambda.");
            assertThat(e.statusCode()).isEqualTo(403);
        });
    }

    @Test
    void aFunctionThatPrintsMuchIsLoggedInFull() {
        FunctionVersion function = ground.function("chatting", "Drill");

        Outcome outcome = ground.run(function, "{\"do\":\"printMuch\",\"size\":12}");

        assertThat(payload(outcome)).isEqualTo("\"printed\"");
        assertThat(ground
                        .logs
                        .getLogEventsPaginator(events -> events.logGroupName(function.logGroup())
                                .logStreamName(ground.stream(function))
                                .startFromHead(true))
                        .stream()
                        .takeWhile(page -> page.hasEvents() && !page.events().isEmpty())
                        .flatMap(page -> page.events().stream())
                        .filter(event -> event.message().equals("x".repeat(1023) + "\n")))
                .hasSize(12 * 1024);
    }

    @Test
    void aFunctionThatIsNotLoadedInTimeIsLoadedAgainInItsOwnTime() {
        FunctionVersion function = quick(ground.function("dawdling", "SlowClass"), Duration.ofSeconds(1));
        Outcome outcome;
        try (JvmEnvironments impatient = ground.environments(Room.ofThisMachine(), Duration.ofMillis(700))) {
            outcome = FunctionGround.run(impatient, function, FunctionGround.invocation(function, "{}"));
        }

        assertThat(json(outcome).path("errorType").asText()).isEqualTo("Sandbox.Timedout");
        assertThat(outcome.billed()).isEqualTo(Duration.ofSeconds(1));
        assertThat(log(function))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches(
                                        "INIT_REPORT Init Duration: 7\\d\\d\\.\\d\\d ms\tPhase: init\tStatus: timeout\n"),
                        line -> assertThat(line)
                                .matches(
                                        "INIT_REPORT Init Duration: 1\\d\\d\\d\\.\\d\\d ms\tPhase: invoke\tStatus: timeout\n"),
                        line -> assertThat(line).endsWith(" Task timed out after 1.00 seconds\n\n"),
                        line -> assertThat(line).isEqualTo("Status: timeout\t\n"));
    }
}
