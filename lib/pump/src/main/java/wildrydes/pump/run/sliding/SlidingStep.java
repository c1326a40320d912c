package wildrydes.pump.run.sliding;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.Frame;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.run.step.Faults;
import wildrydes.pump.run.step.Rows;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;
import wildrydes.pump.run.step.Stateful;
import wildrydes.pump.run.step.Surroundings;

/** {@link Operator.Sliding}: each row at once, with the results of all windows, each of which it is in. */
public final class SlidingStep implements Rows, Stateful {

    private final Operator.Sliding operator;
    private final int width;
    private final Rows output;
    private final Faults faults;
    private final List<SlidingWindow> windows = new ArrayList<>();
    /** Where the results of each window begin. */
    private final int[] places;

    public SlidingStep(Operator.Sliding operator, Rows output, Surroundings surroundings) {
        this.operator = operator;
        this.width = operator.columns().size();
        this.output = output;
        this.faults = surroundings.faults();
        this.places = new int[operator.windows().size()];
        int place = operator.input().columns().size();
        for (Operator.Window window : operator.windows()) {
            places[windows.size()] = place;
            place += window.calls().size();
            windows.add(
                    window.frame() instanceof Frame.Unbounded
                            ? new RunningWindow(window, operator.input().columns(), faults)
                            : new FramedWindow(window, operator.input().columns()));
        }
    }

    @Override
    public void row(long rowtime, @Nullable Object[] row) {
        @Nullable Object[] made = Arrays.copyOf(row, width);
        RuntimeException failure = null;
        for (int i = 0; i < places.length; i++) {
            try {
                windows.get(i).add(rowtime, row, made, places[i]);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure == null) {
            output.row(rowtime, made);
        } else {
            faults.lost(failure, rowtime, row, operator.input().columns());
        }
    }

    @Override
    public void save(StateWriter out) throws IOException {
        for (SlidingWindow window : windows) {
            window.save(out);
        }
    }

    @Override
    public void load(StateReader in) throws IOException {
        for (SlidingWindow window : windows) {
            window.load(in);
        }
    }

    @Override
    public long retained() {
        return windows.stream().mapToLong(SlidingWindow::retained).sum();
    }
}
