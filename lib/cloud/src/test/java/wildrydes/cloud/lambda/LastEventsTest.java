package wildrydes.cloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wildrydes.cloud.control.ControlRequest;
import wildrydes.cloud.control.ControlRoutes;
import wildrydes.cloud.lambda.run.Environments;
import wildrydes.cloud.lambda.run.Invocation;
import wildrydes.cloud.lambda.run.Outcome;

class LastEventsTest {

    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:";
    private static final Outcome DONE = new Outcome(new byte[0], null, Duration.ZERO, Duration.ZERO, null, 1, null);

    private final List<String> told = new ArrayList<>();
    private final LastEvents events = new LastEvents(new Environments() {
        @Override
        public Outcome run(FunctionVersion function, Invocation invocation) {
            told.add("run " + function.name());
            return DONE;
        }

        @Override
        public void retire(String arn) {
            told.add("retire " + arn);
        }

        @Override
        public void close() {
            told.add("close");
        }
    });

    private void run(String function, String event) throws InterruptedException {
        FunctionVersion version = new FunctionVersion(
                function,
                "$LATEST",
                ARN + function,
                "role",
                "java17",
                "Handler",
                Path.of("code"),
                List.of(),
                Duration.ofSeconds(3),
                128,
                512,
                Map.of(),
                "/aws/lambda/" + function,
                "1");
        Invocation invocation =
                new Invocation("id", version.arn(), event.getBytes(StandardCharsets.UTF_8), null, false);
        assertThat(events.run(version, invocation)).isSameAs(DONE);
    }

    private JsonNode event(String function) throws Exception {
        ControlRoutes routes = new ControlRoutes();
        events.addTo(routes);
        ControlRoutes.Match match = routes.match("GET", "/_lab/functions/" + function + "/last-event");
        ControlRequest request = new ControlRequest(match.values(), Map.of(), JsonNodeFactory.instance.objectNode());
        return match.handler().answer(request).body().path("event");
    }

    @Test
    void tellsWhatAFunctionWasCalledWithLast() throws Exception {
        run("one", "{\"n\":1}");
        run("two", "{\"n\":2}");
        run("one", "{\"n\":3}");

        assertThat(event("one").path("n").asInt()).isEqualTo(3);
        assertThat(event("two").path("n").asInt()).isEqualTo(2);
        assertThat(event("three").isNull()).isTrue();
    }

    @Test
    void forgetsWhatAFunctionWasThatIsAnotherNow() throws Exception {
        run("one", "{}");

        events.retire(ARN + "one");

        assertThat(event("one").isNull()).isTrue();
    }

    @Test
    void keepsNoneThatNobodyWouldRead() throws Exception {
        run("one", "{}");
        run("one", "\"" + "x".repeat(1 << 20) + "\"");

        assertThat(event("one").isNull()).isTrue();
    }

    @Test
    void forgetsThoseThatWereCalledLongAgo() throws Exception {
        for (int number = 0; number < 21; number++) {
            run("f" + number, "{}");
        }

        assertThat(event("f0").isNull()).isTrue();
        assertThat(event("f1").isNull()).isFalse();
    }

    @Test
    void letsEnvironmentsDoTheirWork() throws Exception {
        run("one", "{}");
        events.retire("arn:one");
        events.close();

        assertThat(told).containsExactly("run one", "retire arn:one", "close");
    }
}
