package wildrydes.answers.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.client.Execution;
import wildrydes.kernel.client.Output;

/**
 * What must not stand below a cell: an error, anything on standard error (nbgrader gives no points then), and
 * anything without plain text.
 */
final class CellRules {

    private CellRules() {}

    static List<String> problems(Execution.Status status, List<Output> outputs) {
        var problems = new ArrayList<String>();
        for (Output output : outputs) {
            if (output instanceof Output.ErrorOutput error) {
                problems.add("It ended in an error, " + error.ename() + ": " + error.evalue() + ".");
            } else if (output instanceof Output.Stream stream && stream.name().equals("stderr")) {
                problems.add("It wrote to standard error: " + firstLine(stream.text()));
            } else if (output instanceof Output.DisplayData shown
                    && plain(shown.bundle()).isEmpty()) {
                problems.add("It shows something without text/plain: "
                        + shown.bundle().data().keySet() + ".");
            } else if (output instanceof Output.ExecuteResult result
                    && plain(result.bundle()).isEmpty()) {
                problems.add("Its result has no text/plain: "
                        + result.bundle().data().keySet() + ".");
            }
        }
        if (status != Execution.Status.OK && problems.isEmpty()) {
            problems.add("It did not end well: " + status.name().toLowerCase(Locale.ROOT) + ".");
        }
        return List.copyOf(problems);
    }

    private static String plain(MimeBundle bundle) {
        return bundle.data().get("text/plain") instanceof String text ? text : "";
    }

    private static String firstLine(String text) {
        return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("blank lines") + ".";
    }
}
