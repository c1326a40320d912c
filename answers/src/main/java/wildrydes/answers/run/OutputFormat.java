package wildrydes.answers.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.client.Output;

/** Writes outputs as a notebook file holds them. */
final class OutputFormat {

    private OutputFormat() {}

    static Map<String, Object> of(Output output) {
        if (output instanceof Output.Stream stream) {
            return Map.of("output_type", "stream", "name", stream.name(), "text", lines(stream.text()));
        }
        if (output instanceof Output.DisplayData shown) {
            return Map.of(
                    "output_type", "display_data",
                    "data", data(shown.bundle()),
                    "metadata", shown.bundle().metadata());
        }
        if (output instanceof Output.ExecuteResult result) {
            return Map.of(
                    "output_type", "execute_result",
                    "execution_count", result.executionCount(),
                    "data", data(result.bundle()),
                    "metadata", result.bundle().metadata());
        }
        var error = (Output.ErrorOutput) output;
        return Map.of(
                "output_type", "error",
                "ename", error.ename(),
                "evalue", error.evalue(),
                "traceback", error.traceback());
    }

    private static Map<String, Object> data(MimeBundle bundle) {
        var data = new TreeMap<String, Object>();
        bundle.data()
                .forEach((type, content) -> data.put(
                        type, type.startsWith("text/") && content instanceof String text ? lines(text) : content));
        return data;
    }

    private static List<String> lines(String text) {
        return List.of(text.split("(?<=\n)")).stream()
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
