package wildrydes.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a session keeps, and what it does not. */
class SessionStateTest {

    @Test
    void valuesOfExpressionsLeaveNothingBehind() {
        try (var cells = new Cells()) {
            cells.value("int declared = 1;");
            int before = cells.shell.declarations();
            for (int i = 0; i < 800; i++) {
                assertThat(cells.value(i % 2 == 0 ? "1 + " + i : "Integer.valueOf(" + i + ");"))
                        .isEqualTo(String.valueOf(i % 2 == 0 ? i + 1 : i));
            }

            assertThat(cells.shell.declarations()).isEqualTo(before);
        }
    }

    @Test
    void aValueThatWasShownCanBeCollected() {
        try (var cells = new Cells()) {
            cells.value("java.lang.ref.WeakReference<Object> seen;\n"
                    + "Object look(Object o) { seen = new java.lang.ref.WeakReference<>(o); return o; }");
            for (String code : List.of("look(new byte[1_000])", "look(new byte[1_000]);")) {
                cells.value(code);
                // The collector decides when: it is asked again, and a value that is kept stays however often.
                for (int i = 0; i < 50 && !cells.value("seen.get() == null").equals("true"); i++) {
                    System.gc();
                }
                assertThat(cells.value("seen.get() == null")).as(code).isEqualTo("true");
            }
        }
    }

    @Test
    void sessionsDoNotSeeEachOther() {
        try (var one = new Cells();
                var other = new Cells()) {
            one.value("int mine = 1;");

            assertThat(other.failure("mine").evalue()).startsWith("cannot find variable mine");
            assertThat(one.value("mine")).isEqualTo("1");
        }
    }

    @Test
    void startUpScriptsRunBeforeTheFirstCell() {
        var options = ShellOptions.DEFAULT.withStartUp(List.of(
                new ShellOptions.Script("one.jsh", "int started = 1;"),
                new ShellOptions.Script("two.jsh", "int twice(int x) {\n  return 2 / x;\n}\nstarted++;")));
        try (var cells = new Cells(options)) {
            assertThat(cells.value("started")).isEqualTo("2");
            assertThat(cells.traceback("twice(0)")).contains("    at two.jsh line 2, in twice(...):  return 2 / x;");
        }
    }

    @Test
    void aStartUpScriptThatFailsIsToldByTheFirstCell() {
        var options =
                ShellOptions.DEFAULT.withStartUp(List.of(new ShellOptions.Script("wrong.jsh", "int x = \"text\";")));
        try (var cells = new Cells(options)) {
            assertThat(cells.traceback("1 + 1"))
                    .startsWith(
                            "Line 1, column 9 of wrong.jsh: incompatible types: String cannot be converted to int",
                            "    int x = \"text\";");
            assertThat(cells.value("1 + 1")).isEqualTo("2");
        }
    }

    @Test
    void compilerOptionsReachTheCompiler() {
        try (var cells = new Cells(ShellOptions.DEFAULT.withCompilerOptions(List.of("-source", "9")))) {
            assertThat(cells.value("1 + 1")).isEqualTo("2");
            assertThat(cells.failure("record Point(int x) {}").ename()).isEqualTo("CompileError");
        }
    }
}
