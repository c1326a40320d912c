package wildrydes.bench.report;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A figure of ours beside the peers'.
 *
 * @param figure what was measured, and how: for example "warm 1+1, median of 50"
 * @param budget what ours may take, in the same unit; empty where none is set
 * @param peers in the order of the suite
 */
public record Row(String figure, Unit unit, Measure ours, OptionalDouble budget, List<Measure> peers) {

    /**
     * A row.
     *
     * @param budget not a number where none is set
     */
    public static Row of(String figure, Unit unit, double budget, Measure ours, List<Measure> peers) {
        return new Row(
                figure, unit, ours, Double.isNaN(budget) ? OptionalDouble.empty() : OptionalDouble.of(budget), peers);
    }

    /** Ours divided by a peer's; empty unless both were measured. */
    public OptionalDouble ratio(Measure peer) {
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
