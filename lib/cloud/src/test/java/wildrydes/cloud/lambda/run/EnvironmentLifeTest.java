package wildrydes.cloud.lambda.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static wildrydes.cloud.lambda.run.FunctionGround.invocation;
import static wildrydes.cloud.lambda.run.FunctionGround.payload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.cloud.ServedCloud;
import wildrydes.cloud.lambda.FunctionVersion;
import wildrydes.cloud.lambda.run.handlers.Drill;

/** When environments begin, wait and end, and what ends with them. */
class EnvironmentLifeTest {

    /** As small as a room can be: one environment at a time. */
    private static final Room NARROW = new Room(1);

    private static final long PATIENCE_SECONDS = 30;

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

    private static CompletableFuture<Outcome> start(Environments environments, FunctionVersion function, String event) {
        return CompletableFuture.supplyAsync(
                () -> FunctionGround.run(environments, function, invocation(function, event)),
                task -> new Thread(task).start());
    }

    private static void awaitEnd(long process) throws InterruptedException, ExecutionException, TimeoutException {
        ProcessHandle handle = ProcessHandle.of(process).orElse(null);
        if (handle != null) {
            handle.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Test
    void callsAtTheSameTimeHaveEnvironmentsOfTheirOwn() throws IOException {
        FunctionVersion function = ground.function("parallel", "Drill");
        Path meeting = Files.createDirectory(folder.resolve("meeting"));
        String event = "{\"do\":\"meet\",\"size\":2,\"place\":\"" + meeting + "\"}";

        CompletableFuture<Outcome> one = start(ground.environments, function, event);
        CompletableFuture<Outcome> other = start(ground.environments, function, event);

        assertThat(payload(one.join())).isEqualTo("\"met\"");
        assertThat(payload(other.join())).isEqualTo("\"met\"");
    }

    @Test
    void whatDoesNotFitIntoMemoryWaitsAndIdleOnesMakeRoom() {
        FunctionVersion one = ground.function("narrow-one", "Drill");
        FunctionVersion other = ground.function("narrow-other", "Drill");
        long before = Drill.children(ProcessHandle.current());
        String siblings = "{\"do\":\"siblings\",\"size\":200}";
        try (JvmEnvironments narrow = ground.environments(NARROW, Limits.INIT)) {
            CompletableFuture<Outcome> first = start(narrow, one, siblings);
            CompletableFuture<Outcome> second = start(narrow, other, siblings);

            assertThat(payload(first.join())).isEqualTo(String.valueOf(before + 1));
            assertThat(payload(second.join())).isEqualTo(String.valueOf(before + 1));
        }
        assertThat(Drill.children(ProcessHandle.current())).isEqualTo(before);
    }

    @Test
    void anEnvironmentEndsBeforeItsCredentialsDo() {
        FunctionVersion function = ground.function("credentials", "Drill");
        try {
            assertThat(payload(ground.run(function, "{}"))).contains("\"calls\":1,");
            assertThat(payload(ground.run(function, "{}"))).contains("\"calls\":2,");
            ground.ahead(Duration.ofMinutes(58));
            assertThat(payload(ground.run(function, "{}"))).contains("\"calls\":3,");

            ground.ahead(Duration.ofMinutes(59));

            assertThat(payload(ground.run(function, "{}"))).contains("\"calls\":1,");
        } finally {
            ground.ahead(Duration.ZERO);
        }
    }

    @Test
    void anInterruptedCallerEndsTheEnvironment() throws Exception {
        FunctionVersion function = ground.function("interrupted", "Drill");
        try (JvmEnvironments environments = ground.environments(Room.ofThisMachine(), Limits.INIT)) {
            CompletableFuture<Throwable> thrown = new CompletableFuture<>();
            Path meeting = Files.createDirectory(folder.resolve("interruption"));
            Thread caller = new Thread(() -> {
                try {
                    environments.run(
                            function,
                            invocation(function, "{\"do\":\"meet\",\"size\":9,\"place\":\"" + meeting + "\"}"));
                    thrown.complete(new AssertionError("It came to an end."));
                } catch (Throwable e) {
                    thrown.complete(e);
                }
            });
            caller.start();
            long process = awaitGuest(meeting);

            caller.interrupt();

            assertThat(thrown.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
            assertThat(ProcessHandle.of(process)).isEmpty();
        }
    }

    @Test
    void theEndOfTheCloudEndsWhatRuns() throws Exception {
        FunctionVersion function = ground.function("ending", "Drill");
        JvmEnvironments environments = ground.environments(Room.ofThisMachine(), Limits.INIT);
        Path meeting = Files.createDirectory(folder.resolve("end"));
        CompletableFuture<Outcome> running =
                start(environments, function, "{\"do\":\"meet\",\"size\":9,\"place\":\"" + meeting + "\"}");
        long process = awaitGuest(meeting);

        environments.close();

        assertThat(running.get(PATIENCE_SECONDS, TimeUnit.SECONDS).error()).isEqualTo("Unhandled");
        assertThat(ProcessHandle.of(process)).isEmpty();
        assertThatThrownBy(() -> environments.run(function, invocation(function, "{}")))
                .hasMessage("The cloud is stopping; no function begins any more.");
    }

    /** The id of the process that a function has left in a folder. */
    private static long awaitGuest(Path meeting) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            String[] guests = meeting.toFile().list();
            if (guests != null && guests.length > 0) {
                return Long.parseLong(guests[0]);
            }
            Thread.sleep(10);
        }
        throw new AssertionError("No function came to " + meeting + ".");
    }

    @Test
    void whatAFunctionForksAndLeavesAloneEndsWithItsEnvironment() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc")), "not run: only Linux shows the environment of other processes");
        FunctionVersion function = ground.function("forking", "Drill");
        String fork = "{\"do\":\"fork\",\"command\":[\"sh\",\"-c\",\"setsid sleep 300 >/dev/null 2>&1 & echo $!\"]}";
        long stray = Long.parseLong(payload(ground.run(function, fork)).replace("\"", ""));
        assertThat(ProcessHandle.of(stray)).isPresent();

        ground.environments.retire(function.arn());

        awaitEnd(stray);
    }

    @Test
    void plainSdkCodeInAFunctionWorksInItsRole() throws IOException {
        FunctionVersion function =
                FunctionGround.in(ground.function("calling", "Drill"), ground.codeWithSdk(folder.resolve("sdk")));
        ground.cloud.kinesis(ServedCloud.ADMINISTRATOR).createStream(stream -> stream.streamName("wildrydes"));

        assertThat(payload(ground.run(function, "{\"do\":\"streams\"}"))).isEqualTo("[\"wildrydes\"]");

        ground.allow("logs:*");
        try {
            Outcome refused = ground.run(function, "{\"do\":\"streams\"}");

            assertThat(refused.error()).isEqualTo("Unhandled");
            assertThat(payload(refused))
                    .contains("User: arn:aws:sts::000000000000:assumed-role/rides/calling is not authorized to perform:"
                            + " kinesis:ListStreams");
        } finally {
            ground.allow("*");
        }
    }
}
