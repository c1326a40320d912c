package wildrydes.cloud.lambda.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.Credentials;
import wildrydes.cloud.lambda.FunctionVersion;
import wildrydes.cloud.lambda.run.Session.Work;
import wildrydes.cloud.lambda.runner.Main;

/** Makes the archive of classes while nobody waits for it: a function of our own runs once and leaves it behind. */
final class Rehearsing implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Rehearsing.class.getName());
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final Path folder;
    private final RuntimeServer server;
    private final Launch launch;
    private boolean begun;
    private boolean closed;
    private @Nullable Child child;

    /** @param folder in which it has a folder of its own for a while */
    Rehearsing(Path folder, RuntimeServer server, Launch launch) {
        this.folder = folder.resolve("rehearsal");
        this.server = server;
        this.launch = launch;
    }

    /** Begins, where it was not done before. */
    synchronized void begin() {
        if (begun || launch.archive().done()) {
            return;
        }
        begun = true;
        Thread thread = new Thread(this::rehearse, "lambda rehearsal");
        thread.setDaemon(true);
        thread.start();
    }

    private void rehearse() {
        Session session = server.open();
        try {
            Path temporary = Files.createDirectories(folder.resolve("tmp"));
            if (run(session, temporary)) {
                launch.archive().made();
            }
        } catch (IOException e) {
            // Functions start without it, only later.
            LOG.log(Level.WARNING, "The archive of the Lambda runtime's classes cannot be made: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            server.end(session);
            close();
            delete();
        }
    }

    private boolean run(Session session, Path temporary) throws IOException, InterruptedException {
        FunctionVersion function = function();
        Credentials none = Credentials.builder()
                .accessKeyId("none")
                .secretAccessKey("none")
                .sessionToken("none")
                .expiration(Instant.EPOCH)
                .build();
        Child started = started(() -> Child.start(
                launch.command(function, temporary, launch.archive().make()),
                launch.variables(function, none, server.address(session), "rehearsal", temporary),
                folder,
                folder.resolve("output")));
        if (started == null) {
            return false;
        }
        started.whenEnded(session::close);
        session.await(ANSWER.toNanos());
        if (session.ready()) {
            session.offer(new Work(
                    new Invocation(
                            UUID.randomUUID().toString(),
                            function.arn(),
                            "{\"horns\":[1]}".getBytes(StandardCharsets.UTF_8),
                            null,
                            false),
                    Long.MAX_VALUE,
                    "Root=1-00000000-000000000000000000000000"));
            session.await(ANSWER.toNanos());
        }
        return session.answer() != null && started.leave(PATIENCE);
    }

    private interface Start {
        Child child() throws IOException;
    }

    private synchronized @Nullable Child started(Start start) throws IOException {
        child = closed ? null : start.child();
        return child;
    }

    private FunctionVersion function() {
        return new FunctionVersion(
                "rehearsal",
                "$LATEST",
                "arn:aws:lambda:us-east-1:000000000000:function:rehearsal",
                "",
                "java",
                Main.REHEARSAL,
                folder,
                List.of(),
                ANSWER,
                128,
                512,
                Map.of(),
                "rehearsal",
                "");
    }

    private void delete() {
        try {
            launch.archive().tidy();
            Folder.delete(folder);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The rehearsal in " + folder + " cannot be tidied up: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        Child running = child;
        if (running != null) {
            running.end();
        }
    }
}
