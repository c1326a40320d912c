package wildrydes.kernel.install;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What to install and where.
 *
 * @param prefix the Python environment to install into; without one, the user's own Jupyter folder
 * @param name the kernelspec's name: letters, digits, {@code .}, {@code _} and {@code -}
 * @param classPath jars and folders that every notebook finds
 * @param startup a file of Java code that runs before the first cell
 * @param env environment variables of the kernel
 * @param archive whether to train an archive for quicker starts where none fits
 */
public record InstallOptions(
        Optional<Path> prefix,
        String name,
        List<Path> classPath,
        Optional<Path> startup,
        Map<String, String> env,
        boolean archive) {

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

    /** The entries of a class path as in {@code java -cp}, with {@code DIR/*} for all jars of a folder, by name. */
    public static List<Path> classPath(String text) {
        var entries = new ArrayList<Path>();
        for (String entry : text.split(Pattern.quote(File.pathSeparator), -1)) {
            if (entry.equals("*") || entry.endsWith("/*") || entry.endsWith(File.separator + "*")) {
                entries.addAll(jars(Path.of(entry.substring(0, entry.length() - 1))));
            } else if (!entry.isEmpty()) {
                entries.add(Path.of(entry));
            }
        }
        return entries;
    }

    private static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder.toAbsolutePath())) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InstallException(
                    "The class path folder " + folder + " cannot be listed. Build it first, or leave it out of"
                            + " --class-path.",
                    e);
        }
    }

    private static void mustExist(List<Path> files, String what, String next) {
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new InstallException(what + file + " does not exist. " + next);
            }
        }
    }
}
