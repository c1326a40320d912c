package wildrydes.lab.setup.python;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import wildrydes.lab.LabException;
import wildrydes.lab.cloud.Reasons;
import wildrydes.lab.setup.machine.Phases;
import wildrydes.lab.setup.machine.Program;

/**
 * The file of pinned packages, {@code binder/requirements.txt}. A note in the environment keeps the digest of what was
 * installed last, so that an unchanged file costs no time and needs no network.
 */
public record Requirements(Path file) {

    private static final String NOTE = "requirements.sha256";
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** How many packages are pinned, whatever the system. */
    public long packages() {
        return read().lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .count();
    }

    /** Whether this very file was installed there. */
    public boolean installedIn(PythonEnvironment environment) {
        try {
            Path note = environment.note(NOTE);
            return environment.exists()
                    && environment.whole()
                    && Files.exists(note)
                    && Files.readString(note).strip().equals(digest());
        } catch (IOException e) {
            // Installing again is harmless.
            return false;
        }
    }

    /**
     * Installs the packages and notes that.
     *
     * @return how many they are on this system
     * @throws LabException if pip fails
     */
    public long install(PythonEnvironment environment, Phases.Progress progress) {
        Path log = environment.note("pip.log");
        var said = new PipOutput(packages());
        try {
            Files.createDirectories(log.getParent());
            Program.Outcome outcome = pip(environment).run(PATIENCE, line -> {
                said.take(line).ifPresent(progress::now);
                if (PipOutput.unpacks(line)) {
                    begin(environment);
                }
            });
            Files.write(log, outcome.lines());
            if (outcome.failed()) {
                throw new LabException(PipOutput.failure(outcome.lines()) + " All that pip said is in " + log + ".");
            }
            environment.endChange();
            Files.writeString(environment.note(NOTE), digest() + "\n");
            return said.applicable();
        } catch (IOException e) {
            throw cannot(environment, e);
        }
    }

    private Program pip(PythonEnvironment environment) {
        return environment
                .run(
                        "-m",
                        "pip",
                        "install",
                        "--disable-pip-version-check",
                        "--no-input",
                        "--retries",
                        "2",
                        "--progress-bar",
                        "off",
                        "-r",
                        file.toString())
                // A person who installs for themselves everywhere else does not do so in an environment.
                .with("PIP_USER", "0");
    }

    private void begin(PythonEnvironment environment) {
        try {
            environment.beginChange();
        } catch (IOException e) {
            throw cannot(environment, e);
        }
    }

    private LabException cannot(PythonEnvironment environment, IOException e) {
        return new LabException(
                "The packages of " + file + " cannot be installed in " + environment.prefix() + " (" + Reasons.of(e)
                        + "). See whether that folder can be written to, then run ./mvnw again.",
                e);
    }

    /** SHA-256 of the file, in hexadecimal digits; line ends do not count. */
    String digest() {
        try {
            byte[] text = read().replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new LabException(
                    "The list of Python packages " + file + " cannot be read (" + Reasons.of(e)
                            + "). Fetch it again by: git checkout " + file,
                    e);
        }
    }
}
