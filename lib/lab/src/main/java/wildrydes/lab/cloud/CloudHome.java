package wildrydes.lab.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import wildrydes.lab.LabException;

/**
 * The folder that a person's cloud lives in: {@code ~/.wildrydes}, or what {@value #VARIABLE} names.
 *
 * @param root absolute path
 */
public record CloudHome(Path root) {

    /** The environment variable that names another folder. */
    public static final String VARIABLE = "WILDRYDES_HOME";

    /** Of the person who runs this process. */
    public static CloudHome ofUser() {
        return of(System.getenv());
    }

    static CloudHome of(Map<String, String> environment) {
        String named = environment.getOrDefault(VARIABLE, "");
        Path root = named.isBlank() ? HomeFolder.of(environment).resolve(".wildrydes") : Path.of(named);
        return new CloudHome(root.toAbsolutePath().normalize());
    }

    /** Says which process is, or was, the cloud. It stays when the cloud ends, so that the next one takes the same port. */
    public Path stateFile() {
        return root.resolve("cloud.json");
    }

    /** Held while somebody starts or stops the cloud. */
    public Path lockFile() {
        return root.resolve("cloud.lock");
    }

    /** The administrator's key, one line {@code ID:SECRET}, readable by its owner only. */
    public Path keyFile() {
        return root.resolve("key");
    }

    /** What AWS tools read. */
    Path awsFolder() {
        return root.resolve("aws");
    }

    /** For {@code AWS_CONFIG_FILE}; profile {@code wildrydes}. */
    public Path awsConfig() {
        return awsFolder().resolve("config");
    }

    /** For {@code AWS_SHARED_CREDENTIALS_FILE}; profile {@code wildrydes}, readable by its owner only. */
    public Path awsCredentials() {
        return awsFolder().resolve("credentials");
    }

    /** The state of the cloud: streams and their records. */
    public Path data() {
        return root.resolve("cloud");
    }

    /** The points that checks have given, a file for each. */
    public Path checks() {
        return root.resolve("checks");
    }

    /** What the cloud's process prints. */
    public Path output() {
        return root.resolve("cloud.out");
    }

    /** Makes the folder, for its owner only, where there is none. */
    void make() {
        try {
            OwnerOnly.folder(root);
        } catch (IOException e) {
            throw new LabException(
                    "The folder " + root + " cannot be made (" + Reasons.of(e) + "); name another with the environment"
                            + " variable " + VARIABLE + ", or change the permissions of "
                            + root.getParent() + ".",
                    e);
        }
        if (!Files.isWritable(root)) {
            throw new LabException(
                    "The folder " + root + " cannot be written to; change its permissions, or name another"
                            + " with the environment variable " + VARIABLE + ".");
        }
    }
}
