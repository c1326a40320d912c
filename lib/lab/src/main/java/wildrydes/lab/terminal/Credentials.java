package wildrydes.lab.terminal;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wildrydes.lab.LabException;
import wildrydes.lab.cloud.AdministratorKey;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.LocalCloud;

/**
 * The {@code credential_process} of the profile {@code wildrydes}: gives AWS tools their key, and starts the cloud first where
 * it does not run. Tools run it at each start, so that a cloud that runs is found by files and a connection alone, without
 * libraries that take long to load.
 */
public final class Credentials {

    private static final int PATIENCE_MILLIS = 500;
    private static final Pattern PORT =
            Pattern.compile("^endpoint_url = http://127\\.0\\.0\\.1:(\\d{1,5})$", Pattern.MULTILINE);
    private static final Pattern PID = Pattern.compile("\"pid\"\\s*:\\s*(\\d+)");

    private final CloudHome home;

    private Credentials(CloudHome home) {
        this.home = home;
    }

    /**
     * Prints the key, as a {@code credential_process} does.
     *
     * @param words the cloud's home
     */
    public static void main(String[] words) {
        System.exit(run(words, System.out, System.err));
    }

    static int run(String[] words, PrintStream out, PrintStream notes) {
        if (words.length != 1) {
            notes.println("Give the folder of the cloud, such as ~/.wildrydes, and nothing else.");
            return Exit.MISUSED;
        }
        try {
            out.println(new Credentials(new CloudHome(Path.of(words[0]))).give());
            return Exit.DONE;
        } catch (LabException e) {
            notes.println(e.getMessage());
            return Exit.FAILED;
        } catch (IOException e) {
            notes.println("The folder " + words[0] + " cannot be read (" + e.getMessage() + ").");
            return Exit.FAILED;
        }
    }

    /** JSON as AWS's tools read it: sdkref "Process credential provider". */
    private String give() throws IOException {
        OptionalInt expected = port();
        AdministratorKey key = expected.isPresent() && runs(expected.getAsInt())
                ? AdministratorKey.read(home.keyFile())
                : started(expected);
        return "{\"Version\": 1, \"AccessKeyId\": \"" + key.id() + "\", \"SecretAccessKey\": \"" + key.secret() + "\"}";
    }

    /** The port that the tool has read already, and will call. */
    private OptionalInt port() throws IOException {
        Matcher port = PORT.matcher(Files.readString(home.root().resolve("aws").resolve("config")));
        return port.find() ? OptionalInt.of(Integer.parseInt(port.group(1))) : OptionalInt.empty();
    }

    private boolean runs(int port) throws IOException {
        OptionalLong pid = pid();
        return pid.isPresent()
                && ProcessHandle.of(pid.getAsLong())
                        .filter(ProcessHandle::isAlive)
                        .isPresent()
                && answers(port);
    }

    private OptionalLong pid() throws IOException {
        if (!Files.exists(home.stateFile())) {
            return OptionalLong.empty();
        }
        Matcher pid = PID.matcher(Files.readString(home.stateFile()));
        return pid.find() ? OptionalLong.of(Long.parseLong(pid.group(1))) : OptionalLong.empty();
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private AdministratorKey started(OptionalInt expected) {
        LocalCloud cloud = LocalCloud.open(home);
        URI endpoint = cloud.state().endpoint();
        if (expected.isEmpty() || expected.getAsInt() != endpoint.getPort()) {
            throw new LabException("The local AWS has just been started at " + endpoint
                    + ", since another program has its old port; run the command again.");
        }
        return cloud.key();
    }
}
