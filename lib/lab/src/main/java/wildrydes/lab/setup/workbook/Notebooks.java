package wildrydes.lab.setup.workbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import wildrydes.lab.LabException;
import wildrydes.lab.cloud.Reasons;

/**
 * The learner's copies of the notebooks. What is there is theirs and never overwritten.
 *
 * @param originals as they are handed out
 * @param work the learner's folder
 */
public record Notebooks(Path originals, Path work) {

    private static final String ENDING = ".ipynb";

    /** Those of a project. */
    public static Notebooks of(Project project) {
        return new Notebooks(project.notebooks(), project.work());
    }

    /** Copies those that the learner does not have. @return their names */
    public List<String> copyMissing() {
        try {
            Files.createDirectories(work);
            var copied = new ArrayList<String>();
            for (Path original : list()) {
                if (!Files.exists(copyOf(original))) {
                    copy(original);
                    copied.add(original.getFileName().toString());
                }
            }
            return copied;
        } catch (IOException e) {
            throw new LabException(
                    "The notebooks cannot be copied to " + work + " (" + Reasons.of(e)
                            + "). See whether that folder can be written to.",
                    e);
        }
    }

    /** The names of those that the learner does not have. */
    public List<String> missing() {
        return list().stream()
                .filter(original -> !Files.exists(copyOf(original)))
                .map(original -> original.getFileName().toString())
                .toList();
    }

    /** The notebook to begin with. */
    public Optional<String> first() {
        return list().stream()
                .findFirst()
                .map(original -> original.getFileName().toString());
    }

    /**
     * Sets a notebook back to what was handed out, and keeps the learner's under a new name.
     *
     * @param which its number, its name or its file, such as {@code 1}, {@code 01}, {@code 01-stream} or {@code
     *     work/01-stream.ipynb}
     * @return what was done
     * @throws LabException if there is no such notebook
     */
    public String fresh(String which) {
        Path original = find(which);
        Path copy = copyOf(original);
        try {
            Files.createDirectories(work);
            if (!Files.exists(copy)) {
                copy(original);
                return shown(copy) + " is there now; there was none before.";
            }
            if (Files.mismatch(copy, original) < 0) {
                return shown(copy) + " is as it was handed out; nothing was done.";
            }
            Path kept = free(copy);
            Files.move(copy, kept);
            copy(original);
            return shown(copy) + " is as it was handed out; yours is kept as " + shown(kept)
                    + ". Where it is open in JupyterLab, close it there and open it again.";
        } catch (IOException e) {
            throw new LabException(
                    "The notebook " + shown(copy) + " cannot be set back (" + Reasons.of(e)
                            + "). See whether its folder can be written to.",
                    e);
        }
    }

    private Path find(String which) {
        List<Path> all = list();
        String file = which.substring(Math.max(which.lastIndexOf('/'), which.lastIndexOf('\\')) + 1);
        String wanted = file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
        String number = wanted.matches("\\d") ? "0" + wanted : wanted;
        return all.stream()
                .filter(original ->
                        title(original).equals(wanted) || title(original).startsWith(number + "-"))
                .findFirst()
                .orElseThrow(() -> new LabException("There is no notebook \"" + which + "\". There are "
                        + String.join(", ", all.stream().map(Notebooks::title).toList())
                        + "; name one by its number, for example: wildrydes fresh 01"));
    }

    private List<Path> list() {
        try (Stream<Path> files = Files.list(originals)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new LabException(
                    "The folder of notebooks " + originals + " cannot be listed (" + Reasons.of(e)
                            + "). Fetch it again by: git checkout " + originals.getFileName(),
                    e);
        }
    }

    private void copy(Path original) throws IOException {
        Path target = copyOf(original);
        Path half = target.resolveSibling(target.getFileName() + ".new");
        Files.copy(original, half, StandardCopyOption.REPLACE_EXISTING);
        Files.move(half, target);
    }

    private Path copyOf(Path original) {
        return work.resolve(original.getFileName());
    }

    private static Path free(Path copy) {
        int number = 1;
        Path kept;
        do {
            kept = copy.resolveSibling(title(copy) + "-earlier-" + number++ + ENDING);
        } while (Files.exists(kept));
        return kept;
    }

    private static String title(Path notebook) {
        String name = notebook.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    /** Short enough to read, and still clear where it is. */
    private String shown(Path copy) {
        return work.getFileName() + "/" + copy.getFileName();
    }
}
