package wildrydes.answers.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.client.Execution;
import wildrydes.kernel.client.Output;

class CellRulesTest {

    private static final MimeBundle PLAIN = MimeBundle.text("1");
    private static final MimeBundle HTML_ONLY = new MimeBundle(Map.of("text/html", "<b>1</b>"), Map.of());

    @Test
    void aCellMayPrintAndShowPlainText() {
        assertThat(problems(
                        new Output.Stream("stdout", "hello\n"),
                        new Output.DisplayData(PLAIN.withHtml("<b>1</b>"), Optional.empty()),
                        new Output.ExecuteResult(PLAIN, 1, Optional.empty())))
                .isEmpty();
    }

    @Test
    void namesAnError() {
        assertThat(problems(new Output.ErrorOutput("java.lang.ArithmeticException", "/ by zero", List.of())))
                .containsExactly("It ended in an error, java.lang.ArithmeticException: / by zero.");
    }

    @Test
    void quotesTheFirstLineOnStandardError() {
        assertThat(problems(new Output.Stream("stderr", "\nSLF4J: no providers\nmore\n")))
                .containsExactly("It wrote to standard error: SLF4J: no providers.");
    }

    @Test
    void wantsPlainTextBesideEverythingElse() {
        assertThat(problems(
                        new Output.DisplayData(HTML_ONLY, Optional.empty()),
                        new Output.ExecuteResult(HTML_ONLY, 1, Optional.empty())))
                .containsExactly(
                        "It shows something without text/plain: [text/html].",
                        "Its result has no text/plain: [text/html].");
    }

    @Test
    void aCellThatWasNotRunIsAProblemToo() {
        assertThat(CellRules.problems(Execution.Status.ABORTED, List.of()))
                .containsExactly("It did not end well: aborted.");
    }

    private static List<String> problems(Output... outputs) {
        Execution.Status status = List.of(outputs).stream().anyMatch(Output.ErrorOutput.class::isInstance)
                ? Execution.Status.ERROR
                : Execution.Status.OK;
        return CellRules.problems(status, List.of(outputs));
    }
}
