package wildrydes.answers.run;

import java.time.Duration;
import java.util.List;
import wildrydes.kernel.client.Output;

/**
 * A cell that has run.
 *
 * @param id the cell's id in the notebook
 * @param round 1, or 2 for the second time in a row
 * @param time wall time from request to end
 * @param outputs what stood below the cell when the whole notebook had run
 * @param problems what is wrong with it, a sentence each without the cell's name; empty when all is well
 */
public record CellRun(String id, int round, Duration time, List<Output> outputs, List<String> problems) {

    public CellRun {
        outputs = List.copyOf(outputs);
        problems = List.copyOf(problems);
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
