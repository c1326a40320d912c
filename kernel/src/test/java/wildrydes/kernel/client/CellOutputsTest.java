package wildrydes.kernel.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import wildrydes.kernel.api.MimeBundle;

class CellOutputsTest {

    private final CellOutputs outputs = new CellOutputs();

    @Test
    void neighbouringPiecesOfAStreamAreOneOutput() {
        print("stdout", "a");
        print("stdout", "b");
        print("stderr", "c");
        print("stdout", "d");

        assertThat(outputs.now())
                .containsExactly(
                        new Output.Stream("stdout", "ab"),
                        new Output.Stream("stderr", "c"),
                        new Output.Stream("stdout", "d"));
    }

    @Test
    void somethingShownSeparatesPiecesOfAStream() {
        print("stdout", "a");
        show("id", "picture");
        print("stdout", "b");

        assertThat(outputs.now())
                .containsExactly(
                        new Output.Stream("stdout", "a"), shown("id", "picture"), new Output.Stream("stdout", "b"));
    }

    @Test
    void clearingRemovesEverythingAtOnce() {
        print("stdout", "a");
        clear(false);

        assertThat(outputs.now()).isEmpty();
    }

    @Test
    void clearingThatWaitsHappensWithTheNextOutput() {
        print("stdout", "a");
        clear(true);
        assertThat(outputs.now()).containsExactly(new Output.Stream("stdout", "a"));

        print("stdout", "b");
        print("stdout", "c");

        assertThat(outputs.now()).containsExactly(new Output.Stream("stdout", "bc"));
    }

    @Test
    void anUpdateChangesEverythingUnderItsIdAndNothingElse() {
        show("one", "1");
        show("two", "2");
        show("one", "again");

        outputs.update("one", MimeBundle.text("new"));

        assertThat(outputs.now()).containsExactly(shown("one", "new"), shown("two", "2"), shown("one", "new"));
    }

    @Test
    void anErrorKeepsItsTraceback() {
        accept("error", Map.of("ename", "Bolted", "evalue", "gone", "traceback", List.of("one", "two")));

        assertThat(outputs.now()).containsExactly(new Output.ErrorOutput("Bolted", "gone", List.of("one", "two")));
    }

    @Test
    void fieldsThatAreMissingOrOfTheWrongTypeReadAsEmpty() {
        accept("error", Map.of("ename", 5));
        accept("stream", Map.of());
        accept("execute_result", Map.of("data", "none", "execution_count", "many"));
        accept("status", Map.of("execution_state", "busy"));

        assertThat(outputs.now())
                .containsExactly(
                        new Output.ErrorOutput("", "", List.of()),
                        new Output.Stream("", ""),
                        new Output.ExecuteResult(new MimeBundle(Map.of(), Map.of()), 0, Optional.empty()));
    }

    private void print(String name, String text) {
        accept("stream", Map.of("name", name, "text", text));
    }

    private void clear(boolean wait) {
        accept("clear_output", Map.of("wait", wait));
    }

    private void show(String id, String text) {
        accept(
                "display_data",
                Map.of(
                        "data", Map.of("text/plain", text),
                        "metadata", Map.of(),
                        "transient", Map.of("display_id", id)));
    }

    private void accept(String type, Map<String, Object> content) {
        outputs.accept(new Broadcast(type, "parent", content, Map.of()));
    }

    private static Output shown(String id, String text) {
        return new Output.DisplayData(MimeBundle.text(text), Optional.of(id));
    }
}
