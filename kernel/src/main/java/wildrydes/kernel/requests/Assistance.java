package wildrydes.kernel.requests;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.help.Completeness;
import wildrydes.kernel.help.Completions;
import wildrydes.kernel.jupyter.Fields;
import wildrydes.kernel.jupyter.MalformedException;
import wildrydes.kernel.jupyter.Request;

/** Helps whoever types: completions, documentation, and whether Enter runs the code. */
final class Assistance {

    private final LateShell shell;
    private final Answers answers;
    private final Beside beside;

    Assistance(LateShell shell, Answers answers, Beside beside) {
        this.shell = shell;
        this.answers = answers;
        this.beside = beside;
    }

    void complete(Request request) throws MalformedException {
        String code = request.content().text("code");
        int cursor = cursor(request.content(), code);
        beside.run(() -> answers.answer(request, () -> {
            Completions found = shell.await().complete(code, cursor);
            int start = CodePoints.fromChars(code, found.start());
            int end = CodePoints.fromChars(code, found.end());
            Map<String, @Nullable Object> content = Answers.ok();
            content.put(
                    "matches",
                    found.matches().stream().map(Completions.Match::text).toList());
            content.put("cursor_start", start);
            content.put("cursor_end", end);
            List<Map<String, Object>> types = found.matches().stream()
                    .map(match -> experimental(match, start, end))
                    .toList();
            content.put("metadata", Map.of("_jupyter_types_experimental", types));
            return content;
        }));
    }

    void inspect(Request request) throws MalformedException {
        String code = request.content().text("code");
        int cursor = cursor(request.content(), code);
        int detail = request.content().number("detail_level", 0);
        beside.run(() -> answers.answer(request, () -> {
            Optional<MimeBundle> found = shell.await().inspect(code, cursor, detail);
            Map<String, @Nullable Object> content = Answers.ok();
            content.put("found", found.isPresent());
            content.put("data", found.map(MimeBundle::data).orElse(Map.of()));
            content.put("metadata", found.map(MimeBundle::metadata).orElse(Map.of()));
            return content;
        }));
    }

    void isComplete(Request request) throws MalformedException {
        String code = request.content().text("code");
        beside.run(() -> answers.answer(request, () -> {
            Completeness state = shell.await().completeness(code);
            var content = new LinkedHashMap<String, @Nullable Object>();
            if (state instanceof Completeness.Incomplete incomplete) {
                content.put("status", "incomplete");
                content.put("indent", incomplete.indent());
            } else if (state instanceof Completeness.Complete) {
                content.put("status", "complete");
            } else {
                content.put("status", state instanceof Completeness.Invalid ? "invalid" : "unknown");
            }
            return content;
        }));
    }

    private static int cursor(Fields content, String code) throws MalformedException {
        return CodePoints.toChars(code, content.number("cursor_pos", code.length()));
    }

    /** What JupyterLab shows beside a match. */
    private static Map<String, Object> experimental(Completions.Match match, int start, int end) {
        return Map.of(
                "start", start,
                "end", end,
                "text", match.text(),
                "type", match.type(),
                "signature", match.signature());
    }
}
