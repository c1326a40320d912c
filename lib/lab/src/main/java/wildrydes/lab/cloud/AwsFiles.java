package wildrydes.lab.cloud;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wildrydes.lab.LabException;

/**
 * The two files by which every AWS tool finds the cloud: the {@code aws} command line, boto3, the SDKs. Where the workbook was set
 * up, the profile has a {@code credential_process}: a tool runs it to get its key, and it starts the cloud where it does not run.
 * Elsewhere the key itself stands in the credentials file, which tools prefer.
 */
public final class AwsFiles {

    /** The profile in them. */
    static final String PROFILE = "wildrydes";

    private static final int MOST_PORT = 65_535;

    private static final Pattern ENDPOINT =
            Pattern.compile("^endpoint_url = http://127\\.0\\.0\\.1:(\\d{1,5})$", Pattern.MULTILINE);
    private static final Pattern PROCESS = Pattern.compile("^credential_process = (.+)$", Pattern.MULTILINE);

    private AwsFiles() {}

    /**
     * Lets AWS tools start the cloud from now on, also before it has run for the first time: a port is chosen for it then.
     *
     * @param process the command that gives them their key
     */
    public static void startBy(CloudHome home, String process, String region) {
        HomeLock.holding(home, () -> {
            int port = port(home).orElseGet(AwsFiles::freePort);
            write(home, config(URI.create("http://127.0.0.1:" + port), region, Optional.of(process)), noKey());
            return home;
        });
    }

    /** Writes them where they say anything else. For those who hold the home's lock. */
    static void write(CloudHome home, URI endpoint, String region, AdministratorKey key) {
        Optional<String> process = find(home, PROCESS);
        write(home, config(endpoint, region, process), process.isPresent() ? noKey() : key(key));
    }

    /** The port that tools look for the cloud at; none before there are files. */
    static OptionalInt port(CloudHome home) {
        return find(home, ENDPOINT).stream()
                .mapToInt(Integer::parseInt)
                .filter(port -> port > 0 && port <= MOST_PORT)
                .findFirst();
    }

    private static String config(URI endpoint, String region, Optional<String> process) {
        return """
                # Written by the Wild Rydes workbook each time its cloud starts.
                [profile %s]
                region = %s
                endpoint_url = %s
                output = json
                """.formatted(PROFILE, region, endpoint)
                + process.map(command -> "credential_process = " + command + "\n")
                        .orElse("");
    }

    private static String key(AdministratorKey key) {
        return """
                # Written by the Wild Rydes workbook each time its cloud starts.
                [%s]
                aws_access_key_id = %s
                aws_secret_access_key = %s
                """.formatted(PROFILE, key.id(), key.secret());
    }

    private static String noKey() {
        return "# The key of the profile " + PROFILE + " comes from the command in the file config beside this one.\n";
    }

    private static void write(CloudHome home, String config, String credentials) {
        try {
            OwnerOnly.folder(home.awsFolder());
            keep(home.awsConfig(), config);
            keep(home.awsCredentials(), credentials);
        } catch (IOException e) {
            throw new LabException(
                    "The AWS files in " + home.awsFolder() + " cannot be written (" + Reasons.of(e)
                            + "); change the permissions of that folder.",
                    e);
        }
    }

    private static void keep(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            OwnerOnly.write(file, text);
        }
    }

    private static Optional<String> find(CloudHome home, Pattern pattern) {
        try {
            if (!Files.exists(home.awsConfig())) {
                return Optional.empty();
            }
            Matcher found = pattern.matcher(Files.readString(home.awsConfig()));
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        } catch (IOException e) {
            throw new LabException(
                    "The AWS file " + home.awsConfig() + " cannot be read (" + Reasons.of(e)
                            + "); delete it and open the lab again, which writes it anew.",
                    e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new LabException("No port of this computer is free (" + Reasons.of(e) + ").", e);
        }
    }
}
