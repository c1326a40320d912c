package wildrydes.lab.setup.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.CloudProgram;
import wildrydes.lab.cloud.LocalCloud;
import wildrydes.lab.cloud.ScriptedCloud;
import wildrydes.lab.setup.TempProject;

class CloudCheckTest {

    @TempDir
    Path folder;

    private CloudHome home;
    private CloudCheck check;

    @BeforeEach
    void pack() throws IOException {
        home = new CloudHome(folder.resolve("home"));
        TempProject.pack(folder.resolve("cloud.jar"), ScriptedCloud.class, "1.0");
        check = new CloudCheck(home, () -> CloudProgram.in(folder));
    }

    private void problem(String sentence) {
        assertThat(check.look()).containsExactly(new Finding(false, sentence));
    }

    @Test
    void aCloudThatHasNotRunYetIsWell() {
        assertThat(check.look())
                .containsExactly(Finding.well("No cloud is running, and none has run in " + home.root() + " yet."));
    }

    @Test
    void aCloudOfThisVersionIsWellAndAnotherIsNot() throws IOException {
        LocalCloud cloud = LocalCloud.open(home, CloudProgram.in(folder), Map.of(), waited -> {});
        try {
            String runs = "The cloud runs as process " + cloud.state().pid() + ", version 1.0, at "
                    + cloud.state().endpoint();
            assertThat(check.look()).containsExactly(Finding.well(runs + "."));

            Path newer = folder.resolve("newer");
            TempProject.pack(newer.resolve("cloud.jar"), ScriptedCloud.class, "2.0");
            check = new CloudCheck(home, () -> CloudProgram.in(newer));
            problem(runs
                    + ", but version 2.0 is built here. Stop the old one with `wildrydes stop`; streams and records"
                    + " are kept.");
        } finally {
            LocalCloud.stop(home);
        }
    }

    @Test
    void whatTheDiskHasLostIsAProblem() throws IOException {
        LocalCloud cloud = LocalCloud.open(home, CloudProgram.in(folder), Map.of(), waited -> {});
        try {
            TempProject.write(home.data().resolve("damage.txt"), "The file f is missing.");

            assertThat(check.look())
                    .containsExactly(
                            Finding.well("The cloud runs as process "
                                    + cloud.state().pid() + ", version 1.0, at "
                                    + cloud.state().endpoint() + "."),
                            new Finding(
                                    false, "The disk has not kept all of the cloud's state. The file f is missing."));
        } finally {
            LocalCloud.stop(home);
        }
    }

    @Test
    void aCloudThatIsNotBuiltIsNamed() throws IOException {
        Files.delete(folder.resolve("cloud.jar"));

        problem("The cloud's program " + folder.resolve("cloud.jar") + " is missing; build it with ./mvnw.");
    }

    @Test
    void aStateFileThatCannotBeReadIsNamed() throws IOException {
        TempProject.write(home.stateFile(), "{");

        problem("The state file " + home.stateFile() + " cannot be read (it is not the JSON that was written there);"
                + " delete it and open the lab again: streams and records are elsewhere and stay.");
    }

    @Test
    void aHomeThatCannotBeMadeIsNamed() throws IOException {
        Files.writeString(home.root(), "");
        String next = " Change its permissions, or name another folder with the environment variable WILDRYDES_HOME.";
        assertThat(check.look())
                .first()
                .isEqualTo(new Finding(false, "The folder " + home.root() + " cannot be written to." + next));

        var below = new CloudHome(home.root().resolve("a").resolve("b"));
        assertThat(new CloudCheck(below, () -> CloudProgram.in(folder)).look())
                .first()
                .isEqualTo(new Finding(
                        false,
                        "The folder " + below.root() + " cannot be written to, because of " + home.root() + "."
                                + next));
    }
}
