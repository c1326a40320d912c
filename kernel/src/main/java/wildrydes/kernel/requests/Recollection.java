package wildrydes.kernel.requests;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.jupyter.Fields;
import wildrydes.kernel.jupyter.MalformedException;
import wildrydes.kernel.jupyter.Request;

/** Answers what consoles ask about earlier cells. */
final class Recollection {

    private static final int EVERYTHING = Integer.MAX_VALUE;

    private final History history;
    private final Answers answers;
    private final Beside beside;

    Recollection(History history, Answers answers, Beside beside) {
        this.history = history;
        this.answers = answers;
        this.beside = beside;
    }

    void answer(Request request) throws MalformedException {
        Fields asked = request.content();
        boolean output = asked.flag("output", false);
        Supplier<List<History.Entry>> found = found(asked);
        beside.run(() -> answers.answer(request, () -> {
            var entries = new ArrayList<Object>();
            for (History.Entry entry : found.get()) {
                entries.add(List.of(
                        entry.session(), entry.line(), output ? withoutOutput(entry.source()) : entry.source()));
            }
            Map<String, @Nullable Object> content = Answers.ok();
            content.put("history", entries);
            return content;
        }));
    }

    private Supplier<List<History.Entry>> found(Fields asked) throws MalformedException {
        int most = asked.number("n", EVERYTHING);
        return switch (asked.text("hist_access_type")) {
            case "tail" -> () -> history.tail(most);
            case "range" -> {
                int session = asked.number("session", 0);
                int start = asked.number("start", 1);
                int stop = asked.number("stop", EVERYTHING);
                yield () -> history.range(session, start, stop);
            }
            case "search" -> {
                String glob = asked.text("pattern", "*");
                boolean unique = asked.flag("unique", false);
                yield () -> history.search(glob, unique, most);
            }
            // A way of asking that a later version of the protocol may bring.
            default -> List::of;
        };
    }

    /** The form of an entry with an output; outputs are not kept, as in IPython. */
    private static List<@Nullable Object> withoutOutput(String source) {
        var pair = new ArrayList<@Nullable Object>();
        pair.add(source);
        pair.add(null);
        return Collections.unmodifiableList(pair);
    }
}
