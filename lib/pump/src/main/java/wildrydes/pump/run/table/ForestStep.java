package wildrydes.pump.run.table;

import com.amazon.randomcutforest.RandomCutForest;
import com.amazon.randomcutforest.returntypes.DiVector;
import com.amazon.randomcutforest.state.RandomCutForestMapper;
import com.amazon.randomcutforest.state.RandomCutForestState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.StreamCorruptedException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.TableFunction;
import wildrydes.pump.run.step.Faults;
import wildrydes.pump.run.step.Rows;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;
import wildrydes.pump.run.step.Surroundings;

/**
 * RANDOM_CUT_FOREST and RANDOM_CUT_FOREST_WITH_EXPLANATION, by AWS's own library: each row is scored against those before
 * it, and then learnt. The forest begins with the same seed each time, so that the same rows have the same scores; it scores
 * 0 until it has seen enough.
 */
final class ForestStep implements TableStep {

    private static final long SEED = 42;
    private static final ObjectInputFilter ONLY_FORESTS =
            ObjectInputFilter.Config.createFilter("com.amazon.randomcutforest.state.**;java.base/*;!*");

    private final Operator.TableCall call;
    private final TableFunction.RandomCutForest function;
    private final Points points;
    private final int score;
    private final Rows output;
    private final Faults faults;
    private final float[] shingle;
    private RandomCutForest forest;
    private long rows;

    ForestStep(
            Operator.TableCall call, TableFunction.RandomCutForest function, Rows output, Surroundings surroundings) {
        this.call = call;
        this.function = function;
        this.points = new Points(function.columns(), call.input().columns());
        this.score = call.input().columns().size();
        this.output = output;
        this.faults = surroundings.faults();
        this.shingle = new float[points.dimensions() * function.shingleSize()];
        this.forest = RandomCutForest.builder()
                .dimensions(shingle.length)
                .shingleSize(function.shingleSize())
                .numberOfTrees(function.numberOfTrees())
                .sampleSize(function.subSampleSize())
                .timeDecay(1.0 / function.timeDecay())
                .randomSeed(SEED)
                .build();
    }

    @Override
    public void row(long rowtime, @Nullable Object[] row) {
        float[] point;
        try {
            point = points.narrowed(row);
        } catch (IllegalArgumentException e) {
            faults.lost(e, rowtime, row, call.input().columns());
            return;
        }
        System.arraycopy(shingle, point.length, shingle, 0, shingle.length - point.length);
        System.arraycopy(point, 0, shingle, shingle.length - point.length, point.length);
        @Nullable Object[] made = Arrays.copyOf(row, call.columns().size());
        made[score] = 0.0;
        rows++;
        if (rows >= function.shingleSize()) {
            made[score] = forest.getAnomalyScore(shingle);
            if (function.explanation()) {
                DiVector shares = forest.getAnomalyAttribution(shingle);
                made[score + 1] = Explanation.of(shares, points, function.directionality());
            }
            forest.update(shingle);
        } else if (function.explanation()) {
            made[score + 1] = Explanation.of(new DiVector(shingle.length), points, function.directionality());
        }
        output.row(rowtime, made);
    }

    @Override
    public void save(StateWriter out) throws IOException {
        out.writeLong(rows);
        for (float coordinate : shingle) {
            out.writeDouble(coordinate);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(mapper().toState(forest));
        }
        out.writeBytes(bytes.toByteArray());
    }

    @Override
    public void load(StateReader in) throws IOException {
        rows = in.readLong();
        for (int i = 0; i < shingle.length; i++) {
            shingle[i] = (float) in.readDouble();
        }
        try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(in.readBytes()))) {
            objects.setObjectInputFilter(ONLY_FORESTS);
            if (objects.readObject() instanceof RandomCutForestState state) {
                forest = mapper().toModel(state);
            }
        } catch (ClassNotFoundException e) {
            StreamCorruptedException damaged = new StreamCorruptedException("The snapshot holds no forest.");
            damaged.initCause(e);
            throw damaged;
        }
    }

    @Override
    public long retained() {
        return Math.min(rows, (long) function.numberOfTrees() * function.subSampleSize());
    }

    private static RandomCutForestMapper mapper() {
        RandomCutForestMapper mapper = new RandomCutForestMapper();
        mapper.setSaveTreeStateEnabled(true);
        mapper.setSaveExecutorContextEnabled(true);
        return mapper;
    }
}
