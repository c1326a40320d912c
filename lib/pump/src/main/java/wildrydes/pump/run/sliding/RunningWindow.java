package wildrydes.pump.run.sliding;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.run.aggregate.Groups;
import wildrydes.pump.run.step.Faults;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;
import wildrydes.pump.type.Column;

/** A window over all rows so far: keeps what they add up to, for each partition. */
final class RunningWindow implements SlidingWindow {

    private final Epoch epoch;
    private final Groups partitions;

    RunningWindow(Operator.Window window, List<Column> input, Faults faults) {
        this.epoch = new Epoch(window.monotonic());
        this.partitions = new Groups(input, window.partition(), window.calls(), List.of(), faults);
    }

    @Override
    public void add(long rowtime, @Nullable Object[] row, @Nullable Object[] to, int at) {
        if (epoch.begins(row)) {
            partitions.clear();
        }
        partitions.results(partitions.add(row), to, at);
    }

    @Override
    public void save(StateWriter out) throws IOException {
        epoch.save(out);
        partitions.save(out);
    }

    @Override
    public void load(StateReader in) throws IOException {
        epoch.load(in);
        partitions.load(in);
    }

    @Override
    public long retained() {
        return partitions.size();
    }
}
