package wildrydes.pump.plan;

import java.util.List;

/** A function from a stream to a stream, with its arguments as they were written. Columns are those of its cursor. */
public sealed interface TableFunction {

    /**
     * TOP_K_ITEMS_TUMBLING: the most frequent values of a column in each window. Columns: ITEM, ITEM_COUNT;
     * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/top-k.html.
     */
    record TopK(int column, int k, long windowMillis) implements TableFunction {}

    /**
     * COUNT_DISTINCT_ITEMS_TUMBLING: how many values a column has in each window. Column: NUMBER_OF_DISTINCT_ITEMS;
     * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/count.html.
     */
    record CountDistinct(int column, long windowMillis) implements TableFunction {}

    /**
     * RANDOM_CUT_FOREST and RANDOM_CUT_FOREST_WITH_EXPLANATION: the cursor's columns and an ANOMALY_SCORE;
     * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sqlrf-random-cut-forest.html.
     *
     * @param columns the numeric columns of the cursor
     * @param timeDecay in rows
     * @param directionality whether ANOMALY_EXPLANATION says which way a value is off
     */
    record RandomCutForest(
            List<Integer> columns,
            int numberOfTrees,
            int subSampleSize,
            long timeDecay,
            int shingleSize,
            boolean explanation,
            boolean directionality)
            implements TableFunction {}

    /**
     * HOTSPOTS: where many rows lie close together. Columns: the cursor's and HOTSPOTS_RESULT, a JSON text;
     * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sqlrf-hotspots.html.
     */
    record Hotspots(List<Integer> columns, int windowSize, double scanRadius, int minimumNumberOfPoints)
            implements TableFunction {}
}
