package wildrydes.pump.run.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.type.Column;

/** The numeric columns of rows, as points. */
final class Points {

    private final int[] columns;
    private final List<Column> names;

    Points(List<Integer> columns, List<Column> input) {
        this.columns = columns.stream().mapToInt(Integer::intValue).toArray();
        this.names = columns.stream().map(input::get).toList();
    }

    int dimensions() {
        return columns.length;
    }

    String name(int dimension) {
        return names.get(dimension).name();
    }

    /**
     * The point of a row.
     *
     * @throws IllegalArgumentException if one of its coordinates is NULL, infinite or no number
     */
    double[] of(@Nullable Object[] row) {
        double[] point = new double[columns.length];
        for (int i = 0; i < point.length; i++) {
            if (!(row[columns[i]] instanceof Number number) || !Double.isFinite(number.doubleValue())) {
                throw new IllegalArgumentException(
                        "The value of " + name(i) + " is " + row[columns[i]] + ", which has no place among numbers.");
            }
            point[i] = number.doubleValue();
        }
        return point;
    }

    /**
     * The point of a row, in the precision that forests have.
     *
     * @throws IllegalArgumentException as {@link #of} does, and if a coordinate is too large
     */
    float[] narrowed(@Nullable Object[] row) {
        double[] point = of(row);
        float[] narrowed = new float[point.length];
        for (int i = 0; i < point.length; i++) {
            narrowed[i] = (float) point[i];
            if (Float.isInfinite(narrowed[i])) {
                throw new IllegalArgumentException(
                        "The value of " + name(i) + " is " + point[i] + ", which is too large for a forest.");
            }
        }
        return narrowed;
    }
}
