package wildrydes.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cell cannot end the kernel, and what it prints of an exception are its own lines. */
class StandInsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "System.exit(3); | System.exit(3)",
                "Runtime.getRuntime().exit(4); | Runtime.exit(4)",
                "Runtime.getRuntime().halt(5); | Runtime.halt(5)",
                "IntConsumer end = System::exit; end.accept(6); | System.exit(6)",
                "var runtime = Runtime.getRuntime(); IntConsumer end2 = runtime::exit; end2.accept(7); | Runtime.exit(7)",
                "class Program { public static void main(String... a) { System.exit(8); } }~Program.main() | System.exit(8)",
                "void stop(int n) { switch (n) { case 1: break; case 900: break; default: Runtime.getRuntime().exit(n); } }"
                        + "~stop(9) | Runtime.exit(9)",
                "void stop2(int n) { switch (n) { case 1: break; case 2: break; case 3: break; default: Runtime.getRuntime().halt(n); } }"
                        + "~stop2(10) | Runtime.halt(10)"
            })
    void theProcessGoesOn(String code, String call) {
        try (var cells = new Cells()) {
            CellResult.Failed failure = cells.failure(code.replace("~", "\n"));

            assertThat(failure.ename()).isEqualTo("Exit");
            assertThat(failure.evalue())
                    .isEqualTo(call + " would end the kernel and everything in it; the kernel keeps running."
                            + " To begin afresh, choose Kernel, Restart Kernel.");
            assertThat(cells.value("Runtime.getRuntime().availableProcessors() > 0"))
                    .isEqualTo("true");
        }
    }

    @Test
    void aMethodOfTheUserMayHaveThatName() {
        try (var cells = new Cells()) {
            assertThat(cells.value("int exit(int n) { return n; }\nint halt(int n) { return exit(n); }\nhalt(42)"))
                    .isEqualTo("42");
            assertThat(cells.value("class Door { int exit(int n) { return n; } }\nnew Door().exit(42)"))
                    .isEqualTo("42");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "try {~  Integer.parseInt(`x`);~} catch (Exception e) {~  e.printStackTrace();~} | 2:  Integer.parseInt(`x`);",
                "try {~  throw new IOException(`wet`);~} catch (IOException e) { e.printStackTrace(System.err); } "
                        + "| 2:  throw new IOException(`wet`);",
                "class Lost extends Exception {}~class Gone extends Lost {}~try {~  throw new Gone();~} catch (Gone e) {"
                        + " e.printStackTrace(); } | 4:  throw new Gone();",
                "try {~  throw new UncheckedIOException(new IOException());~} catch (RuntimeException e) {"
                        + " List.of(e).forEach(Throwable::printStackTrace); } "
                        + "| 2:  throw new UncheckedIOException(new IOException());",
            })
    void aPrintedTraceHasTheCellsLines(String code, String line) {
        String printed = printed(code.replace('`', '"').replace('~', '\n'));

        assertThat(printed)
                .contains("    at cell line " + line.replace('`', '"'))
                .doesNotContain("REPL", "wildrydes");
    }

    @Test
    void whoPrintsItselfGoesOnDoingSo() {
        assertThat(printed(
                        "class Own extends Exception { public void printStackTrace() { System.err.print(\"own\"); } }\n"
                                + "Exception e = new Own();\ne.printStackTrace();"))
                .isEqualTo("own");
        assertThat(printed("class Printer { void printStackTrace() { System.err.print(\"none\"); } }\n"
                        + "new Printer().printStackTrace();"))
                .isEqualTo("none");
    }

    private static String printed(String code) {
        var shown = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(shown, true, StandardCharsets.UTF_8));
        try (var cells = new Cells()) {
            cells.value(code);
        } finally {
            System.setErr(before);
        }
        return shown.toString(StandardCharsets.UTF_8).replaceAll("\u001b\\[[0-9;]*m", "");
    }

    @Test
    void otherClassesStayAsTheyAre() throws IOException {
        try (InputStream in = StandInsTest.class.getResourceAsStream("Cells.class")) {
            byte[] bytes = in.readAllBytes();

            assertThat(new StandIns(name -> true).redirect(bytes)).isSameAs(bytes);
        }
    }
}
