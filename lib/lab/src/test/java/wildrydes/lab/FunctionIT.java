package wildrydes.lab;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import tech.tablesaw.api.Table;

/** Functions in a notebook, against the packed cloud. */
class FunctionIT extends SharedAccount {

    /** Greets by a word of its environment. */
    public static final class Greeter implements RequestHandler<String, String> {

        @Override
        public String handleRequest(String name, Context context) {
            if (name.equals("nobody")) {
                throw new IllegalStateException("Nobody is not greeted.");
            }
            System.out.println("greeting " + name);
            return System.getenv("WORD") + ", " + name;
        }
    }

    /** Another. */
    public static final class Mute implements RequestHandler<String, String> {

        @Override
        public String handleRequest(String name, Context context) {
            return "";
        }
    }

    private static Role role() {
        return lab.role("GreeterRole").trustService("lambda").attachManaged("AWSLambdaBasicExecutionRole");
    }

    private static LambdaFunction greeter() {
        return lab.function("Greeter")
                .code(Greeter.class)
                .role(lab.role("GreeterRole"))
                .environment("WORD", "Hello")
                .timeout(ofSeconds(30));
    }

    private static String invoked(String name) {
        InvokeResponse answer = lab.lambda()
                .invoke(b -> b.functionName("Greeter").payload(SdkBytes.fromUtf8String("\"" + name + "\"")));
        return answer.payload().asUtf8String();
    }

    @Test
    void aFunctionIsPackedUploadedCalledAndRemoved() {
        role().create();
        screen = Screenshot.begin();
        LambdaFunction greeter = greeter();
        assertThat(shown(greeter)).contains("does not exist yet; create() makes it");

        greeter.create();

        assertThat(screen.text())
                .matches(
                        "Function Greeter: wildrydes.lab.FunctionIT\\$Greeter compiled, \\d+ files packed, \\d+\\.\\d MB"
                                + " uploaded\nFunction Greeter: Active");
        assertThat(greeter.cli())
                .startsWith("aws lambda create-function --function-name Greeter --runtime java")
                .contains("--zip-file fileb://function.zip");
        assertThat(greeter.status()).isEqualTo("Active");
        assertThat(greeter.arn()).isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:Greeter");
        assertThat(shown(greeter))
                .contains(
                        "Active",
                        "role/GreeterRole",
                        "512 MB",
                        "30 seconds",
                        "WORD=Hello",
                        "none; trigger(stream) makes one");
        assertThat(shown(greeter.describe())).contains("FunctionName", "CodeSha256", "Location");
        assertThat(invoked("Shadowfax")).isEqualTo("\"Hello, Shadowfax\"");

        greeter.delete();
        assertThat(greeter.exists()).isFalse();
        screen = Screenshot.begin();
        greeter.delete();
        assertThat(screen.text()).isEqualTo("There is no function Greeter, so there is nothing to delete.");
    }

    @Test
    void anUnchangedReRunMakesNoUpdateAndAChangeMakesOne() {
        role().create();
        greeter().create();
        screen = Screenshot.begin();

        greeter().create();
        assertThat(screen.text()).startsWith("Function Greeter: already there.\n");
        screen = Screenshot.begin();
        greeter().update();
        assertThat(screen.text())
                .isEqualTo("Function Greeter: has this code already\nFunction Greeter is like that already.");

        screen = Screenshot.begin();
        greeter().environment("WORD", "Good morning").create();
        assertThat(screen.text())
                .startsWith(
                        "Function Greeter: already there, with other code or settings; update() makes it as you say.");
        lab.function("Greeter").environment("WORD", "Good morning").update();
        assertThat(invoked("Shadowfax")).isEqualTo("\"Good morning, Shadowfax\"");
        assertThat(lab.lambda()
                        .getFunctionConfiguration(b -> b.functionName("Greeter"))
                        .timeout())
                .as("what was not given stays as it is")
                .isEqualTo(30);

        lab.function("Greeter").code(Mute.class).update();
        assertThat(invoked("Shadowfax")).isEqualTo("\"\"");
    }

