package wildrydes.lab.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import wildrydes.lab.LabException;

/**
 * The cloud that all notebooks and terminals of a person share: one process, found by the state file in its home.
 *
 * <pre>{@code
 * LocalCloud cloud = LocalCloud.open(CloudHome.ofUser());
 * cloud.control().run(Duration.ofMinutes(1), now -> {});
 * }</pre>
 */
public final class LocalCloud {

    /** The region of every cloud that is started here. */
    public static final String REGION = "us-east-1";

    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration END = Duration.ofSeconds(15);
    private static final Duration ENDING = Duration.ofSeconds(5);

    private final CloudHome home;
    private final CloudState state;
    private final AdministratorKey key;
    private final Status status;
    private final boolean started;
    private final Control control;

    private LocalCloud(CloudHome home, CloudState state, AdministratorKey key, Status status, boolean started) {
        this.home = home;
        this.state = state;
        this.key = key;
        this.status = status;
        this.started = started;
        this.control = new Control(state.endpoint(), status.region(), key);
    }

    /**
     * Joins the cloud of this home, or starts one whose clock stands still.
     *
     * @throws LabException if it cannot be started, or another version runs
     */
    public static LocalCloud open(CloudHome home) {
        return open(home, waited -> {});
    }

    /**
     * The same.
     *
     * @param waiting is told every so often how long a start takes; not called where a cloud runs
     */
    public static LocalCloud open(CloudHome home, Consumer<Duration> waiting) {
        return open(home, CloudProgram.find(), System.getenv(), waiting);
    }

    /**
     * The same with another program.
     *
     * @param environment of which {@code WILDRYDES_CLOCK}, {@code WILDRYDES_START} and the {@linkplain HubOrigins origins} of a
     *     JupyterHub are handed on to a cloud that starts
     */
    public static LocalCloud open(
            CloudHome home, CloudProgram program, Map<String, String> environment, Consumer<Duration> waiting) {
        return HomeLock.holding(home, () -> {
            CloudCondition condition = look(home);
            if (condition instanceof CloudCondition.Silent silent && ends(silent.state())) {
                condition = look(home);
            }
            LocalCloud cloud;
            if (condition instanceof CloudCondition.Running running) {
                cloud = running.cloud().requireVersion(program.version());
                if (!Files.exists(home.stateFile())) {
                    running.state().write(home.stateFile());
                }
            } else if (condition instanceof CloudCondition.Unreadable unreadable) {
                throw unreadable.reason();
            } else if (condition instanceof CloudCondition.Silent) {
                throw new LabException(condition.sentence());
            } else {
                cloud = start(home, port(home, condition), new Launch(program, home, environment), waiting);
            }
            AwsFiles.write(home, cloud.state.endpoint(), cloud.status.region(), cloud.key);
            return cloud;
        });
    }

    /** Where tools look for it already. */
    private static OptionalInt port(CloudHome home, CloudCondition condition) {
        return condition instanceof CloudCondition.Stale stale
                ? OptionalInt.of(stale.state().port())
                : AwsFiles.port(home);
    }

    private static LocalCloud start(CloudHome home, OptionalInt wanted, Launch launch, Consumer<Duration> waiting) {
        AdministratorKey key = AdministratorKey.of(home);
        int port = launch.start(wanted, waiting);
        URI endpoint = URI.create("http://127.0.0.1:" + port);
        Status status = new Control(endpoint, REGION, key).status();
        CloudState state = new CloudState(
                status.pid(),
                port,
                status.version(),
                ProcessHandle.of(status.pid())
                        .flatMap(process -> process.info().startInstant())
                        .orElseGet(Instant::now));
        state.write(home.stateFile());
        LocalCloud cloud = new LocalCloud(home, state, key, status, true);
        if (!cloud.control.clock().step()) {
            cloud.control.hold();
        }
        return cloud;
    }

    private LocalCloud requireVersion(String version) {
        if (!status.version().equals(version)) {
            throw new LabException("The cloud that runs (process " + state.pid() + ") is version " + status.version()
                    + ", and this lab needs version " + version
                    + "; restart it with Lab.restart(), which keeps streams and records.");
        }
        return this;
    }

    /** Looks at the cloud of a home and changes nothing. */
    public static CloudCondition look(CloudHome home) {
        try {
            Optional<CloudState> found = CloudState.read(home.stateFile()).or(() -> CloudState.described(home));
            if (found.isEmpty()) {
                return new CloudCondition.Absent(home);
            }
            CloudState state = found.get();
            if (state.process().isEmpty()) {
                return new CloudCondition.Stale(state, "process " + state.pid() + " has ended");
            }
            return ask(home, state, AdministratorKey.read(home.keyFile()));
        } catch (LabException e) {
            return new CloudCondition.Unreadable(e);
        }
    }

    private static CloudCondition ask(CloudHome home, CloudState state, AdministratorKey key) {
        try {
            JsonNode answer = new ControlClient(state.endpoint(), REGION, key).get("/_lab/status", ANSWER);
            Status status = Status.of(answer);
            if (status.pid() != state.pid()) {
                return stranger(state);
            }
            return new CloudCondition.Running(state, new LocalCloud(home, state, key, status, false));
        } catch (RefusedException e) {
            return stranger(state);
        } catch (IOException e) {
            return new CloudCondition.Silent(state);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("Interrupted while the cloud was asked.", e);
        }
    }

    private static CloudCondition stranger(CloudState state) {
        return new CloudCondition.Stale(state, "another program answers at port " + state.port());
    }

    /**
     * Ends the cloud of a home, with its state safe, and returns when it has ended.
     *
     * @return a sentence that says what was done
     * @throws LabException if the process does not end
     */
    public static String stop(CloudHome home) {
        return HomeLock.holding(home, () -> {
            CloudCondition condition = look(home);
            if (condition instanceof CloudCondition.Running running) {
                running.cloud().control.stop();
                end(running.state());
                return "The cloud, process " + running.state().pid() + ", was stopped; streams and records are kept.";
            }
            if (condition instanceof CloudCondition.Silent silent) {
                silent.state().process().ifPresent(ProcessHandle::destroy);
                end(silent.state());
                return "The cloud, process " + silent.state().pid() + ", did not answer and was ended.";
            }
            return condition.sentence();
        });
    }

    /** Whether a process that does not answer was just ending. */
    private static boolean ends(CloudState state) {
        return state.pid() != ProcessHandle.current().pid()
                && state.process().map(process -> ended(process, ENDING)).orElse(true);
    }

    private static void end(CloudState state) {
        Optional<ProcessHandle> process = state.process();
        if (process.isEmpty() || ended(process.get(), END)) {
            return;
        }
        // Every acknowledged write is on the disk: this loses nothing.
        process.get().destroyForcibly();
        if (!ended(process.get(), END)) {
            throw new LabException(
                    "The cloud, process " + state.pid() + ", does not end; end it by the system's means.");
        }
    }

    private static boolean ended(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new LabException("Process " + process.pid() + " cannot be watched.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("Interrupted while the cloud was stopping.", e);
        }
    }

    /** The folder it lives in. */
    public CloudHome home() {
        return home;
    }

    public CloudState state() {
        return state;
    }

    public AdministratorKey key() {
        return key;
    }

    /** What it said of itself when it was opened. */
    public Status status() {
        return status;
    }

    /** Whether this call of {@link #open} started it. */
    public boolean started() {
        return started;
    }

    /** Its clock, its journal. */
    public Control control() {
        return control;
    }
}
