package wildrydes.kernel.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code %jars} and {@code %classpath}: let a notebook use more libraries. Their value is the list of what was added. */
final class ClassPathMagic implements Magic {

    private final boolean filesOnly;

    /** @param filesOnly whether folders are passed over, as {@code %jars} does */
    ClassPathMagic(boolean filesOnly) {
        this.filesOnly = filesOnly;
    }

    @Override
    public Result run(Use use, Kernel kernel) throws MagicException {
        if (use.arguments().isEmpty()) {
            throw new MagicException("%" + use.name() + " needs a path, for example %" + use.name() + " lib/"
                    + (filesOnly ? "*.jar" : "") + ".");
        }
        var all = new ArrayList<Path>();
        for (String pattern : use.arguments()) {
            all.addAll(find(pattern, kernel.folder()));
        }
        kernel.addToClassPath(all);
        return new Result.Value(all.stream().map(Path::toString).toList(), false);
    }

    private List<Path> find(String pattern, Path folder) throws MagicException {
        try {
            List<Path> found = Globs.expand(pattern, folder).stream()
                    .filter(path -> !filesOnly || Files.isRegularFile(path))
                    .toList();
            if (found.isEmpty()) {
                throw new MagicException(
                        "No file matches " + pattern + ". Paths begin in the notebook's folder, " + folder + ".");
            }
            return found;
        } catch (IOException e) {
            throw new MagicException(pattern + " cannot be read (" + e + ").", e);
        }
    }
}
