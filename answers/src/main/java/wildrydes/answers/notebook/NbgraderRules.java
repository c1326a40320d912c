package wildrydes.answers.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The rules of nbgrader's cell metadata, version 3: its JSON schema and the five that its validator adds, and that a
 * checksum fits its cell. One sentence for each rule that a notebook breaks.
 */
public final class NbgraderRules {

    private static final Pattern GRADE_ID = Pattern.compile("[a-zA-Z0-9_\\-]*");
    private static final Set<String> CELL_TYPES = Set.of("raw", "code", "markdown");
    private static final List<String> REQUIRED = List.of("schema_version", "grade", "solution", "locked");

    private static final Map<String, Predicate<JsonNode>> PROPERTIES = Map.of(
            "schema_version", value -> value.isIntegralNumber() && value.asInt() == Nbgrader.SCHEMA_VERSION,
            "grade", JsonNode::isBoolean,
            "solution", JsonNode::isBoolean,
            "locked", JsonNode::isBoolean,
            "task", JsonNode::isBoolean,
            "grade_id",
                    value -> value.isTextual()
                            && GRADE_ID.matcher(value.asText()).matches(),
            "points", value -> value.isNumber() && value.asDouble() >= 0,
            "checksum", value -> value.isTextual() && value.asText().length() == 32,
            "cell_type", value -> value.isTextual() && CELL_TYPES.contains(value.asText()));

    private final List<String> problems = new ArrayList<>();
    private final Set<String> gradeIds = new HashSet<>();

    private NbgraderRules() {}

    /** What is wrong with the notebook; empty when nbgrader takes it. */
    public static List<String> problems(Notebook notebook) {
        var rules = new NbgraderRules();
        for (NotebookCell cell : notebook.cells()) {
            JsonNode nbgrader = cell.json().path("metadata").path(Nbgrader.KEY);
            if (!nbgrader.isMissingNode()) {
                rules.look(cell, nbgrader);
            }
        }
        return List.copyOf(rules.problems);
    }

    private void look(NotebookCell cell, JsonNode nbgrader) {
        int before = problems.size();
        schema(cell, nbgrader);
        if (problems.size() > before) {
            return;
        }
        boolean grade = nbgrader.path("grade").asBoolean();
        boolean solution = nbgrader.path("solution").asBoolean();
        boolean task = nbgrader.path("task").asBoolean();
        String gradeId = nbgrader.path("grade_id").asText("");
        boolean markdown = cell.type().equals("markdown");
        if (grade || solution || nbgrader.path("locked").asBoolean()) {
            expect(!gradeId.isEmpty(), cell, "has no grade_id");
            expect(gradeIds.add(gradeId), cell, "has the grade_id \"" + gradeId + "\" of an earlier cell");
        }
        expect(!grade || nbgrader.has("points"), cell, "is graded and has no points");
        expect(task || !markdown || grade == solution, cell, "is Markdown and either graded or a solution, not both");
        expect(!task || markdown, cell, "is a task and not Markdown");
        expect(
                !nbgrader.has("cell_type")
                        || nbgrader.path("cell_type").asText().equals(cell.type()),
                cell,
                "was handed out as " + nbgrader.path("cell_type").asText() + " and is " + cell.type());
        expect(
                !nbgrader.has("checksum") || solution || checksumFits(cell, nbgrader),
                cell,
                "is locked and differs from what was handed out");
    }

    private static boolean checksumFits(NotebookCell cell, JsonNode nbgrader) {
        return nbgrader.path("checksum").asText().equals(Nbgrader.checksum(cell));
    }

    private void schema(NotebookCell cell, JsonNode nbgrader) {
        for (String name : REQUIRED) {
            expect(nbgrader.has(name), cell, "has no " + name);
        }
        nbgrader.properties().forEach(property -> {
            Predicate<JsonNode> rule = PROPERTIES.get(property.getKey());
            if (rule == null) {
                problems.add(sentence(cell, "has the unknown key \"" + property.getKey() + "\""));
            } else {
                expect(
                        rule.test(property.getValue()),
                        cell,
                        "has " + property.getKey() + " " + property.getValue() + ", which nbgrader does not take");
            }
        });
    }

    private void expect(boolean holds, NotebookCell cell, String problem) {
        if (!holds) {
            problems.add(sentence(cell, problem));
        }
    }

    private static String sentence(NotebookCell cell, String problem) {
        return "Cell \"" + cell.id() + "\" " + problem + ".";
    }
}
