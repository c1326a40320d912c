package wildrydes.answers.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What nbgrader 0.9 notes in cells, version 3 of its metadata, written into a notebook. {@link NbgraderRules} looks at
 * notebooks of any origin.
 */
public final class Nbgrader {

    static final String KEY = "nbgrader";
    static final int SCHEMA_VERSION = 3;

    private Nbgrader() {}

    /** Marks a code cell as one where a student writes the answer and another cell checks it. */
    public static void autogradedAnswer(NotebookCell cell, String gradeId) {
        mark(cell, gradeId, false, true);
    }

    /** Marks a code cell as a check: locked, and its result is the points. */
    public static void check(NotebookCell cell, String gradeId, BigDecimal points) {
        points(mark(cell, gradeId, true, false).put("locked", true), points);
    }

    /** Marks a cell as an answer that a person marks. */
    public static void markedAnswer(NotebookCell cell, String gradeId, BigDecimal points) {
        points(mark(cell, gradeId, true, true), points);
    }

    private static ObjectNode mark(NotebookCell cell, String gradeId, boolean grade, boolean solution) {
        return metadata(cell)
                .withObject("/" + KEY)
                .put("cell_type", cell.type())
                .put("grade", grade)
                .put("grade_id", gradeId)
                .put("locked", false)
                .put("schema_version", SCHEMA_VERSION)
                .put("solution", solution)
                .put("task", false);
    }

    private static void points(ObjectNode nbgrader, BigDecimal points) {
        if (points.stripTrailingZeros().scale() <= 0) {
            nbgrader.put("points", points.intValueExact());
        } else {
            nbgrader.put("points", points.doubleValue());
        }
    }

    /**
     * Finishes a student's version of a marked cell, as nbgrader's release does: the checksum of what was handed out, and
     * protection against deletion and, for checks, editing.
     */
    public static void release(NotebookCell cell) {
        JsonNode noted = cell.json().path("metadata").path(KEY);
        if (noted instanceof ObjectNode nbgrader) {
            nbgrader.put("checksum", checksum(cell));
            metadata(cell).put("deletable", false);
            if (!nbgrader.path("solution").asBoolean()) {
                metadata(cell).put("editable", false);
            }
        }
    }

    /**
     * nbgrader's checksum of a marked cell: MD5 of source, type, the three flags in Python's spelling, the grade id and,
     * for a graded cell, the points as Python writes a float.
     */
    public static String checksum(NotebookCell cell) {
        JsonNode nbgrader = cell.json().path("metadata").path(KEY);
        boolean grade = nbgrader.path("grade").asBoolean();
        boolean solution = nbgrader.path("solution").asBoolean();
        boolean locked = !solution && (grade || nbgrader.path("locked").asBoolean());
        var text = new StringBuilder(cell.source())
                .append(cell.type())
                .append(python(grade))
                .append(python(solution))
                .append(python(locked))
                .append(nbgrader.path("grade_id").asText());
        if (grade) {
            text.append(nbgrader.path("points").asDouble());
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("MD5").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    private static String python(boolean value) {
        return value ? "True" : "False";
    }

    private static ObjectNode metadata(NotebookCell cell) {
        return cell.json().withObject("/metadata");
    }
}
