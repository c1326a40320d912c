package wildrydes.cloud.lambda.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.cloud.lambda.FunctionVersion;

class JvmEnvironmentsTest {

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

    @Test
    void aFunctionRuns() {
        FunctionVersion drill = ground.function("drill", "Drill");

        for (String event : new String[] {
            "{}",
            "{\"do\":\"context\"}",
            "{\"do\":\"environment\"}",
            "{\"do\":\"print\"}",
            "{\"do\":\"throw\"}",
            "{\"do\":\"return\",\"size\":7000000}",
            "{}",
            "{}",
            "{\"do\":\"exit\",\"size\":1}"
        }) {
            long before = System.nanoTime();
            Outcome outcome = ground.run(drill, event);
            String payload = FunctionGround.payload(outcome);
            System.out.println((System.nanoTime() - before) / 1000 + " us " + outcome + " "
                    + payload.substring(0, Math.min(3000, payload.length())));
        }
        System.out.println(String.join("", ground.log(drill)));
        assertThat(ground.log(drill)).isNotEmpty();
    }
}
