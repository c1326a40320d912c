package wildrydes.kernel.install;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to install and where.
 *
 * @param prefix the Python environment to install into; without one, the user's own Jupyter folder
 * @param name the kernelspec's name: letters, digits, {@code .}, {@code _} and {@code -}
 * @param classPath jars and folders that every notebook finds
 * @param startup a file of Java code that runs before the first cell
 * @param env environment variables of the kernel
 */
public record InstallOptions(
        Optional<Path> prefix, String name, List<Path> classPath, Optional<Path> startup, Map<String, String> env) {

    public InstallOptions {
        classPath = List.copyOf(classPath);
        env = Map.copyOf(env);
        if (!name.matches("[A-Za-z0-9._-]+")) {
            throw new InstallException("The kernel name \"" + name
                    + "\" cannot be used. Take a name of letters, digits, '.', '_' and '-', for example --name java.");
        }
        mustExist(classPath, "The class path entry ", "Build it first, or leave it out of --class-path.");
        mustExist(startup.stream().toList(), "The start-up file ", "Name an existing file after --startup.");
    }

    private static void mustExist(List<Path> files, String what, String next) {
        for (Path file : files) {
            if (!file.toFile().exists()) {
                throw new InstallException(what + file + " does not exist. " + next);
            }
        }
    }
}
