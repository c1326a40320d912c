package wildrydes.lab.exercise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import wildrydes.lab.LabException;

/** The file of the notebook that this kernel belongs to, as it was saved last: texts of cells never come to the kernel. */
public final class SavedNotebook {

    /** Jupyter's server sets it for each kernel: the path of the notebook. */
    private static final String PLACE = "JPY_SESSION_NAME";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    private SavedNotebook(Path file) {
        this.file = file;
    }

    /**
     * The notebook of this kernel.
     *
     * @throws LabException if the front end did not say where it is
     */
    public static SavedNotebook here() {
        return at(System.getenv(PLACE));
    }

    /** @param place a path; null where it is not known */
    static SavedNotebook at(@Nullable String place) {
        try {
            if (place != null && place.endsWith(".ipynb")) {
                Path file = Path.of(place);
                // A server that gives no whole path gives one from its own folder; the kernel stands in the notebook's.
                return new SavedNotebook(file.isAbsolute() ? file : file.getFileName());
            }
        } catch (InvalidPathException e) {
            throw new LabException("The notebook's path \"" + place + "\" cannot be read; rename it.", e);
        }
        throw new LabException(
                "This front end does not say where the notebook is saved, so its text cannot be looked at;"
                        + " open it in JupyterLab.");
    }

    /** Where it lies. */
    public Path folder() {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    /**
     * The text of a cell.
     *
     * @param id of the cell, or its {@code grade_id}
     * @throws LabException if the notebook cannot be read, or has no such cell
     */
    public String text(String id) {
        JsonNode notebook;
        try {
            notebook = JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new LabException(
                    "The notebook is not to be read at " + file.getFileName()
                            + ". If you have renamed it, choose Kernel, Restart Kernel, and run from the top.",
                    e);
        }
        for (JsonNode cell : notebook.path("cells")) {
            String graded =
                    cell.path("metadata").path("nbgrader").path("grade_id").asText();
            if (cell.path("id").asText().equals(id) || graded.equals(id)) {
                return source(cell.path("source"));
            }
        }
        throw new LabException(
                "The saved notebook has no cell \"" + id + "\". If you have deleted it, run wildrydes fresh in"
                        + " a terminal, which keeps yours beside a new one.");
    }

    /** One string, or a list of lines. */
    private static String source(JsonNode source) {
        if (source.isTextual()) {
            return source.asText();
        }
        StringBuilder text = new StringBuilder();
        source.forEach(line -> text.append(line.asText()));
        return text.toString();
    }
}
