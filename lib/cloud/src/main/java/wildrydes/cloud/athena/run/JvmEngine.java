package wildrydes.cloud.athena.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The engine in a child JVM, at most one: it starts with the first query, or when somebody wants it warm, is ended when it was
 * idle for some minutes, and ends with this process in any case. One that dies takes the query with it that it ran, no other.
 */
public final class JvmEngine implements Engine {

    private static final Logger LOG = Logger.getLogger(JvmEngine.class.getName());

    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofSeconds(15);

    /** A start takes 4 to 8 s; one that takes this long will not come to its end. */
    private static final Duration START = Duration.ofSeconds(90);

    /** SDKs wait 30 s for an answer, and send the request again then. */
    private static final Duration CHECK = Duration.ofSeconds(20);

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long OBEY_NANOS = TimeUnit.MILLISECONDS.toNanos(950);

    /** The exit status of a JVM that ends itself for want of memory. */
    private static final int OUT_OF_MEMORY = 3;

    /** Without these no program starts on Windows. */
    private static final List<String> WINDOWS = List.of("SystemRoot", "SystemDrive", "windir", "ComSpec", "PATHEXT");

    private final Path folder;
    private final EngineFolder installed;
    private final Duration idle;
    private final ReentrantLock queries = new ReentrantLock(true);
    private @Nullable EngineProcess process;
    private boolean busy;

    /** Whether the query before failed, since one that it could not end itself may have ended it a moment later. */
    private boolean doubtful;

    private boolean closed;
    private long used;
    private @Nullable Thread watch;

    /**
     * The engine of this installation.
     *
     * @param folder for its log and what it puts down for a while; made with the first process
     */
    public static JvmEngine in(Path folder) throws IOException {
        return new JvmEngine(folder, EngineFolder.installed(), IDLE);
    }

    JvmEngine(Path folder, EngineFolder installed, Duration idle) {
        this.folder = folder;
        this.installed = installed;
        this.idle = idle;
    }

    @Override
    public void warm() {
        try {
            process();
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public synchronized State state() {
        EngineProcess known = process;
        if (known == null || known.ended()) {
            return State.STOPPED;
        }
        return known.ready() ? State.READY : State.STARTING;
    }

    /** The live process, or a new one. */
    private synchronized EngineProcess process() throws IOException {
        if (closed) {
            throw new IOException("The cloud is stopping; no query begins any more.");
        }
        used = System.nanoTime();
        EngineProcess known = process;
        if (known != null && !known.ended()) {
            return known;
        }
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        EngineProcess started =
                EngineProcess.start(installed.command(temporary), variables(), folder, folder.resolve("engine.log"));
        process = started;
        if (watch == null) {
            watch = new Thread(this::watch, "athena idle stop");
            watch.setDaemon(true);
            watch.start();
        }
        return started;
    }

    /** Nothing of the cloud's own. */
    private static Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>();
        variables.put("TZ", "UTC");
        variables.put("LANG", "en_US.UTF-8");
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")) {
            WINDOWS.forEach(name -> {
                String value = System.getenv(name);
                if (value != null) {
                    variables.put(name, value);
                }
            });
        }
        return variables;
    }

    @Override
    public @Nullable String mistake(String sql) throws InterruptedException {
        long end = System.nanoTime() + CHECK.toNanos();
        boolean again = false;
        try {
            while (true) {
                EngineProcess of = process();
                JsonNode checked =
                        of.awaitReady(end - System.nanoTime()) ? of.check(sql, end - System.nanoTime()) : null;
                if (checked != null) {
                    return checked.path("mistake").textValue();
                }
                if (again || !of.ended()) {
                    return null;
                }
                again = true; // a query has taken it with it meanwhile
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "The statement is not checked; the query will tell why.", e);
            return null;
        }
    }

    @Override
    public Outcome run(EngineQuery query, Catalog catalog, RowSink rows, BooleanSupplier cancelled)
            throws InterruptedException {
        queries.lockInterruptibly();
        try {
            busy(true);
            Outcome outcome = attempt(query, catalog, rows, cancelled);
            if (outcome == null) {
                outcome = attempt(query, catalog, rows, cancelled);
            }
            doubtful = outcome instanceof Outcome.Failed;
            return outcome == null ? new Outcome.Failed("", "The query engine ended.", 0) : outcome;
        } catch (IOException e) {
            return new Outcome.Failed("", String.valueOf(e.getMessage()), 0);
        } finally {
            busy(false);
            queries.unlock();
        }
    }

    /** Null where the engine ended before it had seen the query, for reasons of the one before. */
    private @Nullable Outcome attempt(EngineQuery query, Catalog catalog, RowSink rows, BooleanSupplier cancelled)
            throws IOException, InterruptedException {
        EngineProcess of = process();
        if (!awaitReady(of, cancelled)) {
            if (cancelled.getAsBoolean()) {
                return cancelled(0);
            }
            discard(of);
            return new Outcome.Failed(
                    "",
                    "The query engine did not start within " + START.toSeconds() + " s; its log is in " + of.log()
                            + ".",
                    0);
        }
        boolean first = doubtful;
        doubtful = false;
        return new Conversation(of, query, catalog, rows, cancelled).run(first);
    }

