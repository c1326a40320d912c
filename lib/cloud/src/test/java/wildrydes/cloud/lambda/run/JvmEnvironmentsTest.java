package wildrydes.cloud.lambda.run;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.lambda.run.FunctionGround.payload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.cloud.lambda.FunctionVersion;

/** Functions that do what they should. */
class JvmEnvironmentsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static FunctionGround ground;
    private static FunctionVersion drill;

    @BeforeAll
    static void begin() {
        ground = new FunctionGround(folder);
        drill = ground.function("drill", "Drill");
    }

    @AfterAll
    static void end() {
        ground.close();
    }

    private static JsonNode json(Outcome outcome) throws IOException {
        return JSON.readTree(outcome.payload());
    }

    @Test
    void anEnvironmentStaysWarm() throws IOException {
        FunctionVersion function = ground.function("warm", "Drill");

        Outcome cold = ground.run(function, "{\"ride\":1}");
        Outcome warm = ground.run(function, "{\"ride\":2}");

        assertThat(payload(cold)).isEqualTo("{\"calls\":1,\"event\":{\"ride\":1}}");
        assertThat(cold.error()).isNull();
        assertThat(cold.init()).isPositive();
        assertThat(cold.billed()).isGreaterThanOrEqualTo(cold.init());
        assertThat(json(warm).at("/calls").asInt()).isEqualTo(2);
        assertThat(warm.init()).isNull();
        assertThat(ground.log(function))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches("INIT_START Runtime Version: java:\\d+\\.v\\d+\tRuntime Version ARN: "
                                        + "arn:aws:lambda:us-east-1::runtime:[0-9a-f]{64}\n"),
                        line -> assertThat(line).matches("START RequestId: [-0-9a-f]{36} Version: \\$LATEST\n"),
                        line -> assertThat(line).matches("END RequestId: [-0-9a-f]{36}\n"),
                        line -> assertThat(line)
                                .matches("REPORT RequestId: [-0-9a-f]{36}\tDuration: \\d+\\.\\d\\d ms\t"
                                        + "Billed Duration: \\d+ ms\tMemory Size: 128 MB\tMax Memory Used: [1-9]\\d+ MB\t"
                                        + "Init Duration: \\d+\\.\\d\\d ms\t\n"),
                        line -> assertThat(line).startsWith("START RequestId: "),
                        line -> assertThat(line).startsWith("END RequestId: "),
                        line -> assertThat(line)
                                .matches(
                                        "REPORT RequestId: [-0-9a-f]{36}\tDuration: \\d+\\.\\d\\d ms\t"
                                                + "Billed Duration: \\d+ ms\tMemory Size: 128 MB\tMax Memory Used: \\d+ MB\t\n"));
    }

    @Test
    void anotherRevisionRunsInAnotherEnvironment() throws IOException {
        FunctionVersion function = ground.function("revised", "Drill");
        ground.run(function, "{}");
        FunctionVersion revised = FunctionGround.with(function, Duration.ofSeconds(9), Map.of("STABLE", "meadow"));

        Outcome outcome = ground.run(revised, "{\"do\":\"environment\"}");

        assertThat(json(outcome).path("STABLE").asText()).isEqualTo("meadow");
        assertThat(outcome.init()).isNotNull();
    }

    @Test
    void aRetiredEnvironmentIsNotUsedAgain() throws IOException {
        FunctionVersion function = ground.function("retired", "Drill");
        ground.run(function, "{}");

        ground.environments.retire(function.arn());

        assertThat(json(ground.run(function, "{}")).at("/calls").asInt()).isEqualTo(1);
    }

    @Test
    void theContextTellsOfTheFunction() throws IOException {
        Invocation invocation = new Invocation(
                "6f5c1f4e-0000-4000-8000-000000000001",
                drill.arn() + ":prod",
                "{\"do\":\"context\"}".getBytes(),
                "{\"custom\":{\n\"unicorn\":\"Süße 🦄\"}}",
                false);

        Outcome outcome = ground.run(drill, invocation);

        JsonNode context = json(outcome);
        assertThat(context.path("requestId").asText()).isEqualTo(invocation.requestId());
        assertThat(context.path("arn").asText()).isEqualTo(drill.arn() + ":prod");
        assertThat(context.path("function").asText()).isEqualTo("drill");
        assertThat(context.path("version").asText()).isEqualTo("$LATEST");
        assertThat(context.path("memory").asInt()).isEqualTo(128);
        assertThat(context.path("group").asText()).isEqualTo("/aws/lambda/drill");
        assertThat(context.path("stream").asText()).matches("\\d{4}/\\d\\d/\\d\\d/\\[\\$LATEST][0-9a-f]{32}");
        assertThat(context.path("left").asInt()).isBetween(1, 20_000);
        assertThat(context.at("/custom/unicorn").asText()).isEqualTo("Süße 🦄");
        assertThat(outcome.log()).isNull();
    }

    @Test
    void theProcessHasTheVariablesOfLambdaAndNothingOfTheCloud() throws IOException {
        JsonNode variables = json(ground.run(drill, "{\"do\":\"environment\"}"));

        assertThat((Iterable<String>) variables::fieldNames)
                .containsExactlyInAnyOrder(
                        "AWS_ACCESS_KEY_ID",
                        "AWS_DEFAULT_REGION",
                        "AWS_ENDPOINT_URL",
                        "AWS_EXECUTION_ENV",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                        "AWS_LAMBDA_FUNCTION_NAME",
                        "AWS_LAMBDA_FUNCTION_VERSION",
                        "AWS_LAMBDA_INITIALIZATION_TYPE",
                        "AWS_LAMBDA_LOG_GROUP_NAME",
                        "AWS_LAMBDA_LOG_STREAM_NAME",
                        "AWS_LAMBDA_RUNTIME_API",
                        "AWS_REGION",
                        "AWS_SECRET_ACCESS_KEY",
                        "AWS_SESSION_TOKEN",
                        "LAMBDA_RUNTIME_DIR",
                        "LAMBDA_TASK_ROOT",
                        "LANG",
                        "PATH",
                        "TMPDIR",
                        "TZ",
                        "_HANDLER");
        assertThat(variables.path("AWS_LAMBDA_FUNCTION_NAME").asText()).isEqualTo("drill");
        assertThat(variables.path("AWS_EXECUTION_ENV").asText()).isEqualTo("AWS_Lambda_java17");
        assertThat(variables.path("_HANDLER").asText()).isEqualTo(drill.handler());
        assertThat(variables.path("AWS_ENDPOINT_URL").asText())
                .isEqualTo(ground.cloud.endpoint().toString());
        assertThat(variables.path("AWS_ACCESS_KEY_ID").asText()).startsWith("ASIA");
    }

    @Test
    void whatIsPrintedAndLoggedComesInItsOrder() {
        FunctionVersion function = ground.function("printing", "Drill");

        Outcome outcome = ground.run(function, "{\"do\":\"print\"}");

        assertThat(ground.log(function))
                .filteredOn(line -> !line.matches("(?s)(INIT_)?(START|END|REPORT) .*"))
                .containsExactly("one\n", "two\nthree", "vier: süß 🦄\n", "five without an end");
        assertThat(new String(outcome.log()))
                .startsWith("START RequestId: ")
                .contains("one\ntwo\nthree\nvier: süß 🦄\nfive without an end\nEND RequestId: ")
                .endsWith(" MB\tInit Duration: " + lastMillis(outcome) + " ms\t\n");
    }

    private static String lastMillis(Outcome outcome) {
        return String.format("%.2f", outcome.init().toNanos() / 1e6);
    }

    @Test
    void theCallerGetsTheEndOfTheLog() {
        Outcome outcome = ground.run(drill, "{\"do\":\"printMuch\",\"size\":1}");

        assertThat(outcome.log()).hasSize(4096);
        assertThat(new String(outcome.log())).startsWith("x").contains("\nREPORT RequestId: ");
    }

    @Test
    void allKindsOfHandlersAreUnderstood() {
        FunctionVersion ride = ground.function("plain-ride", "Plain::further");
        FunctionVersion text = ground.function("plain-text", "Plain::shout");
        FunctionVersion list = ground.function("plain-list", "Plain::count");
        FunctionVersion nothing = ground.function("plain-nothing", "Plain::nothing");
        FunctionVersion method = ground.function("method", "Drill::handleRequest");
        FunctionVersion streamed = ground.function("streamed", "Streamed");

        assertThat(payload(ground.run(ride, "{\"name\":\"Shadowfax\",\"distance\":162}")))
                .isEqualTo("{\"name\":\"Shadowfax\",\"distance\":163}");
        assertThat(payload(ground.run(text, "\"yes\""))).isEqualTo("\"YES in plain-text\"");
        assertThat(payload(ground.run(list, "[\"Rocinante\",\"Bucephalus\"]"))).isEqualTo("{\"names\":2}");
        assertThat(payload(ground.run(nothing, "{}"))).isEqualTo("null");
        assertThat(payload(ground.run(method, "{}"))).isEqualTo("{\"calls\":1,\"event\":{}}");
        assertThat(payload(ground.run(streamed, "{\"any\": 1 }"))).isEqualTo("{\"any\": 1 }");
    }

    @Test
    void aRoleWithoutRightsToLogsWritesNone() {
        FunctionVersion silent = ground.function("silent", "Drill");
        ground.allow("kinesis:*");
        try {
            Outcome outcome = ground.run(silent, "{\"do\":\"print\"}");

            assertThat(payload(outcome)).isEqualTo("\"printed\"");
            assertThat(ground.log(silent)).isEmpty();
            assertThat(new String(outcome.log())).contains("one\n");
        } finally {
            ground.allow("*");
        }
        ground.run(silent, "{\"do\":\"print\"}");
        assertThat(ground.log(silent)).contains("one\n");
    }

    @Test
    void aGroupThatWasDeletedIsMadeAgain() {
        FunctionVersion function = ground.function("deleted", "Drill");
        ground.run(function, "{}");
        ground.logs.deleteLogGroup(group -> group.logGroupName(function.logGroup()));

        ground.run(function, "{\"do\":\"print\"}");

        assertThat(ground.log(function)).contains("one\n");
    }
}
