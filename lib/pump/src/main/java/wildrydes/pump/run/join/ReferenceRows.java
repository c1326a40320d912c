package wildrydes.pump.run.join;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a reference table, and who looks them up. */
public final class ReferenceRows {

    private List<@Nullable Object[]> rows = List.of();
    private final List<ReferenceJoinStep> steps = new ArrayList<>();

    /** Gives it these rows, in the place of those that it had. */
    public void replace(List<@Nullable Object[]> replacement) {
        rows = List.copyOf(replacement);
        steps.forEach(step -> step.index(rows));
    }

    /** Shows its rows to a step, now and whenever they are replaced. */
    void add(ReferenceJoinStep step) {
        steps.add(step);
        step.index(rows);
    }
}
