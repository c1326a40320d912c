package wildrydes.answers.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyParserTest {

    private static final String HEADER = """
            ---
            jupyter:
              kernelspec:
                name: java
            ---
            """;

    @Test
    void readsProseCodeExercisesAndChecks() {
        Key key = parse("""
                <!-- #region id="title" -->
                # Sums

                Two paragraphs.
                <!-- #endregion -->

                How much is it?

                ```java id="e0-sum-answer" role="exercise" budget=3
                // Add one and one.
                var one = 1;
                // stub: int sum = lab.todo("e0-sum");
                int sum = one + one;
                ```

                ```java id="e0-sum" role="check" points=1.5
                wildrydes.lab.Checks.run("e0-sum", sum)
                ```
                """);

        assertThat(key.name()).isEqualTo("00-test");
        assertThat(key.header()).containsExactly("jupyter:", "  kernelspec:", "    name: java");
        assertThat(key.cells())
                .extracting(Cell::id)
                .containsExactly("title", "e0-sum-answer-text", "e0-sum-answer", "e0-sum");
        assertThat(key.cells().get(0).source()).isEqualTo("# Sums\n\nTwo paragraphs.");
        assertThat(key.cells().get(1).source()).isEqualTo("How much is it?");
        var exercise = ((Cell.Code) key.cells().get(2)).exercise().orElseThrow();
        assertThat(exercise.unsolved()).isEqualTo("// Add one and one.\nvar one = 1;\nint sum = lab.todo(\"e0-sum\");");
        assertThat(exercise.solved()).isEqualTo("// Add one and one.\nvar one = 1;\nint sum = one + one;");
        assertThat(((Cell.Code) key.cells().get(2)).budget()).contains(3);
        assertThat(key.cells().get(3).role()).isEqualTo(Role.CHECK);
        assertThat(key.cells().get(3).points()).contains(new BigDecimal("1.5"));
    }

    @Test
    void leavesBlocksOfOtherLanguagesInTheText() {
        Key key = parse("""
                A picture:

                ```mermaid
                a --> b


                b --> c
                ```

                ```java id="one"
                1
                ```
                """);

        assertThat(key.cells()).hasSize(2);
        assertThat(key.cells().get(0).source()).contains("a --> b\n\n\nb --> c\n```");
    }

    @Test
    void readsLinesThatEndAsOnWindows() {
        String text = HEADER + "\n```java id=\"one\"\n1\n```\n";

        assertThat(KeyParser.parse("00-test", text.replace("\n", "\r\n"))).isEqualTo(KeyParser.parse("00-test", text));
    }

    record Broken(String body, int line, String message) {}

    static List<Broken> brokenKeys() {
        return List.of(
                new Broken("```java\n1\n```", 7, "the cell has no id. Add id=\"...\" to this line."),
                new Broken(
                        "```java id=\"a b\"\n1\n```",
                        7,
                        "\"a b\" cannot be the id of a cell. Use up to 64 letters, digits, - and _."),
                new Broken(
                        "```java id=\"a\"\n1\n```\n\n```java id=\"a\"\n2\n```",
                        11,
                        "the id \"a\" is taken by the cell of line 7. Choose another."),
                new Broken("```java id=\"a\"\n1\n", 7, "the block does not end. Close it with ```."),
                new Broken("```java id=\"a\"\n\n```", 7, "the cell is empty. Write something into it or remove it."),
                new Broken(
                        "```java id=\"a\" role=\"chek\"\n1\n```",
                        7,
                        "there is no role \"chek\". Use one of prose, step, prediction, exercise, check, answer."),
                new Broken(
                        "```java id=\"a\" role=\"prose\"\n1\n```",
                        7,
                        "code cannot have the role prose. Leave the role out."),
                new Broken(
                        "```java id=\"a\" role=\"check\"\n1\n```",
                        7,
                        "a cell of role check gives points, and this one says none. Add points=1."),
                new Broken(
                        "```java id=\"a\" points=2\n1\n```",
                        7,
                        "a cell of role step gives no points. Remove points=2."),
                new Broken(
                        "```java id=\"a\" role=\"check\" points=1.125\n1\n```",
                        7,
                        "1.125 are no points. Give 0 to 1000, with two decimals at most."),
                new Broken("```java id=\"a\" budget=0\n1\n```", 7, "0 is no budget. Give whole seconds from 1 to 999."),
                new Broken(
                        "```java id=\"a\" colour=\"red\"\n1\n```",
                        7,
                        "there is no attribute \"colour\". Use id, role, points or budget."),
                new Broken(
                        "```java id=\"a\" id=\"b\"\n1\n```", 7, "the attribute \"id\" stands twice. Keep one of them."),
                new Broken(
                        "```java id=\"a\" {locked}\n1\n```",
                        7,
                        "\"{locked}\" is no attribute. Write name=\"text\" or name=number, divided by spaces."),
                new Broken(
                        "Alone.",
                        7,
                        "this text has no name, because no code follows it directly."
                                + " Wrap it in <!-- #region id=\"...\" --> and <!-- #endregion -->."),
                new Broken(
                        "<!-- #region id=\"a\" -->\nText",
                        7,
                        "the region does not end. Close it with <!-- #endregion -->."),
                new Broken(
                        "<!-- #region id=\"a\" role=\"check\" points=1 -->\nText\n<!-- #endregion -->",
                        7,
                        "text cannot have the role check. Use prose or answer."),
                new Broken(
                        "Text\n<!-- #endregion -->",
                        8,
                        "this ends a region that has not begun. Remove the line, or open the region."),
                new Broken("```sh\nls\n", 7, "a block inside this text does not end. Close it with ```."),
                new Broken(
                        "```java id=\"e0-sum\" role=\"exercise\"\n// Add.\n// stub: lab.todo(\"e0-sum\");\n1\n```",
                        7,
                        "the exercise \"e0-sum\" does not say which check it belongs to."
                                + " Name it after the check, with -answer at the end."),
                new Broken(
                        "```java id=\"e0-sum-answer\" role=\"exercise\"\n// Add.\n1\n```",
                        7,
                        "the exercise has 0 stubs. Write one line that begins with \"// stub: \"."),
                new Broken(
                        "```java id=\"e0-sum-answer\" role=\"exercise\"\n// Add.\n// stub: int a = 0;\nint a = 1;\n```",
                        9,
                        "the stub does not call lab.todo(\"e0-sum\"). Call it in the stub."),
                new Broken(
                        "```java id=\"e0-sum-answer\" role=\"exercise\"\n// stub: lab.todo(\"e0-sum\");\n1\n```",
                        7,
                        "the task has 0 comment lines. Say it in one to 3 lines at the top of the cell."),
                new Broken(
                        "```java id=\"e0-sum-answer\" role=\"exercise\"\n// 1\n// 2\n// 3\n// 4\n// stub: lab.todo(\"e0-sum\");\n1\n```",
                        7,
                        "the task has 4 comment lines. Say it in one to 3 lines at the top of the cell."),
                new Broken(
                        "```java id=\"e0-sum-answer\" role=\"exercise\"\n// Add.\n// stub: lab.todo(\"e0-sum\");\n```",
                        9,
                        "the exercise has no solution. Write it below the stub."));
    }

    @ParameterizedTest
    @MethodSource("brokenKeys")
    void saysWhereAKeyIsBrokenAndWhatToDo(Broken broken) {
        assertThatThrownBy(() -> parse("\n" + broken.body()))
                .isInstanceOfSatisfying(KeyException.class, problem -> {
                    assertThat(problem.line()).isEqualTo(broken.line());
                    assertThat(problem.key()).isEqualTo("00-test");
                })
                .hasMessage("00-test.md, line " + broken.line() + ": " + broken.message());
    }

    @Test
    void asksForAHeaderThatNamesTheKernel() {
        assertThatThrownBy(() -> KeyParser.parse("00-test", "# Title\n"))
                .hasMessage("00-test.md, line 1: the header is missing."
                        + " Begin with ---, the kernelspec as jupytext writes it, and ---.");
        assertThatThrownBy(() -> KeyParser.parse("00-test", "---\njupyter:\n"))
                .hasMessage("00-test.md, line 1: the header does not end. Close it with a line ---.");
        assertThatThrownBy(() -> KeyParser.parse("00-test", "---\njupyter:\n---\n"))
                .hasMessage("00-test.md, line 1: the header does not name the kernel."
                        + " Add the line name: java under kernelspec:.");
    }

    private static Key parse(String body) {
        return KeyParser.parse("00-test", HEADER + body);
    }
}
