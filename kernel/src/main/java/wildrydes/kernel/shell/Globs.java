package wildrydes.kernel.shell;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds files by patterns as IJava has them: {@code /} between folders, {@code *} and {@code ?} within names, and a
 * {@code /} at the end for all files of a folder.
 */
final class Globs {

    private Globs() {}

    /**
     * The files and folders that a pattern names, sorted.
     *
     * @param folder where relative patterns begin
     * @return none if nothing matches
     * @throws IOException if a folder cannot be read
     */
    static List<Path> expand(String pattern, Path folder) throws IOException {
        String all = pattern.endsWith("/") ? pattern + "*" : pattern;
        int wild = firstWildcard(all);
        if (wild < 0) {
            Path path = folder.resolve(all).normalize();
            return Files.exists(path) ? List.of(path) : List.of();
        }
        int cut = all.lastIndexOf('/', wild) + 1;
        Path start = folder.resolve(all.substring(0, cut)).normalize();
        String rest = all.substring(cut);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest);
        int depth = rest.contains("**") ? Integer.MAX_VALUE : rest.split("/").length;
        try (Stream<Path> files = Files.walk(start, depth)) {
            return files.filter(file -> matcher.matches(start.relativize(file)))
                    .filter(file -> !file.equals(start))
                    .sorted()
                    .toList();
        }
    }

    private static int firstWildcard(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            if ("*?[{".indexOf(pattern.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }
}
