package wildrydes.kernel.shell;

import java.util.ArrayList;
import java.util.List;

/** Words for failures that no exception of the user has. */
final class Failures {

    private Failures() {}

    /** The cell does not compile. */
    static CellResult.Failed compile(List<Problem> problems) {
        var lines = new ArrayList<String>();
        for (Problem problem : problems) {
            lines.addAll(problem.lines());
        }
        return new CellResult.Failed("CompileError", problems.get(0).message(), lines);
    }

    /** The cell was ended from outside. */
    static CellResult.Failed of(Outcome outcome) {
        if (outcome instanceof Outcome.TooLong) {
            return plain("TimedOut", "The cell took longer than IJAVA_TIMEOUT allows and was stopped.");
        }
        if (outcome instanceof Outcome.Abandoned abandoned) {
            String why = abandoned.tooLong() ? "took longer than IJAVA_TIMEOUT allows" : "was interrupted";
            return plain(
                    abandoned.tooLong() ? "TimedOut" : "Interrupted",
                    "The cell " + why + ", but its code cannot be stopped and still runs in the background."
                            + " You can go on; to end it, restart the kernel.");
        }
        return plain("Interrupted", "The cell was interrupted.");
    }

    /** A failure that its sentence explains. */
    static CellResult.Failed plain(String name, String sentence) {
        return new CellResult.Failed(name, sentence, List.of(Ansi.red(name + ": ") + sentence));
    }
}
