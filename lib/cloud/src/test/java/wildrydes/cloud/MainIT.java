package wildrydes.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wildrydes.cloud.CloudProcess.End;

/** The contract of the command line, kept by the packed jar. */
class MainIT {

    @TempDir
    Path folder;

    @Test
    void sigtermEndsItWithZeroAndNothingButTheReadyLineWasPrinted() throws Exception {
        CloudProcess cloud = CloudProcess.start(folder.resolve("new/data"));
        assertThat(cloud.endpoint().toString()).matches("http://127\\.0\\.0\\.1:[0-9]+");
        JsonNode described = new ObjectMapper()
                .readTree(folder.resolve("new/data/cloud.json").toFile());
        assertThat(described.path("pid").longValue()).isEqualTo(cloud.pid());
        assertThat(described.path("port").intValue()).isEqualTo(cloud.endpoint().getPort());

        End end = cloud.terminate();

        assertThat(end).isEqualTo(new End(0, "", ""));
        assertThat(folder.resolve("new/data/cloud.json")).doesNotExist();
        assertThat(folder.resolve("new/data/cloud.log")).isNotEmptyFile();
    }

    @Test
    void theStatusTellsWhatRunsAndStopEndsIt() throws Exception {
        try (CloudProcess cloud = CloudProcess.start(folder, "--account", "123456789012", "--region", "eu-west-1")) {
            LabClient lab = new LabClient(cloud.endpoint(), CloudProcess.KEY);
            JsonNode status = lab.get("/_lab/status").body();
            assertThat(status.path("version").textValue()).isEqualTo("0.1.0");
            assertThat(status.path("pid").longValue()).isEqualTo(cloud.pid());
            assertThat(status.path("account").textValue()).isEqualTo("123456789012");
            assertThat(status.path("region").textValue()).isEqualTo("eu-west-1");
            assertThat(status.path("data").textValue()).isEqualTo(folder.toString());
            assertThat(Instant.parse(status.path("startedAt").textValue())).isNotNull();

            assertThat(lab.post("/_lab/stop", "").status()).isEqualTo(202);

            assertThat(cloud.awaitEnd().code()).isZero();
        }
    }

    @Test
    void aSecondProcessOnTheSameFolderIsToldWhoHasIt() {
        try (CloudProcess cloud = CloudProcess.start(folder)) {
            End second = CloudProcess.run("--data", folder.toString(), "--credentials", "AK:sk");

            assertThat(second)
                    .isEqualTo(new End(
                            1,
                            "",
                            "The data folder " + folder + " is in use by process " + cloud.pid()
                                    + ", listening on port "
                                    + cloud.endpoint().getPort()
                                    + "; use that cloud, stop it, or name another folder with --data.\n"));
        }
    }

    @Test
    void aFolderLeftByAKilledProcessIsTakenOver() {
        CloudProcess.start(folder).kill();

        try (CloudProcess cloud = CloudProcess.start(folder)) {
            assertThat(cloud.terminate().code()).isZero();
        }
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            End end = CloudProcess.run(
                    "--port", "" + taken.getLocalPort(), "--data", folder.toString(), "--credentials", "AK:sk");

            assertThat(end)
                    .isEqualTo(new End(
                            1,
                            "",
                            "Port " + taken.getLocalPort()
                                    + " is taken by another process; stop that, or choose another with --port (0 takes a free"
                                    + " one).\n"));
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        End end = CloudProcess.run("--data", file.toString(), "--credentials", "AK:sk");

        assertThat(end)
                .isEqualTo(new End(
                        1,
                        "",
                        "The data folder " + file
                                + " cannot be written (it is a file); name a folder of yours with --data, or change its"
                                + " permissions.\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --data d                                  | Give the administrator's key either with --credentials KEY:SECRET or with --credentials-file FILE.
            --credentials AK:sk                       | Option --data is missing; name the folder for the state, such as --data state.
            --data d --credentials AK                 | The credentials are not of the form KEY:SECRET; give an access key id, a colon and its secret.
            --data d --credentials-file none          | The credentials file none does not exist; name another with --credentials-file.
            --data d --credentials A:s --port 70000   | Option --port is '70000'; give a whole number from 0 to 65535.
            --data d --credentials A:s --clock slow   | Option --clock is 'slow'; give flow or step.
            --data d --credentials A:s --speed 0      | Option --speed is '0'; give a number above 0, at most 1000000.
            --data d --credentials A:s --start now    | Option --start is 'now'; give an instant such as 2026-11-24T10:00:00Z.
            --data d --credentials A:s --start +1000000-01-01T00:00:00Z | Option --start is '+1000000-01-01T00:00:00Z'; give an instant from 1970 to 9998.
            --data d --credentials A:s --account 12   | Option --account is '12'; give twelve digits.
            --data d --credentials A:s --region X     | Option --region is 'X'; give a region such as us-east-1.
            --data d --credentials A:s --idle-stop 0  | Option --idle-stop is '0'; give a whole number from 1 to 525600.
            --data d --credentials A:s --allow-origin x | Option --allow-origin is 'x'; give scheme, host and port such as http://localhost:8888.
            --colour red                              | Unknown options: '--colour', 'red'. java -jar cloud.jar --help lists the options.
            --port                                    | Missing required parameter for option '--port' (N). java -jar cloud.jar --help lists the options.
            """)
    void aWrongOptionIsAnsweredWithOneSentence(String options, String sentence) {
        End end = CloudProcess.run(options.split(" "));

        assertThat(end).isEqualTo(new End(2, "", sentence + "\n"));
    }

    @Test
    void helpListsTheOptions() {
        End end = CloudProcess.run("--help");

        assertThat(end.code()).isZero();
        assertThat(end.output())
                .startsWith("Usage: java -jar cloud.jar")
                .contains("--idle-stop", "Default: us-east-1.");
        assertThat(end.output()).doesNotContain("--rehearse");
    }

    @Test
    void aRehearsalRunsThroughAndEnds() {
        assertThat(CloudProcess.run("--rehearse")).isEqualTo(new End(0, "", ""));
    }
}
