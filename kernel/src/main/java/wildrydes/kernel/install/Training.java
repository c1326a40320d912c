package wildrydes.kernel.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a kernel through a rehearsal once, so that the JDK writes an {@link Archive} of what a kernel needs. */
final class Training {

    /** Far more than a slow machine takes; a rehearsal that hangs must not hold up the installation. */
    private static final long LIMIT_SECONDS = 180;

    private final KernelCommand command;
    private final Map<String, String> env;

    Training(KernelCommand command, Map<String, String> env) {
        this.command = command;
        this.env = env;
    }

    /** Makes the archive if it can be made, and returns a sentence that says what came of it. */
    String train(Archive archive) throws IOException {
        long start = System.nanoTime();
        Path fresh = archive.file().resolveSibling(archive.file().getFileName() + ".new");
        Path log = Files.createTempFile("wildrydes-kernel-training", ".log");
        try {
            String failure = rehearse(command.with(List.of(archive.make(fresh)), "--rehearse"), log);
            if (failure.isEmpty() && Files.exists(fresh)) {
                Files.move(fresh, archive.file(), StandardCopyOption.REPLACE_EXISTING);
                return String.format(
                        Locale.ROOT,
                        "Trained an archive of %d MB for quicker starts in %.1f s.",
                        Files.size(archive.file()) >> 20,
                        (System.nanoTime() - start) / 1e9);
            }
            return "No archive for quicker starts could be trained, so that each start takes a little longer ("
                    + (failure.isEmpty() ? "this JDK wrote none" : failure) + ").";
        } finally {
            Files.deleteIfExists(fresh);
            Files.deleteIfExists(log);
        }
    }

    /** Runs the rehearsal. @return why it failed; empty if it did not */
    private String rehearse(List<String> words, Path log) throws IOException {
        var builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(env);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                return "the rehearsal did not end within " + LIMIT_SECONDS + " s";
            }
            return process.exitValue() == 0 ? "" : lastLine(log, "exit code " + process.exitValue());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        } finally {
            process.destroyForcibly();
        }
    }

    private static String lastLine(Path log, String otherwise) throws IOException {
        return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .reduce((first, second) -> second)
                .orElse(otherwise)
                .strip();
    }
}
