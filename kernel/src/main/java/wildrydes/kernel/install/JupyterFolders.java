package wildrydes.kernel.install;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where Jupyter keeps what is not a program, kernelspecs among it.
 *
 * @param environment the process's environment variables
 * @param home the user's home folder
 * @param system the operating system's name, as in the system property {@code os.name}
 * @see <a href="https://docs.jupyter.org/en/stable/use/jupyter-directories.html">Jupyter's directories</a>
 */
public record JupyterFolders(Map<String, String> environment, Path home, String system) {

    public static JupyterFolders ofThisUser() {
        return new JupyterFolders(
                System.getenv(), Path.of(System.getProperty("user.home")), System.getProperty("os.name"));
    }

    /** The user's own data folder. */
    public Path user() {
        String chosen = environment.getOrDefault("JUPYTER_DATA_DIR", "");
        if (!chosen.isEmpty()) {
            return Path.of(chosen);
        }
        String lower = system.toLowerCase(Locale.ROOT);
        if (lower.startsWith("mac")) {
            return home.resolve("Library").resolve("Jupyter");
        }
        if (lower.startsWith("windows")) {
            String roaming = environment.getOrDefault("APPDATA", "");
            return (roaming.isEmpty()
                    ? home.resolve(".jupyter").resolve("data")
                    : Path.of(roaming).resolve("jupyter"));
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        return (data.isEmpty() ? home.resolve(".local").resolve("share") : Path.of(data)).resolve("jupyter");
    }

    /** The data folder of a Python environment or installation. */
    static Path under(Path prefix) {
        return prefix.resolve("share").resolve("jupyter");
    }

    /** Whether this folder is a virtual or conda environment, which belongs to one project and can be made again. */
    static boolean isEnvironment(Path prefix) {
        return Files.exists(prefix.resolve("pyvenv.cfg")) || Files.exists(prefix.resolve("conda-meta"));
    }
}
