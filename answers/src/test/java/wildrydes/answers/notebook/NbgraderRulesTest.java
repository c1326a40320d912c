package wildrydes.answers.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NbgraderRulesTest {

    private static final String GOOD =
            "\"schema_version\": 3, \"grade\": true, \"solution\": false, \"locked\": true, \"grade_id\": \"a\", \"points\": 1";

    record Rule(String type, String metadata, String problem) {}

    static List<Rule> rules() {
        return List.of(
                new Rule("code", "\"grade\": true, \"solution\": false, \"locked\": true", "has no schema_version."),
                new Rule("code", "\"schema_version\": 3, \"solution\": false, \"locked\": true", "has no grade."),
                new Rule("code", "\"schema_version\": 3, \"grade\": true, \"locked\": true", "has no solution."),
                new Rule("code", "\"schema_version\": 3, \"grade\": true, \"solution\": false", "has no locked."),
                new Rule("code", GOOD.replace("3", "2"), "has schema_version 2, which nbgrader does not take."),
                new Rule(
                        "code",
                        GOOD.replace("\"grade\": true", "\"grade\": \"yes\""),
                        "has grade \"yes\", which nbgrader does not take."),
                new Rule("code", GOOD + ", \"task\": 1", "has task 1, which nbgrader does not take."),
                new Rule(
                        "code",
                        GOOD.replace("\"a\"", "\"a b\""),
                        "has grade_id \"a b\", which nbgrader does not take."),
                new Rule(
                        "code",
                        GOOD.replace("\"points\": 1", "\"points\": -1"),
                        "has points -1, which nbgrader does not take."),
                new Rule(
                        "code",
                        GOOD + ", \"checksum\": \"abc\"",
                        "has checksum \"abc\", which nbgrader does not take."),
                new Rule(
                        "code",
                        GOOD + ", \"cell_type\": \"heading\"",
                        "has cell_type \"heading\", which nbgrader does not take."),
                new Rule("code", GOOD + ", \"hint\": \"look\"", "has the unknown key \"hint\"."),
                new Rule("code", GOOD.replace(", \"grade_id\": \"a\"", ""), "has no grade_id."),
                new Rule("code", GOOD.replace("\"a\"", "\"\""), "has no grade_id."),
                new Rule("code", GOOD.replace(", \"points\": 1", ""), "is graded and has no points."),
                new Rule("markdown", GOOD, "is Markdown and either graded or a solution, not both."),
                new Rule("code", GOOD + ", \"task\": true", "is a task and not Markdown."),
                new Rule("code", GOOD + ", \"cell_type\": \"markdown\"", "was handed out as markdown and is code."),
                new Rule(
                        "code",
                        GOOD + ", \"checksum\": \"00000000000000000000000000000000\"",
                        "is locked and differs from what was handed out."));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void namesTheRuleThatACellBreaks(Rule rule) {
        assertThat(NbgraderRules.problems(notebook(cell("c", rule.type(), rule.metadata()))))
                .containsExactly("Cell \"c\" " + rule.problem());
    }

    @Test
    void takesACellThatKeepsAllRules() {
        assertThat(NbgraderRules.problems(notebook(cell("c", "code", GOOD)))).isEmpty();
    }

    @Test
    void takesAChangedAnswer() {
        String answer =
                "\"schema_version\": 3, \"grade\": false, \"solution\": true, \"locked\": false, \"grade_id\": \"a\","
                        + " \"checksum\": \"00000000000000000000000000000000\"";

        assertThat(NbgraderRules.problems(notebook(cell("c", "code", answer)))).isEmpty();
    }

    @Test
    void refusesAGradeIdThatStandsTwice() {
        assertThat(NbgraderRules.problems(notebook(cell("c", "code", GOOD) + "," + cell("d", "code", GOOD))))
                .containsExactly("Cell \"d\" has the grade_id \"a\" of an earlier cell.");
    }

    private static Notebook notebook(String cells) {
        return Notebook.parse(
                "x", "{\"nbformat\": 4, \"nbformat_minor\": 5, \"metadata\": {}, \"cells\": [" + cells + "]}");
    }

    private static String cell(String id, String type, String nbgrader) {
        return "{\"cell_type\": \"" + type + "\", \"id\": \"" + id
                + "\", \"source\": \"1\", \"metadata\": {\"nbgrader\": {" + nbgrader + "}}}";
    }
}