    private synchronized void busy(boolean now) {
        busy = now;
        used = System.nanoTime();
    }

    private static boolean awaitReady(EngineProcess of, BooleanSupplier cancelled) throws InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end && !cancelled.getAsBoolean()) {
            if (of.awaitReady(POLL_NANOS)) {
                return true;
            }
        }
        return false;
    }

    private static Outcome.Failed cancelled(long scanned) {
        return new Outcome.Failed(Outcome.Failed.CANCELLED, "Query was canceled", scanned);
    }

    /** Ends a process, in whose place the next query gets another. */
    private void discard(EngineProcess of) {
        synchronized (this) {
            if (process == of) {
                process = null;
            }
        }
        of.end();
    }

    /** What is said about one query. */
    private final class Conversation {

        private final EngineProcess of;
        private final EngineQuery query;
        private final Catalog catalog;
        private final RowSink rows;
        private final BooleanSupplier cancelled;
        private boolean heard;
        private boolean asked;
        private long askedAt;

        Conversation(EngineProcess of, EngineQuery query, Catalog catalog, RowSink rows, BooleanSupplier cancelled) {
            this.of = of;
            this.query = query;
            this.catalog = catalog;
            this.rows = rows;
            this.cancelled = cancelled;
        }

        /** @param again whether it may be tried again where the engine says nothing at all; then null */
        @Nullable
        Outcome run(boolean again) throws InterruptedException {
            boolean whole = false;
            try {
                Outcome outcome = talk();
                whole = outcome != null;
                return outcome != null || (again && !heard) ? outcome : died();
            } catch (IOException e) {
                return new Outcome.Failed("", String.valueOf(e.getMessage()), 0);
            } finally {
                if (!whole) {
                    // In the middle of something: what it says next would be taken for another query's.
                    discard(of);
                }
            }
        }

        /** Null where the process has ended meanwhile. */
        private @Nullable Outcome talk() throws IOException, InterruptedException {
            if (!of.send(Messages.query(query))) {
                return null;
            }
            while (true) {
                if (cancelled.getAsBoolean() && !obeys()) {
                    discard(of);
                    return JvmEngine.cancelled(0);
                }
                JsonNode message = of.next(POLL_NANOS);
                if (message == null) {
                    if (of.ended()) {
                        return null;
                    }
                    continue;
                }
                heard = true;
                Outcome outcome = take(message);
                if (outcome != null) {
                    return outcome;
                }
            }
        }

        /** Asks it to end the query; false where it was asked and does not do it. */
        private boolean obeys() {
            if (!asked) {
                asked = true;
                askedAt = System.nanoTime();
                return of.send(Messages.cancel(query.id()));
            }
            return System.nanoTime() - askedAt < OBEY_NANOS;
        }

        private @Nullable Outcome take(JsonNode message) throws IOException {
            String type = message.path("type").asText();
            switch (type) {
                case "columns" -> rows.columns(Messages.columns(message));
                case "rows" -> rows.rows(Messages.rows(message));
                case "done" -> {
                    return Messages.done(message);
                }
                case "failed" -> {
                    return Messages.failed(message);
                }
                default -> {
                    ObjectNode answer = Messages.answer(message, catalog);
                    if (answer == null) {
                        throw new IOException("The query engine said something of an unknown type, '" + type
                                + "'; build the cloud and the engine anew, of one version.");
                    }
                    of.send(answer); // where it has ended, it says nothing more
                }
            }
            return null;
        }

        private Outcome died() throws InterruptedException {
            int status = of.status();
            if (closedMeanwhile()) {
                return new Outcome.Failed("", "The cloud was stopped while the query ran; run it again.", 0);
            }
            if (status == OUT_OF_MEMORY) {
                return new Outcome.Failed(
                        Outcome.Failed.EXHAUSTED, "Query exhausted resources at this scale factor", 0);
            }
            return new Outcome.Failed(
                    "",
                    "The query engine ended while it ran the query (exit status " + status + "); its log is in "
                            + of.log() + ". Run the query again: another engine starts for it.",
                    0);
        }
    }

    private synchronized boolean closedMeanwhile() {
        return closed;
    }

    /** Ends a process that was idle for too long. */
    private void watch() {
        try {
            while (true) {
                EngineProcess ended = null;
                synchronized (this) {
                    wait(Math.min(LOOK.toMillis(), Math.max(1, idle.toMillis())));
                    if (closed) {
                        return;
                    }
                    if (!busy && process != null && System.nanoTime() - used > idle.toNanos()) {
                        ended = process;
                        process = null;
                    }
                }
                if (ended != null) {
                    ended.end();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        EngineProcess live;
        synchronized (this) {
            closed = true;
            live = process;
            notifyAll();
        }
        if (live != null) {
            live.end();
        }
    }
}
