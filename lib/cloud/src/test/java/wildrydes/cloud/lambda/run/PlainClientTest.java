package wildrydes.cloud.lambda.run;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.lambda.run.FunctionGround.payload;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.cloud.lambda.FunctionVersion;
import wildrydes.cloud.lambda.runner.Main;

/** Functions where AWS's client has no native part, as on macOS and Windows. */
class PlainClientTest {

    @TempDir
    static Path folder;

    private static FunctionGround ground;

    @BeforeAll
    static void begin() {
        System.setProperty(Engine.CLIENT, Main.PLAIN);
        ground = new FunctionGround(folder);
    }

    @AfterAll
    static void end() {
        System.clearProperty(Engine.CLIENT);
        ground.close();
    }

    @Test
    void aFunctionRunsAgainAndAgain() {
        FunctionVersion function = ground.function("plain", "Drill");

        assertThat(payload(ground.run(function, "{\"name\":\"Süße\"}")))
                .isEqualTo("{\"calls\":1,\"event\":{\"name\":\"Süße\"}}");
        assertThat(payload(ground.run(function, "{\"do\":\"context\"}")))
                .contains("\"arn\":\"" + function.arn() + "\"")
                .contains("\"requestId\":\"");
        assertThat(payload(ground.run(function, "{\"do\":\"throw\"}")))
                .startsWith(
                        "{\"errorMessage\":\"unicorns do not land\",\"errorType\":\"java.lang.IllegalStateException\","
                                + "\"stackTrace\":[\"wildrydes.cloud.lambda.run.handlers.Drill.handleRequest(");
        assertThat(payload(ground.run(function, "{\"do\":\"return\",\"size\":7000000}")))
                .startsWith("{\"errorType\":\"Function.ResponseSizeTooLarge\"");
        assertThat(payload(ground.run(function, "{}"))).startsWith("{\"calls\":5,");
        assertThat(payload(ground.run(function, "{\"do\":\"exit\",\"size\":7}")))
                .endsWith(" Error: Runtime exited with error: exit status 7\"}");
        assertThat(ground.log(function)).noneMatch(line -> line.contains("LAMBDA_RUNTIME"));
    }

    @Test
    void aFunctionThatCannotBeLoadedIsAnError() {
        Outcome outcome = ground.run(ground.function("plain-broken", "BrokenConstructor"), "{}");

        assertThat(payload(outcome))
                .isEqualTo("{\"errorMessage\":\"no wings\",\"errorType\":\"java.lang.IllegalArgumentException\"}");
    }
}
