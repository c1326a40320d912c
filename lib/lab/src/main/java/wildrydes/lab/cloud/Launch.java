package wildrydes.lab.cloud;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import wildrydes.lab.LabException;

/**
 * Starts a cloud that outlives whoever started it: in a session of its own, so that a signal to the group of a kernel does not
 * reach it, and with its output in a file.
 */
final class Launch {

    private static final Pattern READY =
            Pattern.compile("^Listening on http://127\\.0\\.0\\.1:(\\d+)$", Pattern.MULTILINE);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 10;
    private static final Duration IDLE_STOP = Duration.ofHours(8);

    /** Where there is no setsid: a shell with job control gives what it starts a process group of its own. */
    private static final List<String> OWN_GROUP =
            List.of("/bin/sh", "-c", "set -m; \"$@\" & wait $!", "wildrydes-cloud");

    private final CloudProgram program;
    private final CloudHome home;
    private final Map<String, String> environment;

    Launch(CloudProgram program, CloudHome home, Map<String, String> environment) {
        this.program = program;
        this.home = home;
        this.environment = environment;
    }

    /**
     * Starts it and returns when it listens.
     *
     * @param wanted the port it had before; another is taken where that is not free
     * @param waiting is told every so often how long it takes
     * @return the port
     */
    int start(OptionalInt wanted, Consumer<Duration> waiting) {
        int port = wanted.isPresent() && free(wanted.getAsInt()) ? wanted.getAsInt() : 0;
        try {
            return start(port, waiting);
        } catch (LabException e) {
            if (port == 0 || free(port)) {
                throw e;
            }
            return start(0, waiting); // somebody took the port in between
        }
    }

    private int start(int port, Consumer<Duration> waiting) {
        try {
            Process process = process(port);
            // A cloud reads nothing; an open pipe would only tie it to this process.
            process.getOutputStream().close();
            return awaitReady(process, waiting);
        } catch (IOException e) {
            throw new LabException(
                    "The cloud could not be started (" + Reasons.of(e) + "); see whether " + home.root()
                            + " can be written to and " + CloudProgram.java() + " runs.",
                    e);
        }
    }

    private Process process(int port) throws IOException {
        List<String> command = new ArrayList<>(detached());
        command.addAll(program.command());
        command.addAll(List.of(
                "--port",
                String.valueOf(port),
                "--data",
                home.data().toString(),
                "--credentials-file",
                home.keyFile().toString(),
                "--idle-stop",
                String.valueOf(IDLE_STOP.toMinutes())));
        String clock = environment.getOrDefault("WILDRYDES_CLOCK", "");
        if (!clock.isBlank()) {
            command.addAll(List.of("--clock", clock));
        }
        String start = environment.getOrDefault("WILDRYDES_START", "");
        if (!start.isBlank()) {
            command.addAll(List.of("--start", start));
        }
        for (String origin : HubOrigins.in(environment)) {
            command.addAll(List.of("--allow-origin", origin));
        }
        return new ProcessBuilder(command)
                .directory(home.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.output().toFile())
                .start();
    }

    private static List<String> detached() {
        if (File.separatorChar == '\\') {
            return List.of();
        }
        return Stream.of("/usr/bin/setsid", "/bin/setsid")
                .filter(setsid -> Files.isExecutable(Path.of(setsid)))
                .findFirst()
                .map(List::of)
                .orElse(OWN_GROUP);
    }

    private int awaitReady(Process process, Consumer<Duration> waiting) throws IOException {
        long began = System.nanoTime();
        while (true) {
            boolean ended = !process.isAlive();
            String printed = Files.readString(home.output());
            Matcher ready = READY.matcher(printed);
            if (ready.find()) {
                return Integer.parseInt(ready.group(1));
            }
            Duration passed = Duration.ofNanos(System.nanoTime() - began);
            if (ended) {
                throw new LabException("The cloud did not start: "
                        + (printed.isBlank() ? "it ended with code " + process.exitValue() + "." : printed.strip()));
            }
            if (passed.compareTo(PATIENCE) > 0) {
                process.destroyForcibly();
                throw new LabException("The cloud did not become ready within " + PATIENCE.toSeconds() + " seconds; "
                        + home.output() + " has what it printed.");
            }
            waiting.accept(passed);
            pause(process);
        }
    }

    private static void pause(Process process) {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new LabException("Interrupted while the cloud started; open the lab again.", e);
        }
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
