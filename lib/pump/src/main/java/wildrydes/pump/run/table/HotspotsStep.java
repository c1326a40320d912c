package wildrydes.pump.run.table;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.TableFunction;
import wildrydes.pump.run.step.Faults;
import wildrydes.pump.run.step.Rows;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;
import wildrydes.pump.run.step.Surroundings;

/** HOTSPOTS: each row with the dense regions among the last rows, which it is one of. */
final class HotspotsStep implements TableStep {

    private final Operator.TableCall call;
    private final Points points;
    private final Neighbourhood neighbourhood;
    private final Rows output;
    private final Faults faults;

    HotspotsStep(Operator.TableCall call, TableFunction.Hotspots function, Rows output, Surroundings surroundings) {
        this.call = call;
        this.points = new Points(function.columns(), call.input().columns());
        this.neighbourhood = new Neighbourhood(
                points.dimensions(), function.windowSize(), function.scanRadius(), function.minimumNumberOfPoints());
        this.output = output;
        this.faults = surroundings.faults();
    }

    @Override
    public void row(long rowtime, @Nullable Object[] row) {
        double[] point;
        try {
            point = points.of(row);
        } catch (IllegalArgumentException e) {
            faults.lost(e, rowtime, row, call.input().columns());
            return;
        }
        neighbourhood.add(point);
        @Nullable Object[] made = Arrays.copyOf(row, call.columns().size());
        made[call.input().columns().size()] = Hotspot.json(neighbourhood.hotspots());
        output.row(rowtime, made);
    }

    @Override
    public void save(StateWriter out) throws IOException {
        neighbourhood.save(out);
    }

    @Override
    public void load(StateReader in) throws IOException {
        neighbourhood.load(in);
    }

    @Override
    public long retained() {
        return neighbourhood.size();
    }
}
