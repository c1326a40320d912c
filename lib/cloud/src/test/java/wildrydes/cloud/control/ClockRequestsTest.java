package wildrydes.cloud.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wildrydes.cloud.Cloud;
import wildrydes.cloud.LabClient;
import wildrydes.cloud.LabClient.Answer;
import wildrydes.cloud.Settings;
import wildrydes.cloud.auth.AccessKey;
import wildrydes.cloud.clock.WallTime;

/** The clock over HTTP, as the lab uses it. */
@Timeout(60)
class ClockRequestsTest {

    private static final AccessKey KEY = new AccessKey("AK", "sk");
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    @TempDir
    Path folder;

    private Cloud cloud;
    private LabClient lab;

    @BeforeEach
    void open() throws Exception {
        open(true);
    }

    private void open(boolean step) throws Exception {
        Settings settings = new Settings(
                0,
                folder.resolve(step ? "step" : "flow"),
                KEY,
                1,
                step,
                START,
                "000000000000",
                "us-east-1",
                null,
                List.of());
        cloud = new Cloud(settings, WallTime.system());
        lab = new LabClient(URI.create("http://127.0.0.1:" + cloud.port()), KEY);
    }

    @AfterEach
    void close() throws Exception {
        cloud.close();
    }

    @Test
    void theReadingHasWhatTheLabExpects() throws Exception {
        lab.post("/_lab/clock/participants", "{\"name\":\"Shadowfax\",\"next\":\"2026-11-24T10:00:01Z\"}");

        Answer answer = lab.get("/_lab/clock");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(new ObjectMapper().readTree("""
                        {"now": "2026-11-24T10:00:00Z", "mode": "step", "state": "held", "speed": 1.0,
                         "participants": ["Shadowfax"], "leases": [], "waitsFor": []}"""));
    }

