package wildrydes.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.cloud.CloudProcess.End;

/** The packed cloud keeps its time. */
@Timeout(120)
class ClockIT {

    private static final String START = "2026-11-24T10:00:00Z";

    @TempDir
    Path folder;

    @Test
    void timeGoesOnAfterARestartFromWhereItWas() {
        try (CloudProcess cloud = CloudProcess.start(folder, "--clock", "step", "--start", START)) {
            LabClient lab = client(cloud);
            assertThat(lab.now()).isEqualTo(START);
            lab.post("/_lab/clock/run", "{\"duration\":\"PT30M\"}");
            assertThat(cloud.terminate()).isEqualTo(new End(0, "", ""));
        }

        try (CloudProcess cloud = CloudProcess.start(folder, "--clock", "step", "--start", "2030-01-01T00:00:00Z")) {
            assertThat(client(cloud).now()).isEqualTo("2026-11-24T10:30:00Z");
        }
    }

    @Test
    void aKilledCloudThatStoodStillGoesOnAtTheSameMoment() {
        CloudProcess killed = CloudProcess.start(folder, "--clock", "step", "--start", START);
        client(killed).post("/_lab/clock/run", "{\"duration\":\"PT90S\"}");
        killed.kill();

        try (CloudProcess cloud = CloudProcess.start(folder, "--clock", "step")) {
            assertThat(client(cloud).now()).isEqualTo("2026-11-24T10:01:30Z");
        }
    }

    @Test
    void aKilledCloudWhoseTimeFlowedNeverGoesBack() {
        CloudProcess killed = CloudProcess.start(folder, "--speed", "1000", "--start", START);
        LabClient lab = client(killed);
        Instant last = lab.now();
        for (int i = 0; i < 200; i++) {
            last = lab.now();
        }
        killed.kill();

        try (CloudProcess cloud = CloudProcess.start(folder, "--clock", "step")) {
            assertThat(client(cloud).now()).isAfterOrEqualTo(last);
        }
    }

    @Test
    void flowIsWhatItDoesByItself() {
        try (CloudProcess cloud = CloudProcess.start(folder, "--speed", "60")) {
            JsonNode clock = client(cloud).get("/_lab/clock").body();
            assertThat(clock.path("mode").asText()).isEqualTo("flow");
            assertThat(clock.path("state").asText()).isEqualTo("flowing");
            assertThat(clock.path("speed").asDouble()).isEqualTo(60);
        }
    }

    @Test
    void aCloudEndsPromptlyWhileTimeRuns() throws Exception {
        try (CloudProcess cloud = CloudProcess.start(folder, "--clock", "flow")) {
            LabClient lab = client(cloud);
            lab.post("/_lab/clock/hold", "");
            Instant held = lab.now();
            var run = lab.sent("POST", "/_lab/clock/run", "{\"duration\":\"P30D\",\"speed\":1}");
            while (!lab.now().isAfter(held)) {
                Thread.sleep(1);
            }

            assertThat(cloud.terminate().code()).isZero();

            assertThat(run.get().message()).isEqualTo("The cloud is stopping, and its time stands still.");
        }
    }

    @Test
    void aSilentParticipantIsInTheJournal() {
        try (CloudProcess cloud = CloudProcess.start(folder, "--clock", "step", "--start", START)) {
            LabClient lab = client(cloud);
            lab.post("/_lab/clock/participants", "{\"name\":\"Rocinante\",\"next\":\"2026-11-24T10:00:01Z\"}");

            lab.post("/_lab/clock/run", "{\"duration\":\"PT10S\"}"); // waits for the five seconds of patience

            JsonNode call = lab.get("/_lab/calls").body().path("calls").path(0);
            assertThat(call.path("service").asText()).isEqualTo("lab");
            assertThat(call.path("operation").asText()).isEqualTo("ParticipantDropped");
            assertThat(call.path("resource").asText()).isEqualTo("Rocinante");
            assertThat(call.path("time").asText()).isEqualTo("2026-11-24T10:00:01Z");
            assertThat(call.path("message").asText())
                    .isEqualTo("Participant Rocinante was due at 2026-11-24T10:00:01Z and silent for 5 seconds, so the"
                            + " clock no longer waits for it; let it join again.");
        }
    }

    @Test
    void aFileThatHoldsNoTimeStopsTheStart() throws Exception {
        Files.writeString(folder.resolve("clock.time"), "noon");

        End end = CloudProcess.run("--data", folder.toString(), "--credentials", "AK:sk");

        assertThat(end.code()).isEqualTo(1);
        assertThat(end.errors())
                .isEqualTo("The file " + folder.resolve("clock.time") + " says 'noon' instead of a time such as"
                        + " 2026-11-24T10:00:00Z; write into it the cloud time to go on from.\n");
    }

    private static LabClient client(CloudProcess cloud) {
        return new LabClient(cloud.endpoint(), CloudProcess.KEY);
    }
}
