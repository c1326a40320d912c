package wildrydes.bench.report;

import java.util.OptionalDouble;

/**
 * A figure of ours beside the peer's.
 *
 * @param figure what was measured, and how: for example "warm 1+1, median of 50"
 * @param budget what ours may take, in the same unit; empty where none is set
 */
public record Row(String figure, Unit unit, Measure ours, OptionalDouble budget, Measure peer) {

    public static Row of(String figure, Unit unit, double budget, Measure ours, Measure peer) {
        return new Row(figure, unit, ours, OptionalDouble.of(budget), peer);
    }

    /** Ours divided by the peer's; empty unless both were measured. */
    public OptionalDouble ratio() {
        return ours instanceof Measure.Value our && peer instanceof Measure.Value other && other.value() != 0
                ? OptionalDouble.of(our.value() / other.value())
                : OptionalDouble.empty();
    }

    /** Whether ours keeps within its budget; true where it was not measured or none is set. */
    public boolean withinBudget() {
        return !(ours instanceof Measure.Value our)
                || budget.isEmpty()
                || unit.keeps(our.value(), budget.getAsDouble());
    }
}
