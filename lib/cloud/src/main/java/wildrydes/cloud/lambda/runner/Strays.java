package wildrydes.cloud.lambda.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Processes that a function has forked: they end with its environment. */
public final class Strays {

    private static final Path PROCESSES = Path.of("/proc");

    private Strays() {}

    /**
     * Ends every process that descends from one, and, where the system shows the environment of processes (Linux), those as well
     * that a function left to itself; the process itself is not ended.
     *
     * @param mark variable and value that only they have
     */
    public static void end(ProcessHandle parent, String mark) {
        parent.descendants().forEach(ProcessHandle::destroyForcibly);
        byte[] wanted = mark.getBytes(StandardCharsets.UTF_8);
        try (Stream<Path> all = Files.isDirectory(PROCESSES) ? Files.list(PROCESSES) : Stream.empty()) {
            all.filter(process ->
                            Character.isDigit(process.getFileName().toString().charAt(0)))
                    .filter(process -> marked(process.resolve("environ"), wanted))
                    .map(process -> ProcessHandle.of(
                            Long.parseLong(process.getFileName().toString())))
                    .flatMap(Optional::stream)
                    .filter(process -> process.pid() != parent.pid() && !process.equals(ProcessHandle.current()))
                    .forEach(ProcessHandle::destroyForcibly);
        } catch (IOException e) {
            // No such system: what descends from the parent was all that is known.
        }
    }

    private static boolean marked(Path environment, byte[] mark) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(environment);
        } catch (IOException e) {
            // It has just ended, or belongs to another user.
            return false;
        }
        int start = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == 0) {
                if (Arrays.equals(bytes, start, i, mark, 0, mark.length)) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }
}