    @Test
    void whatIsMissingIsSaidBeforeAnythingIsSent() {
        assertThatThrownBy(() -> lab.function("Empty").create())
                .hasMessage("Function Empty has no code; give it the class of a handler by code(..).");
        assertThatThrownBy(() -> lab.function("Empty").code(Greeter.class).create())
                .hasMessage(
                        "Function Empty has no role, so that it could do nothing; give it one by role(..), which trusts"
                                + " Lambda.");
        assertThatThrownBy(() -> lab.function("Empty")
                        .code(Greeter.class)
                        .role(role())
                        .runtime("python3.13")
                        .create())
                .hasMessage(
                        "The lab packs Java, and python3.13 does not run that; Lambda's runtimes for Java are java17,"
                                + " java21 and java25.");
        assertThatThrownBy(() -> lab.function("Empty")
                        .library("no.jar")
                        .code(Greeter.class)
                        .role(role())
                        .create())
                .hasMessageMatching("There is no library .*no\\.jar; name a jar that is there, or coordinates such as"
                        + " org\\.apache\\.commons:commons-csv:1\\.14\\.0\\.");
    }

    @Test
    void aRoleThatTrustsSomebodyElseIsShownBesideWhatIsWanted() {
        lab.role("GreeterRole").trustService("firehose").create();

        Outcome outcome = lab.attempt(() -> greeter().create());

        assertThat(outcome.code()).isEqualTo("InvalidParameterValueException");
        assertThat(outcome.sentence()).isEqualTo("The role defined for the function cannot be assumed by Lambda.");
        assertThat(outcome.why())
                .contains(
                        "lambda.amazonaws.com is not authorized to perform: sts:AssumeRole",
                        "its principal is Service:firehose.amazonaws.com, and the request's principal is"
                                + " Service:lambda.amazonaws.com");
        role().update();
        greeter().create();
        assertThat(invoked("Shadowfax")).isEqualTo("\"Hello, Shadowfax\"");
    }

    @Test
    void itsLogSaysWhatHappenedAndNamesErrors() {
        role().create();
        LambdaFunction greeter = greeter().create();
        assertThat(shown(greeter.logs()))
                .startsWith("Log /aws/lambda/Greeter: no invocation yet; Lambda makes it when the function first runs");
        assertThat(greeter.logs().errors()).isEmpty();

        invoked("Shadowfax");
        invoked("nobody");
        invoked("nobody");

        Table events = greeter.logs().events();
        assertThat(events.stringColumn("message").asList())
                .anyMatch(line -> line.startsWith("START RequestId: "))
                .anyMatch(line -> line.startsWith("END RequestId: "))
                .anyMatch(line -> line.startsWith("REPORT RequestId: "))
                .contains("greeting Shadowfax");
        assertThat(greeter.logs().errors())
                .contains("2 times\nNobody is not greeted.: java.lang.IllegalStateException")
                .doesNotContain("START");
        assertThat(shown(greeter.logs())).startsWith("Log /aws/lambda/Greeter\n");
    }

    @Test
    void aLogIsFollowedWhileTimePasses() {
        role().create();
        LambdaFunction greeter = greeter().create();
        LogTail tail = new LogTail(greeter.logs());
        tail.look(lab.clock().now());
        assertThat(String.valueOf(tail.picture(lab.clock().now()).data().get("text/plain")))
                .startsWith("Log /aws/lambda/Greeter: 0 events since ");

        invoked("Shadowfax");
        tail.look(lab.clock().now());
        tail.look(lab.clock().now());

        assertThat(String.valueOf(tail.picture(lab.clock().now()).data().get("text/plain")))
                .containsOnlyOnce("greeting Shadowfax")
                .contains("START RequestId");
        assertThat(greeter.logs().live(ofMinutes(1))).asString().contains("0 events");
    }
}
