package wildrydes.bench.report;

/** One side of a comparison. */
public sealed interface Measure {

    /** A measured value, in the unit of its row. */
    record Value(double value) implements Measure {}

    /** Not measured, for this reason. */
    record NotRun(String reason) implements Measure {}

    static Measure of(double value) {
        return new Value(value);
    }

    static Measure notRun(String reason) {
        return new NotRun(reason);
    }
}
