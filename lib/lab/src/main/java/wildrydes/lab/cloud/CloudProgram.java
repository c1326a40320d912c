package wildrydes.lab.cloud;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import wildrydes.lab.LabException;

/**
 * The packed cloud on this computer: {@code cloud.jar} with its flags and libraries beside it.
 *
 * @param folder the cloud's target folder
 */
public record CloudProgram(Path folder) {

    /** The environment variable that names the folder. */
    public static final String VARIABLE = "WILDRYDES_CLOUD";

    private static final Path FROM_LAB = Path.of("..", "..", "cloud", "target");

    /**
     * The program named by {@value #VARIABLE}, or else the one beside the lab's own jar.
     *
     * @throws LabException if it is not there
     */
    public static CloudProgram find() {
        return find(System.getenv());
    }

    static CloudProgram find(Map<String, String> environment) {
        String named = environment.getOrDefault(VARIABLE, "");
        return named.isBlank()
                ? built(beside(), ", or name its folder with the environment variable " + VARIABLE)
                : built(Path.of(named), ", or correct " + VARIABLE);
    }

    /**
     * The program in this folder.
     *
     * @throws LabException if it is not there
     */
    public static CloudProgram in(Path folder) {
        return built(folder, "");
    }

    private static CloudProgram built(Path folder, String otherwise) {
        CloudProgram program = new CloudProgram(folder.toAbsolutePath().normalize());
        if (!Files.isRegularFile(program.jar())) {
            throw new LabException(
                    "The cloud's program " + program.jar() + " is missing; build it with ./mvnw" + otherwise + ".");
        }
        return program;
    }

    private static Path beside() {
        CodeSource source = CloudProgram.class.getProtectionDomain().getCodeSource();
        try {
            // target/lab.jar or, in a build, target/classes: the folder above is target.
            Path here = Path.of(source.getLocation().toURI()).getParent();
            return here == null ? FROM_LAB : here.resolve(FROM_LAB);
        } catch (URISyntaxException e) {
            throw new LabException(
                    "The place of the lab's own jar, " + source.getLocation()
                            + ", is no path; name the cloud's folder with the environment variable " + VARIABLE + ".",
                    e);
        }
    }

    Path jar() {
        return folder.resolve("cloud.jar");
    }

    /** The version in the jar's manifest. */
    public String version() {
        try (JarFile file = new JarFile(jar().toFile())) {
            Manifest manifest = file.getManifest();
            String version =
                    manifest == null ? null : manifest.getMainAttributes().getValue("Implementation-Version");
            return version == null ? "unpacked" : version;
        } catch (IOException e) {
            throw new LabException(
                    "The cloud's program " + jar() + " cannot be read (" + Reasons.of(e)
                            + "); build it again with ./mvnw.",
                    e);
        }
    }

    /** When its jar was written. */
    public Instant built() {
        return Instant.ofEpochMilli(jar().toFile().lastModified());
    }

    /** The command that starts it, up to its own options. */
    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(java());
        Path flags = folder.resolve("cloud.args");
        if (Files.isRegularFile(flags)) {
            command.add("@" + flags);
        }
        CloudArchive.of(this).flag().ifPresent(command::add);
        command.add("-jar");
        command.add(jar().toString());
        return command;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
