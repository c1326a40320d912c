package wildrydes.lab.setup.python;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wildrydes.lab.LabException;
import wildrydes.lab.setup.machine.Phases;
import wildrydes.lab.setup.machine.Program;

/**
 * The file of pinned packages, {@code binder/requirements.txt}. A note in the environment keeps the digest of what was
 * installed last, so that an unchanged file costs no time and needs no network.
 */
public record Requirements(Path file) {

    private static final String NOTE = "requirements.sha256";
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Pattern COLLECTING = Pattern.compile("Collecting ([A-Za-z0-9._-]+).*");

    /** What pip says when it does not reach the index. */
    private static final List<String> UNREACHED = List.of(
            "NewConnectionError",
            "ConnectTimeoutError",
            "ConnectionError",
            "ProxyError",
            "ReadTimeoutError",
            "Failed to establish a new connection",
            "Temporary failure in name resolution",
            "Name or service not known",
            "getaddrinfo failed",
            "Max retries exceeded");

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
     * @throws LabException if pip fails
     */
    public void install(PythonEnvironment environment, Phases.Progress progress) {
        Path log = environment.note("pip.log");
        try {
            Files.createDirectories(log.getParent());
            Program.Outcome outcome = environment
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
                    .run(PATIENCE, line -> doing(line).ifPresent(progress::now));
            Files.write(log, outcome.lines());
            if (outcome.failed()) {
                throw new LabException(failure(outcome.lines(), log));
            }
            Files.writeString(environment.note(NOTE), digest() + "\n");
        } catch (IOException e) {
            throw new LabException(
                    "The packages of " + file + " cannot be installed in " + environment.prefix() + " ("
                            + e.getMessage() + "). See whether that folder can be written to.",
                    e);
        }
    }

    /** What a line of pip says in a few words, if it says anything. */
    static Optional<String> doing(String line) {
        Matcher collecting = COLLECTING.matcher(line.strip());
        if (collecting.matches()) {
            return Optional.of("fetching " + collecting.group(1));
        }
        return line.startsWith("Installing collected packages") ? Optional.of("unpacking") : Optional.empty();
    }

    /** The sentence for a failed installation. */
    static String failure(List<String> printed, Path log) {
        String whole = " All that pip said is in " + log + ".";
        if (printed.stream().anyMatch(line -> UNREACHED.stream().anyMatch(line::contains))) {
            return "The Python packages could not be downloaded, because their index (pypi.org, where nothing else is"
                    + " configured) was not reached. Connect to the network, or set HTTPS_PROXY or PIP_INDEX_URL for"
                    + " your site, then run ./mvnw again." + whole;
        }
        String error = printed.stream()
                .filter(line -> line.startsWith("ERROR: "))
                .map(line -> line.substring("ERROR: ".length()).strip())
                .findFirst()
                .orElse(
                        printed.isEmpty()
                                ? "it said nothing"
                                : printed.get(printed.size() - 1).strip());
        return "The Python packages could not be installed: " + (error.endsWith(".") ? error : error + ".")
                + " Run ./mvnw again; if that does not help, remove the environment's folder first." + whole;
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
                    "The list of Python packages " + file + " cannot be read. Fetch it again by: git checkout " + file,
                    e);
        }
    }
}
