package wildrydes.lab.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Behaves at its command line as the kernel's jar does when it installs itself. Also stands for the cloud's jar, whose
 * rehearsal needs nothing of it.
 */
public final class ScriptedInstaller {

    private ScriptedInstaller() {}

    public static void main(String[] arguments) throws IOException {
        List<String> options = List.of(arguments);
        if (options.contains("--rehearse")) {
            return;
        }
        Path prefix = Path.of(options.get(options.indexOf("--prefix") + 1));
        if (Files.exists(prefix.resolve("refuse"))) {
            System.err.println(Files.readString(prefix.resolve("refuse")));
            System.exit(1);
        }
        Path folder = Files.createDirectories(prefix.resolve("share/jupyter/kernels/java"));
        String jar = System.getProperty("java.class.path");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Files.writeString(
                folder.resolve("kernel.json"),
                "{\"argv\":[\"" + java + "\",\"-cp\",\"" + jar
                        + "\",\"wildrydes.kernel.Main\",\"{connection_file}\"]}");
        Files.writeString(folder.resolve("asked.txt"), String.join("\n", options));
        System.out.println("Trained for quicker starts.");
        System.out.println("Installed the kernel.");
    }
}
