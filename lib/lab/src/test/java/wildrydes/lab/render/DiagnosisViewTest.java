package wildrydes.lab.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.Diagnosis;
import wildrydes.lab.Diagnosis.Link;
import wildrydes.lab.Diagnosis.Mark;

class DiagnosisViewTest {

    private static final Diagnosis BROKEN = new Diagnosis(
            "Why is table T<1> empty?",
            List.of(
                    new Link("unicorns", Mark.FINE, "Shadowfax reported within the last minute"),
                    new Link("trigger on s", Mark.SYMPTOM, "Enabled, last result: PROBLEM: Function call failed"),
                    new Link("log", Mark.UNSEEN, "could not be looked at"),
                    new Link("role", Mark.BROKEN, "R may not dynamodb:BatchWriteItem on T<1>")),
            "Allow it.");

    @Test
    void aChainIsALineForEachLinkWithItsMark() {
        assertThat(DiagnosisView.plain(BROKEN)).isEqualTo("""
                Why is table T<1> empty?
                  ok      unicorns      Shadowfax reported within the last minute
                  !       trigger on s  Enabled, last result: PROBLEM: Function call failed
                  ?       log           could not be looked at
                  BROKEN  role          R may not dynamodb:BatchWriteItem on T<1>
                  Next    Allow it.""");
        assertThat(BROKEN).hasToString(DiagnosisView.plain(BROKEN));
    }

    @Test
    void onAPageTheBrokenLinkStandsOutAndNamesAreNoMarkup() {
        MimeBundle drawn = new LabRenderer().render(BROKEN).orElseThrow();

        assertThat(drawn.data().get("text/plain")).isEqualTo(DiagnosisView.plain(BROKEN));
        assertThat(String.valueOf(drawn.data().get("text/html")))
                .contains("T&lt;1&gt;", "\u2713", "\u2717", Html.BAD)
                .contains("border-left:2px solid var(--jp-error-color1,#d84315)")
                .doesNotContain("T<1>");
    }

    @Test
    void whereNothingIsLeftToDoNothingIsSaid() {
        assertThat(new Diagnosis("Why?", List.of(), "")).hasToString("Why?");
    }
}
