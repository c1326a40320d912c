package wildrydes.kernel.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * A notebook as Jupyter stores it.
 *
 * @see <a href="https://nbformat.readthedocs.io/en/latest/format_description.html">The notebook file format</a>
 */
final class NotebookFile {

    private NotebookFile() {}

    /**
     * The code cells of a notebook, in order; each is named by the file and its number among all cells.
     *
     * @throws MagicException if the text is no notebook
     */
    static List<CellText> cells(String name, String text) throws MagicException {
        JsonNode notebook;
        try {
            notebook = new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new MagicException(name + " is no notebook (" + e.getOriginalMessage() + ").", e);
        }
        if (!notebook.path("cells").isArray()) {
            throw new MagicException(name + " is no notebook of format 4. Open it in JupyterLab once and save it.");
        }
        var cells = new ArrayList<CellText>();
        int number = 0;
        for (JsonNode cell : notebook.path("cells")) {
            number++;
            if (cell.path("cell_type").asText().equals("code")) {
                cells.add(new CellText(name + ", cell " + number, source(cell.path("source"))));
            }
        }
        return cells;
    }

    /** One text, or the lines of it. */
    private static String source(JsonNode source) {
        var text = new StringBuilder(source.asText(""));
        source.forEach(line -> text.append(line.asText()));
        return text.toString();
    }
}
