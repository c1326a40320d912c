package wildrydes.cloud.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.cloud.kinesis.ManualTime;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.store.FailingDisk;
import wildrydes.cloud.store.Store;
import wildrydes.pump.record.RecordFormat;

/** What the runner is told, and what becomes of an application whose runner refuses it. */
class LifecycleTest {

    private static final Instant START = Instant.parse("2026-03-02T09:14:36Z");

    @TempDir
    Path folder;

    private ManualTime time = new ManualTime(START);
    private final FailingDisk disk = new FailingDisk();
    private final Recorder runner = new Recorder();
    private Store store;
    private Applications applications;

    /** Writes down what it is told; may refuse. */
    private static final class Recorder implements ApplicationRunner {

        private final List<String> told = new ArrayList<>();
        private @Nullable RuntimeException bug;
        private boolean refusing;

        private void note(String what, Application application) throws CannotRunException {
            told.add(what + " " + application.version());
            if (bug != null) {
                throw bug;
            }
            if (refusing) {
                throw new CannotRunException("There is no Firehose here.");
            }
        }

        @Override
        public void start(Application application) throws CannotRunException {
            note("start", application);
        }

        @Override
        public void resume(Application application) {
            told.add("resume " + application.version());
        }

        @Override
        public void update(Application application) throws CannotRunException {
            note("update", application);
        }

        @Override
        public void stop(Application application) {
            told.add("stop " + application.version());
        }

        @Override
        public void known(Collection<Application> all) {
            all.forEach(application -> told.add("known " + application.version()));
        }

        @Override
        public void forget(Application application) {
            told.add("forget " + application.version());
        }
    }

    @BeforeEach
    void open() throws IOException {
        store = disk.store(folder, 1 << 20);
        applications = new Applications(store);
        new Lifecycle(applications, runner, time, Metering.none()).begin();
        store.recover();
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    private void reopen() throws IOException {
        close();
        time = new ManualTime(time.instant());
        open();
    }

    private Application put(Status status, Duration until) {
        Configuration nothing = new Configuration(null, "", List.of(), List.of(), List.of(), List.of());
        Instant now = time.instant();
        Application made = new Application(
                "id", "a", "arn", null, now, now, 1, status, now.plus(until), null, nothing, Map.of(), Api.V1);
        return applications.changing(() -> {
            applications.put(made);
            return made;
        });
    }

    private Status status() {
        return Objects.requireNonNull(applications.find("a")).status();
    }

    private void change() {
        applications.change(
                Objects.requireNonNull(applications.find("a")),
                now -> now.changed(
                        now.configuration(),
                        Api.V2,
                        time.instant(),
                        time.instant().plus(Lifecycle.UPDATING)));
    }

    @Test
    void theRunnerStartsUpdatesAndStops() {
        put(Status.STARTING, Lifecycle.STARTING);
        assertThat(runner.told).isEmpty();
        time.pass(Lifecycle.STARTING);
        change();
        assertThat(status()).isEqualTo(Status.UPDATING);
        time.pass(Lifecycle.UPDATING);
        assertThat(status()).isEqualTo(Status.RUNNING);
        applications.change(
                Objects.requireNonNull(applications.find("a")),
                now -> now.becoming(Status.STOPPING, time.instant().plus(Lifecycle.STOPPING)));
        time.pass(Lifecycle.STOPPING);

        assertThat(status()).isEqualTo(Status.READY);
        assertThat(runner.told).containsExactly("start 1", "update 2", "stop 2");
    }

    @Test
    void oneThatCannotRunIsReadyAgain() {
        runner.refusing = true;
        put(Status.STARTING, Lifecycle.STARTING);
        time.pass(Lifecycle.STARTING);
        assertThat(status()).isEqualTo(Status.READY);

        runner.refusing = false;
        put(Status.RUNNING, Duration.ZERO);
        change();
        runner.refusing = true;
        time.pass(Lifecycle.UPDATING);
        assertThat(status()).isEqualTo(Status.READY);
    }

    @Test
    void aRunnerThatFailsLeavesTheApplicationReady() {
        runner.bug = new IllegalStateException("a bug");
        put(Status.STARTING, Lifecycle.STARTING);

        assertThatThrownBy(() -> time.pass(Lifecycle.STARTING)).isSameAs(runner.bug);

        assertThat(status()).isEqualTo(Status.READY);
    }

    @Test
    void whatRanGoesOnAfterARestart() throws IOException {
        put(Status.RUNNING, Duration.ZERO);
        reopen();
        time.pass(Duration.ZERO);
        assertThat(runner.told).containsExactly("known 1", "resume 1");

        change();
        reopen();
        time.pass(Lifecycle.UPDATING);
        assertThat(runner.told).containsExactly("known 1", "resume 1", "known 2", "resume 2", "update 2");
        assertThat(status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void oneThatIsDeletedIsStoppedAtOnceAndForgottenAtTheEnd() {
        Application running = put(Status.RUNNING, Duration.ZERO);
        applications.change(
                running, now -> now.becoming(Status.DELETING, time.instant().plus(Lifecycle.DELETING)));
        time.pass(Duration.ZERO);
        assertThat(runner.told).containsExactly("stop 1");
        time.pass(Lifecycle.DELETING);

        assertThat(applications.find("a")).isNull();
        assertThat(runner.told).containsExactly("stop 1", "forget 1");
    }

    @Test
    void aStatusWaitsForTheDisk() {
        put(Status.STARTING, Lifecycle.STARTING);
        disk.fail("no space left");
        time.pass(Lifecycle.STARTING);
        assertThat(status()).isEqualTo(Status.STARTING);

        disk.heal();
        time.pass(Duration.ofSeconds(8));
        assertThat(status()).isEqualTo(Status.RUNNING);
        assertThat(runner.told).containsExactly("start 1");
    }

    @Test
    void whatIsKeptIsReadBackAsItWas() throws IOException {
        Schema schema = new Schema(
                new RecordFormat.Csv("\n", ";"), null, List.of(new Schema.SchemaColumn("c", "DECIMAL(5, 2)", null)));
        Application whole = new Application(
                "id",
                "whole",
                "arn",
                "of everything",
                START,
                START.plusSeconds(1),
                7,
                Status.READY,
                START.plusSeconds(2),
                START.plusSeconds(3),
                new Configuration(
                        "role",
                        "SELECT",
                        List.of(new Input(
                                "1.1",
                                "P",
                                new Resource(Resource.Kind.STREAM, "s", "r"),
                                new Resource(Resource.Kind.FUNCTION, "f", null),
                                schema,
                                64,
                                StartingPosition.LAST_STOPPED_POINT)),
                        List.of(new Output(
                                "2.1", "D", new Resource(Resource.Kind.DELIVERY_STREAM, "d", null), Output.Format.CSV)),
                        List.of(new ReferenceSource("3.1", "T", "arn:aws:s3:::b", "k", null, schema)),
                        List.of(new LoggingOption("4.1", "l", "r"))),
                Map.of("k", "v"),
                Api.V2);
        applications.changing(() -> {
            applications.put(whole);
            return whole;
        });

        reopen();

        assertThat(applications.find("whole")).isEqualTo(whole);
    }
}
