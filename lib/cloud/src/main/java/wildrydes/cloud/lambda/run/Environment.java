package wildrydes.cloud.lambda.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.Credentials;
import wildrydes.cloud.lambda.FunctionVersion;

/**
 * An execution environment: a child JVM with a folder of its own, a log stream and the role's credentials, in which one
 * invocation at a time runs. One thread at a time uses it; only {@link #kill} may be called by any.
 */
final class Environment {

    private static final Logger LOG = Logger.getLogger(Environment.class.getName());
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long WATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long MEGA = 1024L * 1024;

    /** What a JVM needs beside the function's memory, by which AWS's own processes are not counted either. */
    private static final int MEMORY_BESIDE = 192;

    /** Between the last moment at which an invocation may begin and the end of the credentials, beside its time-out. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final FunctionVersion function;
    private final Grounds grounds;
    private final Path folder;
    private final Path temporary;
    private final Credentials credentials;
    private final LogStreamWriter stream;
    private final Output output;
    private CallLog log;
    private volatile @Nullable Session session;
    private volatile @Nullable Child child;
    private volatile boolean retired;
    private long watched;

    /**
     * An environment without a process.
     *
     * @param folder a new one, which is deleted at the end
     */
    Environment(FunctionVersion function, Grounds grounds, Path folder, Credentials credentials, LogStreamWriter stream)
            throws IOException {
        this.function = function;
        this.grounds = grounds;
        this.folder = folder;
        this.temporary = Files.createDirectories(folder.resolve("tmp"));
        this.credentials = credentials;
        this.stream = stream;
        this.log = new CallLog(stream, grounds.time());
        this.output = new Output(outputFile(), event -> log.add(event));
    }

    FunctionVersion function() {
        return function;
    }

    Grounds grounds() {
        return grounds;
    }

    /** What is printed from now on belongs to another invocation. */
    CallLog begin() {
        log = new CallLog(stream, grounds.time());
        return log;
    }

    /** Starts a process, which loads the function. */
    Session start() {
        Session opened = grounds.server().open();
        session = opened;
        Launch launch = grounds.launch();
        try {
            Child started = Child.start(
                    launch.command(function, temporary),
                    launch.variables(
                            function, credentials, grounds.server().address(opened), stream.stream(), temporary),
                    function.code(),
                    outputFile());
            child = started;
            started.whenEnded(opened::close);
        } catch (IOException e) {
            throw new UncheckedIOException("The process of function " + function.name() + " cannot be started.", e);
        }
        return opened;
    }

    private Path outputFile() {
        return folder.resolve("output");
    }

    /** The live process's part of the Runtime API; null where there is no process. */
    @Nullable
    Session session() {
        Session live = session;
        return live == null || live.closed() ? null : live;
    }

    /**
     * Waits for the process to want something or to end, but not for long, and hands on what it has printed.
     *
     * @param deadline as {@link System#nanoTime}
     */
    void await(Session of, long deadline) throws InterruptedException {
        of.await(Math.min(LOOK_NANOS, deadline - System.nanoTime()));
        if (readOutput()) {
            log.flush();
        }
    }

    private boolean readOutput() {
        try {
            return output.read();
        } catch (IOException e) {
            throw new UncheckedIOException("What function " + function.name() + " printed cannot be read.", e);
        }
    }

    /** Hands on all that was printed, to the last line even where it does not end. */
    void drain() {
        while (readOutput()) {
            // There is more.
        }
        try {
            output.end();
        } catch (IOException e) {
            throw new UncheckedIOException("What function " + function.name() + " printed cannot be cut off.", e);
        }
    }

    /** Why the process must be ended, as a line for the log; null where it takes no more than it may. Looks a few times a second. */
    @Nullable
    String excess() {
        long now = System.nanoTime();
        if (now - watched < WATCH_NANOS) {
            return null;
        }
        watched = now;
        try {
            long stored = Folder.bytes(temporary);
            if (stored > function.storage() * MEGA) {
                return "[No space left on device: /tmp holds " + stored / MEGA + " MB, more than the "
                        + function.storage() + " MB of the function's ephemeral storage.]\n";
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "The folder of function " + function.name() + " cannot be looked at.", e);
        }
        long used = peakMemory() / MEGA;
        return used > function.memory() + MEMORY_BESIDE
                ? "[The process uses " + used + " MB, more than the " + function.memory()
                        + " MB of the function's memory.]\n"
                : null;
    }

    /** Most memory that was used, in MB, as AWS reports it: not more than the function has. */
    int memoryUsed() {
        return (int) Math.min(function.memory(), (peakMemory() + MEGA - 1) / MEGA);
    }

    private long peakMemory() {
        Child live = child;
        return live == null ? 0 : live.peakMemory();
    }

    /** The exit status of the process, which has ended. */
    int status() throws InterruptedException {
        Child ended = child;
        return ended == null ? 0 : ended.status();
    }

    /** Ends the process, and what it forked, at once. */
    void kill() {
        Session live = session;
        if (live != null) {
            grounds.server().end(live);
        }
        Child running = child;
        if (running != null) {
            running.end();
        }
    }

    /** Whether it has the very code and configuration of a function's version. */
    boolean serves(FunctionVersion other) {
        return function.arn().equals(other.arn())
                && function.version().equals(other.version())
                && function.revision().equals(other.revision());
    }

    /** No invocation begins here any more. */
    void retire() {
        retired = true;
    }

    /** Whether another invocation may begin here. */
    boolean usable() {
        Session live = session();
        return live != null
                && live.ready()
                && !retired
                && grounds.wallTime()
                        .instant()
                        .plus(function.timeout())
                        .plus(MARGIN)
                        .isBefore(credentials.expiration());
    }

    /** Ends the process and leaves nothing behind. */
    void close() {
        kill();
        try {
            output.close();
            Folder.delete(folder);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The folder " + folder + " of a function cannot be deleted: " + e.getMessage(), e);
        }
    }
}
