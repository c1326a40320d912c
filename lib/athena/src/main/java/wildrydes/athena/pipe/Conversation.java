package wildrydes.athena.pipe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import wildrydes.athena.engine.Engine;
import wildrydes.athena.engine.Request;
import wildrydes.athena.engine.Summary;
import wildrydes.athena.failure.Failure;
import wildrydes.athena.lake.Scope;

/**
 * Takes queries from the cloud and runs them in order, one at a time. The protocol is described in this module's README.
 */
public final class Conversation {

    private static final Logger LOG = Logger.getLogger(Conversation.class.getName());

    /** After this long, a cancelled query that does not end takes the process with it. */
    private static final int PATIENCE_MILLIS = 800;

    /**
     * Nested statements are read by recursion. Hundreds of levels fit; what the parser remembers of thousands would fill the heap before
     * a larger stack.
     */
    private static final int STACK_BYTES = 4 << 20;

    private final Engine engine;
    private final InputStream in;
    private final Speaker speaker;
    private final Asking asking;
    private final Runnable end;
    private final BlockingQueue<Message.Query> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Scope> scopes = new ConcurrentHashMap<>();

    /**
     * A conversation that has not begun.
     *
     * @param in lines from the cloud
     * @param out lines to the cloud
     * @param end ends this process at once, for queries that cannot be ended otherwise
     */
    public Conversation(Engine engine, InputStream in, OutputStream out, Runnable end) {
        this.engine = engine;
        this.in = in;
        this.speaker = new Speaker(out);
        this.asking = new Asking(speaker);
        this.end = end;
    }

    /**
     * Says that queries are welcome, and answers them until the cloud ends its side.
     *
     * @throws IOException where its side breaks
     */
    public void hold() throws IOException {
        Thread worker = new Thread(null, this::work, "query", STACK_BYTES);
        worker.setDaemon(true);
        worker.start();
        Checks checks = new Checks(engine, speaker, STACK_BYTES);
        speaker.say("ready", json -> {});
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        try {
            String line;
            while ((line = lines.readLine()) != null) {
                take(line, worker, checks);
            }
        } finally {
            scopes.values().forEach(Scope::cancel);
            worker.interrupt();
            checks.end();
        }
    }

    private void take(String line, Thread worker, Checks checks) {
        Message message;
        try {
            message = Messages.read(line);
        } catch (IllegalArgumentException e) {
            LOG.log(Level.WARNING, "This line is passed over.", e);
            return;
        }
        if (message instanceof Message.Query query) {
            scopes.put(query.query(), new Scope(new AskedCatalog(asking, query.query()), query.scanLimit()));
            waiting.add(query);
        } else if (message instanceof Message.Check check) {
            checks.add(check);
        } else if (message instanceof Message.Cancel cancel) {
            cancel(cancel.query(), worker);
        } else if (message instanceof Message.Answer answer) {
            asking.answer(answer);
        }
    }

    private void cancel(String query, Thread worker) {
        Scope scope = scopes.get(query);
        if (scope == null) {
            return;
        }
        scope.cancel();
        if (waiting.removeIf(other -> other.query().equals(query))) {
            fail(query, scope, Failure.cancelled());
            return;
        }
        worker.interrupt();
        Thread watch = new Thread(() -> endIfStillRunning(query, scope), "cancel");
        watch.setDaemon(true);
        watch.start();
    }

    private void endIfStillRunning(String query, Scope scope) {
        try {
            Thread.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (scopes.get(query) == scope) {
            fail(query, scope, Failure.cancelled());
            end.run();
        }
    }

    private void work() {
        rehearse();
        try {
            while (true) {
                run(waiting.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** While the cloud has no query yet; one that comes meanwhile needs what is loaded here in any case. */
    private void rehearse() {
        try {
            engine.rehearse();
        } catch (Throwable e) {
            // Whatever it is: a query must be answered, and will say it better.
            LOG.log(Level.FINE, "The rehearsal failed; the first query takes longer.", e);
        }
    }

    private void run(Message.Query query) {
        Scope scope = scopes.get(query.query());
        if (scope == null) {
            return;
        }
        boolean exhausted = false;
        try {
            RowLines rows = new RowLines(speaker, query.query());
            Summary summary = engine.run(request(query), scope, rows);
            rows.flush();
            done(query.query(), scope, summary);
        } catch (Throwable e) {
            exhausted = e instanceof VirtualMachineError && !(e instanceof StackOverflowError);
            LOG.log(Level.FINE, "A query failed.", e);
            fail(query.query(), scope, scope.cancelled() ? Failure.cancelled() : Failure.of(e));
        }
        // A cancelled query's interrupt must not reach the next one.
        Thread.interrupted();
        if (exhausted) {
            end.run();
        }
    }

    private static Request request(Message.Query query) {
        return new Request(
                query.sql(), query.database(), query.parameters(), query.describes(), query.statement(), query.now());
    }

    private void done(String query, Scope scope, Summary summary) {
        if (!scopes.remove(query, scope)) {
            return;
        }
        speaker.say("done", json -> {
            json.writeStringField("query", query);
            json.writeNumberField("scannedBytes", scope.scannedBytes());
            json.writeNumberField("rows", summary.rows());
            json.writeNumberField("planningMillis", summary.planningMillis());
            json.writeNumberField("executionMillis", summary.executionMillis());
            json.writeNullField("updateType");
        });
    }

    private void fail(String query, Scope scope, Failure failure) {
        if (!scopes.remove(query, scope)) {
            return;
        }
        speaker.say("failed", json -> {
            json.writeStringField("query", query);
            json.writeStringField("name", failure.name());
            json.writeStringField("message", failure.message());
            json.writeNumberField("scannedBytes", scope.scannedBytes());
        });
    }
}