    @Test
    void timeRunsForAsLongAsAsked() {
        assertThat(lab.post("/_lab/clock", "{\"speed\":60}")
                        .body()
                        .path("speed")
                        .doubleValue())
                .isEqualTo(60);
        Answer answer = lab.post("/_lab/clock/run", "{\"duration\":\"PT1M30S\",\"speed\":600}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("now").asText()).isEqualTo("2026-11-24T10:01:30Z");
        assertThat(answer.body().path("speed").doubleValue()).isEqualTo(60);
    }

    @Test
    void aFlowingClockCanBeHeldAndRunAndFlowsAgain() throws Exception {
        close();
        open(false);
        assertThat(lab.get("/_lab/clock").body().path("mode").asText()).isEqualTo("flow");
        assertThat(lab.get("/_lab/clock").body().path("state").asText()).isEqualTo("flowing");
        assertThat(lab.post("/_lab/clock/hold", "").body().path("state").asText())
                .isEqualTo("held");
        Instant held = lab.now();

        assertThat(lab.post("/_lab/clock/run", "{\"duration\":\"PT1M\",\"speed\":6000}")
                        .status())
                .isEqualTo(200);

        assertThat(lab.now()).isEqualTo(held.plusSeconds(60));
        assertThat(lab.post("/_lab/clock/flow", "").body().path("state").asText())
                .isEqualTo("flowing");
    }

    @Test
    void holdEndsARunThatSomebodyWaitsFor() throws Exception {
        close();
        open(false);
        lab.post("/_lab/clock/hold", "");
        Instant held = lab.now();
        CompletableFuture<Answer> run = lab.sent("POST", "/_lab/clock/run", "{\"duration\":\"P365D\",\"speed\":1}");
        while (!lab.now().isAfter(held)) {
            Thread.sleep(1);
        }

        Answer answer = lab.post("/_lab/clock/hold", "");

        assertThat(run.get().status()).isEqualTo(200);
        assertThat(run.get().body().path("now")).isEqualTo(answer.body().path("now"));
    }

    @Test
    void aResourceThatDoesNotChangeIsSettled() {
        Answer answer = lab.post("/_lab/clock/settle", "{\"resource\":\"arn:aws:kinesis:us-east-1:0:stream/s\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("now").asText()).isEqualTo("2026-11-24T10:00:00Z");
    }

    @Test
    void aParticipantJoinsComesBackAndLeaves() throws Exception {
        String id = lab.post("/_lab/clock/participants", "{\"name\":\"p\",\"next\":\"2026-11-24T10:00:01Z\"}")
                .body()
                .path("id")
                .asText();
        String path = "/_lab/clock/participants/" + id;
        CompletableFuture<Answer> run = lab.sent("POST", "/_lab/clock/run", "{\"duration\":\"PT10S\"}");

        Answer due = lab.post(path + "/await", "{\"next\":\"2026-11-24T10:00:01Z\"}");

        assertThat(due.body().toString()).isEqualTo("{\"due\":true}");
        assertThat(lab.get("/_lab/clock").body().path("waitsFor").path(0).asText())
                .isEqualTo("p");
        assertThat(lab.post(path + "/await", "{\"next\":\"2026-11-24T10:00:02.5Z\"}")
                        .body()
                        .path("due")
                        .asBoolean())
                .isTrue();
        assertThat(lab.now()).isEqualTo("2026-11-24T10:00:02.500Z");
        assertThat(lab.delete(path).status()).isEqualTo(200);
        assertThat(run.get().body().path("now").asText()).isEqualTo("2026-11-24T10:00:10Z");
        String gone = "There is no participant '" + id + "'; it may have left, or the cloud was restarted; join anew.";
        assertThat(lab.delete(path)).isEqualTo(new Answer(404, message(gone)));
        assertThat(lab.post(path + "/await", "{\"next\":\"2026-11-24T10:00:09Z\"}"))
                .isEqualTo(new Answer(404, message(gone)));
    }

    private static JsonNode message(String sentence) {
        return new ObjectMapper().createObjectNode().put("message", sentence);
    }

    @Test
    void aLeaseIsOpenedRenewedAndEnded() throws Exception {
        close();
        open(false);
        lab.post("/_lab/clock/hold", "");
        String id = lab.post("/_lab/clock/leases", "{\"kind\":\"flow\",\"name\":\"dashboard\",\"speed\":1}")
                .body()
                .path("id")
                .asText();
        String path = "/_lab/clock/leases/" + id;

        Answer renewed = lab.post(path + "/renew", "");

        assertThat(renewed.body().path("state").asText()).isEqualTo("flowing");
        assertThat(renewed.body().path("leases").path(0).asText()).isEqualTo("dashboard");
        assertThat(lab.delete(path).body().path("state").asText()).isEqualTo("held");
        assertThat(lab.delete(path).message())
                .isEqualTo("There is no lease '" + id
                        + "'; it may have been ended, or the cloud was restarted; open another.");
        String hold = lab.post("/_lab/clock/leases", "{\"kind\":\"hold\",\"name\":\"send\"}")
                .body()
                .path("id")
                .asText();
        assertThat(lab.get("/_lab/clock").body().path("waitsFor").path(0).asText())
                .isEqualTo("send");
        assertThat(lab.delete("/_lab/clock/leases/" + hold).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /_lab/clock              | {}                      | Member 'speed' is missing; send it, such as 60.
            /_lab/clock              | {"speed":0}             | Time cannot pass at speed 0.0; give a number above 0, such as 60.
            /_lab/clock              | {"speed":-1}            | Time cannot pass at speed -1.0; give a number above 0, such as 60.
            /_lab/clock              | {"speed":"fast"}        | Member 'speed' is "fast"; send a number instead.
            /_lab/clock/run          | {}                      | Member 'duration' is missing; send it, such as "PT1M".
            /_lab/clock/run          | {"duration":"1 minute"} | Member 'duration' is "1 minute"; send a duration such as "PT1M" instead.
            /_lab/clock/run          | {"duration":"PT-1S"}    | Time cannot run for PT-1S; give a duration such as PT1M, at most 3650 days.
            /_lab/clock/run          | {"duration":"PT1S","speed":0} | Time cannot pass at speed 0.0; give a number above 0, such as 60.
            /_lab/clock/settle       | {}                      | Member 'resource' is missing; send it as a text.
            /_lab/clock/participants | {"name":"p"}            | Member 'next' is missing; send it, such as "2026-11-24T10:00:00Z".
            /_lab/clock/participants | {"name":"p","next":"noon"} | Member 'next' is "noon"; send an instant such as "2026-11-24T10:00:00Z" instead.
            /_lab/clock/participants | {"next":"2026-11-24T10:00:00Z"} | Member 'name' is missing; send it as a text.
            /_lab/clock/participants | {"name":" ","next":"2026-11-24T10:00:00Z"} | Member 'name' is empty; send a name that people know it by.
            /_lab/clock/leases       | {"kind":"stop","name":"n"} | Member 'kind' is "stop"; send "flow" or "hold" instead.
            /_lab/clock/leases       | {"kind":"flow","name":"n","speed":-5} | Time cannot pass at speed -5.0; give a number above 0, such as 60.
            """)
    void whatMakesNoSenseIsRefusedInOneSentence(String path, String body, String sentence) {
        assertThat(lab.post(path, body)).isEqualTo(new Answer(400, message(sentence)));
        assertThat(lab.now()).isEqualTo(START);
    }

    @Test
    void aCloudThatStopsAnswersWhoWaits() throws Exception {
        close();
        open(false);
        lab.post("/_lab/clock/hold", "");
        CompletableFuture<Answer> run = lab.sent("POST", "/_lab/clock/run", "{\"duration\":\"P300D\",\"speed\":1}");
        Instant held = lab.now();
        while (!lab.now().isAfter(held)) {
            Thread.sleep(1);
        }

        cloud.close();

        assertThat(run.get()).isEqualTo(new Answer(503, message("The cloud is stopping, and its time stands still.")));
    }
}
