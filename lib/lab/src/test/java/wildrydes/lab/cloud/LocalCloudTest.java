package wildrydes.lab.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.lab.LabException;

class LocalCloudTest {

    private static final Map<String, String> FLOW = Map.of();
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    @TempDir
    Path folder;

    private CloudHome home;
    private CloudProgram program;

    @BeforeEach
    void pack() throws IOException {
        home = new CloudHome(folder.resolve("home"));
        program = program("1.0");
    }

    @AfterEach
    void stop() throws IOException {
        if (Files.exists(home.stateFile()) && LocalCloud.look(home) instanceof CloudCondition.Running) {
            LocalCloud.stop(home);
        }
    }

    private CloudProgram program(String version) throws IOException {
        Path target = Files.createDirectories(folder.resolve("target-" + version));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, ScriptedCloud.class.getName());
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(target.resolve("cloud.jar")), manifest)) {
            String name = ScriptedCloud.class.getName().replace('.', '/') + ".class";
            jar.putNextEntry(new JarEntry(name));
            try (InputStream code = ScriptedCloud.class.getClassLoader().getResourceAsStream(name)) {
                code.transferTo(jar);
            }
        }
        Files.writeString(target.resolve("cloud.args"), "-XX:TieredStopAtLevel=1\n-XX:+UseSerialGC\n");
        return new CloudProgram(target);
    }

    private LocalCloud open() {
        return LocalCloud.open(home, program, FLOW, waited -> {});
    }

    @Test
    void theFirstOpenStartsACloudAndTheSecondJoinsIt() throws IOException {
        LocalCloud first = open();
        LocalCloud second = open();

        assertThat(first.started()).isTrue();
        assertThat(second.started()).isFalse();
        assertThat(second.state().pid()).isEqualTo(first.state().pid());
        assertThat(second.state().endpoint()).isEqualTo(first.state().endpoint());
        assertThat(second.control().status()).isEqualTo(first.status());
        assertThat(LocalCloud.look(home).sentence())
                .isEqualTo("The cloud runs as process " + first.state().pid() + ", version 1.0, at "
                        + first.state().endpoint() + ".");
    }

    @Test
    void manyThatOpenAtOnceStartOne() {
        List<CompletableFuture<LocalCloud>> opening = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            opening.add(CompletableFuture.supplyAsync(this::open));
        }

        List<LocalCloud> clouds = opening.stream().map(CompletableFuture::join).toList();

        assertThat(clouds)
                .extracting(cloud -> cloud.state().pid())
                .containsOnly(clouds.get(0).state().pid());
        assertThat(clouds).filteredOn(LocalCloud::started).hasSize(1);
    }

    @Test
    void itsClockStandsStillUnlessTimeMovesInSteps() throws IOException {
        open();
        assertThat(asked()).contains("POST /_lab/clock/hold");
        LocalCloud.stop(home);
        Files.delete(home.data().resolve("asked.txt"));

        LocalCloud.open(
                home,
                program,
                Map.of(
                        "WILDRYDES_CLOCK", "step",
                        "WILDRYDES_START", "2026-03-02T09:14:36Z",
                        "JUPYTERHUB_PUBLIC_URL", "https://hub.example/user/ada/"),
                waited -> {});

        assertThat(asked()).doesNotContain("POST /_lab/clock/hold");
        assertThat(Files.readString(home.data().resolve("options.txt")))
                .contains(
                        "--clock step --start 2026-03-02T09:14:36Z --allow-origin https://hub.example",
                        "--idle-stop 480");
    }

    private String asked() throws IOException {
        return Files.readString(home.data().resolve("asked.txt"));
    }

    @Test
    void theKeyIsForItsOwnerOnlyAndAwsToolsFindTheCloud() throws IOException {
        LocalCloud cloud = open();

        assertThat(Files.readString(home.awsConfig()))
                .contains(
                        "[profile wildrydes]",
                        "region = us-east-1",
                        "endpoint_url = " + cloud.state().endpoint());
        assertThat(Files.readString(home.awsCredentials()))
                .contains("[wildrydes]", "aws_access_key_id = " + cloud.key().id())
                .contains("aws_secret_access_key = " + cloud.key().secret());
        assertThat(cloud.key().toString()).doesNotContain(cloud.key().secret());
        if (POSIX) {
            for (Path file : List.of(home.keyFile(), home.awsCredentials(), home.stateFile())) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo("rw-------");
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.root())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void afterAStopTheNextOneTakesTheSamePortAndKey() {
        LocalCloud first = open();

        assertThat(LocalCloud.stop(home))
                .isEqualTo(
                        "The cloud, process " + first.state().pid() + ", was stopped; streams and records are kept.");
        assertThat(ProcessHandle.of(first.state().pid()).filter(ProcessHandle::isAlive))
                .isEmpty();
        assertThat(LocalCloud.stop(home))
                .isEqualTo("No cloud is running: process " + first.state().pid() + " has ended.");
        LocalCloud second = open();

        assertThat(second.started()).isTrue();
        assertThat(second.state().port()).isEqualTo(first.state().port());
        assertThat(second.key()).isEqualTo(first.key());
    }

    @Test
    void whereThePortIsTakenTheNextOneTakesAnother() throws IOException {
        LocalCloud first = open();
        LocalCloud.stop(home);

        try (ServerSocket taken = new ServerSocket(first.state().port(), 1, InetAddress.getByName("127.0.0.1"))) {
            LocalCloud second = open();

            assertThat(second.state().port()).isNotEqualTo(taken.getLocalPort());
            assertThat(Files.readString(home.awsConfig()))
                    .contains(":" + second.state().port());
        }
    }

    @Test
    void aCloudThatWasKilledIsReplaced() throws Exception {
        LocalCloud first = open();
        ProcessHandle process = ProcessHandle.of(first.state().pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(30, TimeUnit.SECONDS);

        LocalCloud second = open();

        assertThat(second.started()).isTrue();
        assertThat(second.state().pid()).isNotEqualTo(first.state().pid());
    }

    @Test
    void aKillOfTheStartersProcessGroupDoesNotReachIt() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path setsid = Path.of("/usr/bin/setsid");
        assumeTrue(Files.isExecutable(setsid), "No setsid here to make a process group with.");
        Process starter = new ProcessBuilder(
                        setsid.toString(),
                        java.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName(),
                        home.root().toString(),
                        program.folder().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("starter.out").toFile())
                .start();
        while (starter.isAlive() && !Files.exists(home.stateFile())) {
            assertThat(starter.waitFor(20, TimeUnit.MILLISECONDS)).isFalse();
        }

        // As Jupyter ends a kernel: SIGKILL for its whole process group.
        new ProcessBuilder("kill", "-KILL", "--", "-" + starter.pid()).start().waitFor();
        assertThat(starter.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(LocalCloud.look(home)).isInstanceOf(CloudCondition.Running.class);
        assertThat(open().started()).isFalse();
    }

    /** Opens a cloud as a kernel does, and stays. */
    static final class Starter {
        public static void main(String[] arguments) throws InterruptedException {
            LocalCloud.open(
                    new CloudHome(Path.of(arguments[0])), new CloudProgram(Path.of(arguments[1])), FLOW, waited -> {});
            Thread.currentThread().join();
        }
    }

    @Test
    void anotherVersionIsToldAndARestartOffered() throws IOException {
        LocalCloud old = open();
        program = program("2.0");

        assertThatThrownBy(this::open)
                .isInstanceOf(LabException.class)
                .hasMessage("The cloud that runs (process " + old.state().pid()
                        + ") is version 1.0, and this lab needs version 2.0; restart it with Lab.restart(), which keeps"
                        + " streams and records.");
        LocalCloud.stop(home);
        assertThat(open().status().version()).isEqualTo("2.0");
    }

    @Test
    void anUnreadableStateFileIsNamedWithTheNextStep() throws IOException {
        Files.createDirectories(home.root());
        Files.writeString(home.stateFile(), "{\"pid\": 1, \"po");

        assertThatThrownBy(this::open)
                .isInstanceOf(LabException.class)
                .hasMessage(
                        "The state file " + home.stateFile() + " cannot be read (it is not the JSON that was written"
                                + " there); delete it and open the lab again: streams and records are elsewhere and stay.");
        Files.writeString(home.stateFile(), "{}");
        assertThat(LocalCloud.look(home).sentence()).contains("it names no pid and port");
        Files.delete(home.stateFile());
        assertThat(open().started()).isTrue();
    }

    @Test
    void aCloudWhoseStateFileWasLostIsFoundByItsData() throws IOException {
        LocalCloud first = open();
        Files.delete(home.stateFile());

        LocalCloud second = open();

        assertThat(second.started()).isFalse();
        assertThat(second.state()).isEqualTo(first.state());
        assertThat(Files.exists(home.stateFile())).isTrue();
    }

    @Test
    void anUnreadableKeyIsNamedWithTheNextStep() throws IOException {
        Files.createDirectories(home.root());
        Files.writeString(home.keyFile(), "secret");

        assertThatThrownBy(this::open)
                .isInstanceOf(LabException.class)
                .hasMessage("The key file " + home.keyFile()
                        + " is not one line ID:SECRET; stop the cloud, delete the file and open the lab again.");
    }

    @Test
    void aLaterProcessWithTheSameNumberIsNotTaken() {
        new CloudState(ProcessHandle.current().pid(), 1, "1.0", Instant.EPOCH).write(makeHome());

        assertThat(LocalCloud.look(home).sentence())
                .isEqualTo("No cloud is running: process "
                        + ProcessHandle.current().pid() + " has ended.");
        assertThat(open().started()).isTrue();
    }

    private Path makeHome() {
        home.make();
        return home.stateFile();
    }

    private static Instant startOfThisProcess() {
        return ProcessHandle.current().info().startInstant().orElseThrow();
    }

    @Test
    void anotherProgramAtThePortIsNotTakenForACloud() throws IOException {
        HttpServer stranger = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        stranger.createContext("/", exchange -> {
            byte[] page = "<html>Hello</html>".getBytes();
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        stranger.start();
        try {
            int port = stranger.getAddress().getPort();
            new CloudState(ProcessHandle.current().pid(), port, "1.0", startOfThisProcess()).write(makeHome());
            AdministratorKey.of(home);

            assertThat(LocalCloud.look(home).sentence())
                    .isEqualTo("No cloud is running: another program answers at port " + port + ".");
            assertThat(open().state().port()).isNotEqualTo(port);
        } finally {
            stranger.stop(0);
        }
    }

    @Test
    void aProcessThatLivesButDoesNotAnswerIsSaidToBeSilent() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        new CloudState(ProcessHandle.current().pid(), port, "1.0", startOfThisProcess()).write(makeHome());
        AdministratorKey.of(home);

        assertThatThrownBy(this::open)
                .isInstanceOf(LabException.class)
                .hasMessage("The cloud, process " + ProcessHandle.current().pid()
                        + ", does not answer at http://127.0.0.1:" + port
                        + "; stop it with `wildrydes stop`, then open the lab again.");
        Files.delete(home.stateFile());
    }

    @Test
    void aCloudThatIsJustEndingIsWaitedFor() throws IOException {
        LocalCloud first = open();
        first.control().stop();

        LocalCloud second = open();

        assertThat(second.started()).isTrue();
        assertThat(second.state().port()).isEqualTo(first.state().port());
    }

    @Test
    void awsToolsCanStartTheCloudWhereItHasNotRunYet() throws IOException {
        AwsFiles.startBy(home, "'give the key' /home", "us-east-1");
        int port = AwsFiles.port(home).orElseThrow();

        LocalCloud cloud = open();

        assertThat(cloud.state().port()).isEqualTo(port);
        assertThat(Files.readString(home.awsConfig())).isEqualTo("""
                # Written by the Wild Rydes workbook each time its cloud starts.
                [profile wildrydes]
                region = us-east-1
                endpoint_url = http://127.0.0.1:%d
                output = json
                credential_process = 'give the key' /home
                """.formatted(port));
        assertThat(Files.readString(home.awsCredentials()))
                .as("tools prefer a key in this file to the command")
                .doesNotContain("[", cloud.key().id(), cloud.key().secret());
        AwsFiles.startBy(home, "another", "us-east-1");
        assertThat(AwsFiles.port(home)).hasValue(port);
        assertThat(Files.readString(home.awsConfig())).contains("credential_process = another\n");
    }

    @Test
    void whatACloudSaysInsteadOfStartingIsPassedOn() throws IOException {
        Files.createDirectories(home.data());
        Files.writeString(home.data().resolve("refuse.txt"), "The data folder is in use by process 7.");

        assertThatThrownBy(this::open)
                .isInstanceOf(LabException.class)
                .hasMessage("The cloud did not start: The data folder is in use by process 7.");
    }

    @Test
    void aMissingProgramIsNamed() {
        Path nowhere = folder.resolve("nowhere");

        assertThatThrownBy(() -> CloudProgram.find(Map.of(CloudProgram.VARIABLE, nowhere.toString())))
                .isInstanceOf(LabException.class)
                .hasMessage("The cloud's program " + nowhere.resolve("cloud.jar")
                        + " is missing; build it with ./mvnw, or correct WILDRYDES_CLOUD.");
    }

    @Test
    void aHomeThatIsAFileIsRefused() throws IOException {
        Files.writeString(home.root(), "");

        assertThatThrownBy(this::open)
                .isInstanceOf(LabException.class)
                .hasMessageStartingWith(
                        "The folder " + home.root() + " cannot be made (a file of that name is in the way)");
    }

    @Test
    void theHomeIsNamedByAVariableOrIsInTheUsersFolder() {
        assertThat(CloudHome.of(Map.of(CloudHome.VARIABLE, folder.toString())).root())
                .isEqualTo(folder);
        assertThat(CloudHome.of(Map.of()).root())
                .isEqualTo(
                        Path.of(System.getProperty("user.home"), ".wildrydes").toAbsolutePath());
    }

    @Test
    void aStopWhereNothingRanSaysSo() {
        assertThat(LocalCloud.stop(home))
                .isEqualTo("No cloud is running, and none has run in " + home.root() + " yet.");
    }

    @Test
    void aControlRequestToNobodySaysWhatToDo() {
        LocalCloud cloud = open();
        LocalCloud.stop(home);

        assertThatThrownBy(() -> cloud.control().clock())
                .isInstanceOf(LabException.class)
                .hasMessage("The cloud at " + cloud.state().endpoint()
                        + " does not answer; run Lab.open() again, which starts one where there is none.");
    }

    @Test
    void anInterruptEndsAWaitForTheClock() {
        LocalCloud cloud = open();

        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> cloud.control().run(Duration.ofMinutes(1), now -> {}))
                .isInstanceOf(LabException.class)
                .hasMessageStartingWith("Interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }
}
