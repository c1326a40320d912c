package wildrydes.answers.notebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A notebook file of format 4.5. Written as Jupyter itself writes one (keys in order of the alphabet, one space a level,
 * source as lines), so that saving it there unchanged leaves no difference.
 */
public final class Notebook {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final ObjectWriter WRITER = JSON.writer(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""))
            .withObjectIndenter(new DefaultIndenter(" ", "\n"))
            .withArrayIndenter(new DefaultIndenter(" ", "\n")));

    private final String name;
    private final ObjectNode json;
    private final List<NotebookCell> cells;

    private Notebook(String name, ObjectNode json) {
        this.name = name;
        this.json = json;
        var found = new ArrayList<NotebookCell>();
        for (JsonNode cell : json.path("cells")) {
            if (cell instanceof ObjectNode node) {
                found.add(new NotebookCell(node));
            }
        }
        this.cells = List.copyOf(found);
    }

    /**
     * A notebook for the Java kernel, made of these cells.
     *
     * @param name the file's name without its ending
     */
    public static Notebook of(String name, List<NotebookCell> cells) {
        ObjectNode json = JSON.createObjectNode();
        var list = json.putArray("cells");
        cells.forEach(cell -> list.add(cell.json()));
        ObjectNode metadata = json.putObject("metadata");
        metadata.putObject("kernelspec")
                .put("display_name", "Java")
                .put("language", "java")
                .put("name", "java");
        metadata.putObject("language_info")
                .put("codemirror_mode", "text/x-java")
                .put("file_extension", ".java")
                .put("mimetype", "text/x-java-source")
                .put("name", "java")
                .put("pygments_lexer", "java");
        json.put("nbformat", 4).put("nbformat_minor", 5);
        return new Notebook(name, json);
    }

    /** Reads a notebook's file. @throws NotebookException if it is not one of format 4 */
    public static Notebook read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.ipynb$", "");
        return parse(name, Files.readString(file, StandardCharsets.UTF_8));
    }

    /** Reads a notebook. @throws NotebookException if the text is not one of format 4 */
    public static Notebook parse(String name, String text) {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new NotebookException(
                    name + ".ipynb is no JSON: " + e.getOriginalMessage() + ". Restore the file from its source.", e);
        }
        if (!(json instanceof ObjectNode object)
                || json.path("nbformat").asInt() != 4
                || !json.path("cells").isArray()) {
            throw new NotebookException(
                    name + ".ipynb is no notebook of format 4. Open it in JupyterLab and save it, or restore it.");
        }
        return new Notebook(name, object);
    }

    /** The file's name without its ending. */
    public String name() {
        return name;
    }

    public List<NotebookCell> cells() {
        return cells;
    }

    /** The file's text. */
    public String text() {
        try {
            return WRITER.writeValueAsString(JSON.treeToValue(json, Object.class)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON could not be written", e);
        }
    }
}
