package wildrydes.answers.run;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wildrydes.kernel.client.Output;

/**
 * A cell that has run.
 *
 * @param id the cell's id in the notebook
 * @param round 1, or 2 for the second time in a row
 * @param time wall time from request to end
 * @param budget what the cell may take on a machine that does nothing else
 * @param outputs what stood below the cell when the whole notebook had run
 * @param problems what is wrong with it, a sentence each without the cell's name; empty when all is well
 */
public record CellRun(
        String id, int round, Duration time, Duration budget, List<Output> outputs, List<String> problems) {

    public CellRun {
        outputs = List.copyOf(outputs);
        problems = List.copyOf(problems);
    }

    /**
     * By how much the cell went over its budget, as a sentence; empty where it kept to it. No problem of the cell: a machine with
     * other work to do is as good a reason.
     */
    public Optional<String> overrun() {
        return time.compareTo(budget) > 0
                ? Optional.of("It took " + seconds(time) + ", and its budget is " + seconds(budget) + ".")
                : Optional.empty();
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
    }

    /** The value of the last expression as plain text; empty where there is none. */
    public String resultText() {
        return outputs.stream()
                .filter(Output.ExecuteResult.class::isInstance)
                .map(output -> ((Output.ExecuteResult) output).bundle().data().get("text/plain"))
                .map(String::valueOf)
                .reduce("", (first, last) -> last);
    }
}
