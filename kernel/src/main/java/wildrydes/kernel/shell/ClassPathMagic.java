package wildrydes.kernel.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wildrydes.kernel.maven.Maven;

/** {@code %jars} and {@code %classpath}: let a notebook use more libraries. Their value is the list of what was added. */
final class ClassPathMagic implements Magic {

    private final boolean filesOnly;
    private final Maven maven;

    /** @param filesOnly whether folders are passed over, as {@code %jars} does */
    ClassPathMagic(boolean filesOnly, Maven maven) {
        this.filesOnly = filesOnly;
        this.maven = maven;
    }

    @Override
    public Result run(Use use, Kernel kernel) throws MagicException {
        List<String> words = new ArrayList<>(use.arguments());
        use.body().ifPresent(body -> words.addAll(Words.of(body.text())));
        if (words.size() > 2 && words.get(0).equals("add")) {
            String kind = words.get(1);
            List<String> what = words.subList(2, words.size());
            if (kind.equals("mvn")) {
                return new MavenMagic(maven).run(new Use("maven", coordinates(what), "", Optional.empty()), kernel);
            }
            return add(kind.equals("jar") ? what : words, kernel);
        }
        if (words.isEmpty()) {
            throw new MagicException("%" + use.name() + " needs a path, for example %" + use.name() + " lib/"
                    + (filesOnly ? "*.jar" : "") + ".");
        }
        return add(words, kernel);
    }

    /** BeakerX also takes group, artifact and version as three words. */
    private static List<String> coordinates(List<String> words) {
        return words.stream().noneMatch(word -> word.contains(":")) ? List.of(String.join(":", words)) : words;
    }

    private Result add(List<String> patterns, Kernel kernel) throws MagicException {
        var all = new ArrayList<Path>();
        for (String pattern : patterns) {
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
