package wildrydes.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wildrydes.kernel.help.Completeness;

/** Whether Enter in a console runs the code. In code {@code ~} is a line's end. */
class CompletenessTest {

    private static Cells cells;

    @BeforeAll
    static void open() {
        cells = new Cells();
    }

    @AfterAll
    static void close() {
        cells.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1 + 1",
                "x",
                "int x = 3",
                "i++",
                "class A {~}",
                "if (true) foo();",
                "rides.stream()~    .toList()",
                "var t = \"\"\"~    {~    \"\"\";",
                "// a comment {",
                "/* { */ 1",
                "'{'",
                "\"(\"",
                "%jars x",
                "List<String> a = %jars lib/*.jar",
                "%%time~1 + 1~",
                "# a comment",
                "int f() { return 1; }~f()"
            })
    void whatCanRunIsRun(String code) {
        assertThat(completeness(code)).isEqualTo(new Completeness.Complete());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 + | 1",
                "int x = | 1",
                "rides. | 1",
                "/* open | 0",
                "/** open~ * more | 0",
                "var t = \"\"\"~    text | 0",
                "for (;;) { | 1",
                "for (int i = 0; i < 3; i++) | 1",
                "while (true) | 1",
                "if (a) { b(); } else | 1",
                "do { | 1",
                "void f() {~    if (x) { | 2",
                "void f() {~    if (x) {~    } | 1",
                "class A {~    int x; | 1",
                "foo(a, | 1",
                "foo(x -> { | 1",
                "foo(x -> {~    bar(1); | 1",
                "rides.forEach(r -> {~    if (r.isEmpty()) { | 2",
                "int[] a = { | 1",
                "String s = \"{\" + | 1",
                "switch (x) {~    case 1 -> | 2",
                "try { | 1",
                "%%time | 0",
                "%%time~rides.size() | 0"
            })
    void forWhatIsMissingItIsWaited(String code, int levels) {
        assertThat(completeness(code)).isEqualTo(new Completeness.Incomplete("    ".repeat(levels)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"int x = ;", "}", "foo(]", "String s = \"open", "char c = 'x", "1 +* ;"})
    void whatNothingCanMendIsInvalid(String code) {
        assertThat(completeness(code)).isEqualTo(new Completeness.Invalid());
    }

    private static Completeness completeness(String code) {
        return cells.shell.completeness(code.replace('~', '\n'));
    }
}
