package wildrydes.answers.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wildrydes.kernel.client.Output;

/**
 * What a reader of plain text finds below the cells of a notebook. What differs from run to run is masked: ids that AWS
 * invents, ports, the learner's name, and times of one's own clock. The same id has the same mask all through a notebook.
 */
final class Transcript {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern WAITED = Pattern.compile(
            "(?m)^(?:Trigger .*: (?:Enabled|deleted)|Delivery stream .*: \\w+|Query: [A-Z]+)$|GetQueryResults");
    private static final Pattern CALLS = Pattern.compile("(?m)^\\d+ calls(?:, \\d+ refused)?");
    private static final Map<Pattern, String> MASKS = masks();

    private Transcript() {}

    private static Map<Pattern, String> masks() {
        Map<Pattern, String> masks = new LinkedHashMap<>();
        masks.put(Pattern.compile("127\\.0\\.0\\.1:\\d+"), "127.0.0.1:PORT");
        masks.put(Pattern.compile("(?m)^(\\s*learner\\s+).*$"), "$1LEARNER");
        masks.put(Pattern.compile("\\S+ \\S+ UTC of your own clock"), "TIME of your own clock");
        // Names of log streams, whole or shortened, and ids that a narrow column cuts off.
        masks.put(Pattern.compile("(\\d{4}/\\d\\d/\\d\\d/\\[\\$)(?:LATEST]|\\.\\.)[0-9a-f]+"), "$1LOG-STREAM");
        masks.put(
                Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-(?![0-9a-f]{4}-)[0-9a-f]*(?:\\.\\.\\w*)?"),
                "CUT-OFF-ID");
        // A column cuts this line off where the length of the JDK's version lets it.
        masks.put(
                Pattern.compile("(INIT_START Runtime Version:) java:\\d+\\.v\\d+\\sRuntime Version AR[N: ]*\\.\\.\\."),
                "$1 ...");
        masks.put(Pattern.compile("\\bjava:?\\d\\d(?:\\.v\\d+)?\\b"), "javaNN");
        // How long functions ran is real time, and so is what that costs.
        masks.put(Pattern.compile("(?m)^(lambda .*duration times memory).*$"), "$1 MASKED");
        masks.put(Pattern.compile("(?m)^(lambda +\\* +administration).*$"), "$1 MASKED");
        masks.put(Pattern.compile("(?m)^(logs .*log events kept).*$"), "$1 MASKED");
        // How often the state of a query is asked for is real time, too.
        masks.put(Pattern.compile("(?m)^(athena +\\* +administration).*$"), "$1 MASKED");
        masks.put(Pattern.compile("\\$0\\.\\d{6} up to now"), "\\$0.00NNNN up to now");
        masks.put(Pattern.compile("(?m)^( *cost +\\$)[\\d.]+ on real AWS"), "$1NN on real AWS");
        masks.put(Pattern.compile("(?m)^(lambda +)[\\d.]+$"), "$1MASKED");
        masks.put(Pattern.compile("(?m); \\d+\\.\\d\\d s$"), "; N s");
        // A start that is quick is not told.
        masks.put(Pattern.compile("(?m)^(\\[[#.]+] )?Start(ing the local AWS \\.\\.\\.|ed the local AWS\\.)\\n+"), "");
        return masks;
    }

    static String of(NotebookRun run) {
        StringBuilder text = new StringBuilder();
        for (CellRun cell : run.cells()) {
            StringBuilder shown = new StringBuilder();
            for (Output output : cell.outputs()) {
                String plain = plain(output).strip();
                if (!plain.isEmpty()) {
                    shown.append(plain).append("\n\n");
                }
            }
            text.append("[").append(cell.id()).append("]\n").append(waited(shown.toString()));
        }
        return masked(text.toString());
    }

    /**
     * How often a cell asks for the state of a trigger, a delivery stream or a query until that has changed depends on how busy
     * the machine is, and so does whether a shard was read too often meanwhile.
     */
    private static String waited(String shown) {
        return WAITED.matcher(shown).find() ? CALLS.matcher(shown).replaceAll("N calls") : shown;
    }

    private static String plain(Output output) {
        if (output instanceof Output.Stream stream) {
            return stream.text();
        }
        if (output instanceof Output.DisplayData shown) {
            return String.valueOf(shown.bundle().data().get("text/plain"));
        }
        if (output instanceof Output.ExecuteResult result) {
            return String.valueOf(result.bundle().data().get("text/plain"));
        }
        return ((Output.ErrorOutput) output).ename();
    }

    private static String masked(String text) {
        String masked = text;
        for (Map.Entry<Pattern, String> mask : MASKS.entrySet()) {
            masked = mask.getKey().matcher(masked).replaceAll(mask.getValue());
        }
        Map<String, String> names = new LinkedHashMap<>();
        StringBuilder named = new StringBuilder();
        Matcher id = UUID.matcher(masked);
        while (id.find()) {
            id.appendReplacement(named, names.computeIfAbsent(id.group(), one -> "ID-" + (names.size() + 1)));
        }
        return id.appendTail(named).toString();
    }
}
