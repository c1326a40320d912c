package wildrydes.lab.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import wildrydes.lab.LabException;

/**
 * What a home's state file says: which process is, or was, the cloud.
 *
 * @param pid of the process
 * @param port that it listens on, at 127.0.0.1
 * @param version of its jar
 * @param started real time of the process's start, to tell it from a later one with the same pid
 */
public record CloudState(long pid, int port, String version, Instant started) {

    /** Systems round the start of a process to the tick of some clock. */
    private static final Duration ROUNDING = Duration.ofSeconds(2);

    private static final int MOST_PORT = 65_535;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws LabException if there is a file that does not say it */
    static Optional<CloudState> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(Files.readString(file));
            int port = json.path("port").asInt();
            long pid = json.path("pid").asLong();
            if (pid < 1 || port < 1 || port > MOST_PORT) {
                throw unreadable(file, "it names no pid and port", null);
            }
            return Optional.of(new CloudState(
                    pid,
                    port,
                    json.path("version").asText(),
                    Instant.parse(json.path("started").asText())));
        } catch (com.fasterxml.jackson.core.JsonProcessingException | DateTimeParseException e) {
            throw unreadable(file, "it is not the JSON that was written there", e);
        } catch (IOException e) {
            throw unreadable(file, Reasons.of(e), e);
        }
    }

    /**
     * What the cloud itself says in its data folder while it runs: finds one whose state file was lost. It has no time of
     * the process's start; whoever answers at the port has to say the same pid.
     */
    static Optional<CloudState> described(CloudHome home) {
        Path file = home.data().resolve("cloud.json");
        try {
            JsonNode json = JSON.readTree(Files.readString(file));
            long pid = json.path("pid").asLong();
            int port = json.path("port").asInt();
            Optional<Instant> started =
                    ProcessHandle.of(pid).flatMap(process -> process.info().startInstant());
            return pid < 1 || port < 1 || port > MOST_PORT || started.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new CloudState(pid, port, json.path("version").asText(), started.get()));
        } catch (IOException e) {
            return Optional.empty(); // none has run there, or one is just beginning or ending
        }
    }

    private static LabException unreadable(
            Path file, String reason, @org.jspecify.annotations.Nullable Throwable cause) {
        String sentence = "The state file " + file + " cannot be read (" + reason
                + "); delete it and open the lab again: streams and records are elsewhere and stay.";
        return cause == null ? new LabException(sentence) : new LabException(sentence, cause);
    }

    void write(Path file) {
        String json = JsonNodeFactory.instance
                .objectNode()
                .put("pid", pid)
                .put("port", port)
                .put("version", version)
                .put("started", started.toString())
                .toPrettyString();
        try {
            OwnerOnly.write(file, json + "\n");
        } catch (IOException e) {
            throw new LabException(
                    "The state file " + file + " cannot be written (" + Reasons.of(e)
                            + "); change the permissions of its folder.",
                    e);
        }
    }

    /** Where the cloud listens. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The process, if it lives and is the one that was meant, not a later one that got its number. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::sameStart);
    }

    private boolean sameStart(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> Duration.between(start, started).abs().compareTo(ROUNDING) <= 0)
                .orElse(true);
    }
}
