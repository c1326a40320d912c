package wildrydes.cloud.athena.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A process of the engine: a line of JSON in, a line of JSON out. Its standard input is a pipe that ends with this process, by
 * which it knows that it has to end, too. One thread at a time runs a query; any may have a statement checked, and end it.
 */
final class EngineProcess {

    private static final Logger LOG = Logger.getLogger(EngineProcess.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Lines that wait to be taken; then the engine waits, so that a huge result is nowhere in memory. */
    private static final int WAITING = 16;

    /** Characters of such lines, of which a single one may have more. */
    private static final int WAITING_CHARACTERS = 8 << 20;

    private final Process process;
    private final Path log;
    private final OutputStream input;
    private final BlockingQueue<Said> messages = new ArrayBlockingQueue<>(WAITING);
    private final Semaphore room = new Semaphore(WAITING_CHARACTERS);
    private final Map<String, CompletableFuture<JsonNode>> checks = new ConcurrentHashMap<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread reader;
    private volatile boolean read;

    /**
     * What was said.
     *
     * @param size how much room it takes
     */
    private record Said(JsonNode message, int size) {}

    private EngineProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.input = process.getOutputStream();
        this.reader = new Thread(this::read, "athena engine " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts one.
     *
     * @param variables all that its environment has
     * @param log file that what it says about itself replaces
     */
    static EngineProcess start(List<String> command, Map<String, String> variables, Path folder, Path log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.to(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(variables);
        return new EngineProcess(builder.start(), log);
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(JSON.readTree(line), line.length());
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "What the query engine says cannot be read any more.", e);
            // One that cannot be understood is of no use any more.
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            read = true;
            ready.countDown();
            checks.values().forEach(check -> check.complete(JSON.nullNode()));
        }
    }

    private void hear(JsonNode message, int characters) throws InterruptedException {
        switch (message.path("type").asText()) {
            case "ready" -> ready.countDown();
            case "checked" -> {
                CompletableFuture<JsonNode> asked =
                        checks.get(message.path("check").asText());
                if (asked != null) {
                    asked.complete(message);
                }
            }
            default -> {
                int size = Math.min(characters, WAITING_CHARACTERS);
                room.acquire(size);
                messages.put(new Said(message, size));
            }
        }
    }

    Path log() {
        return log;
    }

    /** Waits until it can plan queries or has ended; false where neither happens in time. */
    boolean awaitReady(long nanos) throws InterruptedException {
        return ready.await(nanos, TimeUnit.NANOSECONDS);
    }

    boolean ready() {
        return ready.getCount() == 0 && !read;
    }

    /** What it says of a statement; null where it says nothing in time, or has ended. */
    @Nullable
    JsonNode check(String sql, long nanos) throws InterruptedException {
        String id = UUID.randomUUID().toString();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        checks.put(id, answer);
        try {
            if (!send(Messages.check(id, sql)) || read) {
                return null;
            }
            JsonNode checked = answer.get(nanos, TimeUnit.NANOSECONDS);
            return checked.isNull() ? null : checked;
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            checks.remove(id);
        }
    }

    /** Says something; false where it has ended. */
    synchronized boolean send(JsonNode message) {
        try {
            input.write((message + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
            return true;
        } catch (IOException e) {
            LOG.log(Level.FINE, "The pipe to process " + process.pid() + " is closed.", e);
            return false;
        }
    }

    /** Its next message; null where none comes in time, and where there are no more. */
    @Nullable
    JsonNode next(long nanos) throws InterruptedException {
        Said next = messages.poll(nanos, TimeUnit.NANOSECONDS);
        if (next == null) {
            return null;
        }
        room.release(next.size());
        return next.message();
    }

    /** Whether it has ended, and all that it said was taken. */
    boolean ended() {
        return read && messages.isEmpty();
    }

    /** Its exit status, or 128 and the signal that ended it; it has ended, or is about to. */
    int status() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            end();
        }
        return process.waitFor();
    }

    /** Ends it, and returns when it is gone, whether or not this thread is interrupted. */
    void end() {
        process.destroyForcibly();
        reader.interrupt();
        if (!awaitEnd()) {
            LOG.warning("Process " + process.pid() + " of the query engine does not end; end it by hand.");
        }
        try {
            input.close();
        } catch (IOException e) {
            LOG.log(Level.FINE, "The pipe to process " + process.pid() + " was closed already.", e);
        }
    }

    private boolean awaitEnd() {
        boolean interrupted = false;
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                try {
                    return process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
