package wildrydes.kernel.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wildrydes.kernel.api.MimeBundle;

/** What stands below one cell: takes the kernel's output messages in order, as a front end that saves the notebook does. */
final class CellOutputs {

    private final List<Entry> entries = new ArrayList<>();
    private boolean clearBeforeNext;

    /** Takes an output message; other messages change nothing. */
    synchronized void accept(Broadcast message) {
        Map<String, Object> content = message.content();
        switch (message.type()) {
            case "stream" -> print(Json.text(content, "name"), Json.text(content, "text"));
            case "display_data" -> add(new Output.DisplayData(Json.bundle(content), Json.displayId(content)));
            case "execute_result" ->
                add(new Output.ExecuteResult(
                        Json.bundle(content), Json.number(content, "execution_count"), Json.displayId(content)));
            case "error" ->
                add(new Output.ErrorOutput(
                        Json.text(content, "ename"), Json.text(content, "evalue"), Json.texts(content, "traceback")));
            case "clear_output" -> {
                clearBeforeNext = Json.flag(content, "wait");
                if (!clearBeforeNext) {
                    entries.clear();
                }
            }
            default -> {}
        }
    }

    /** Replaces the content of everything shown under this id, and keeps its place. */
    synchronized void update(String displayId, MimeBundle bundle) {
        entries.replaceAll(entry -> entry instanceof Ready ready
                ? new Ready(replaced(ready.output(), Optional.of(displayId), bundle))
                : entry);
    }

    synchronized List<Output> now() {
        return entries.stream().map(Entry::output).toList();
    }

    private void print(String name, String text) {
        clearIfAsked();
        if (!entries.isEmpty() && entries.get(entries.size() - 1) instanceof Printed last && last.name.equals(name)) {
            last.text.append(text);
        } else {
            entries.add(new Printed(name, new StringBuilder(text)));
        }
    }

    private void add(Output output) {
        clearIfAsked();
        entries.add(new Ready(output));
    }

    private void clearIfAsked() {
        if (clearBeforeNext) {
            entries.clear();
            clearBeforeNext = false;
        }
    }

    private static Output replaced(Output output, Optional<String> id, MimeBundle bundle) {
        if (output instanceof Output.DisplayData shown && shown.displayId().equals(id)) {
            return new Output.DisplayData(bundle, id);
        }
        if (output instanceof Output.ExecuteResult result && result.displayId().equals(id)) {
            return new Output.ExecuteResult(bundle, result.executionCount(), id);
        }
        return output;
    }

    private sealed interface Entry {
        Output output();
    }

    private record Ready(Output output) implements Entry {}

    /** Text grows in place: a cell may print a hundred thousand lines. */
    private record Printed(String name, StringBuilder text) implements Entry {

        @Override
        public Output output() {
            return new Output.Stream(name, text.toString());
        }
    }
}
