package wildrydes.bench.kernel;

import java.util.OptionalDouble;
import wildrydes.bench.report.Unit;

/** What is measured of a kernel, with the budget that ours must keep. */
enum Figure {
    READY(
            "ready, from the process's start",
            Unit.MILLISECONDS,
            Runtime.version().feature() < 25 ? 300 : 450),
    RESULT("first result, from the process's start", Unit.MILLISECONDS, 800),
    WARM("warm 1 + 1, median of 50", Unit.MILLISECONDS, 8),
    WARM_LATER("warm 1 + 1 after 800 cells, median of 50", Unit.MILLISECONDS, 8),
    COMPLETION("completion, median of 30", Unit.MILLISECONDS, 10),
    INSPECTION("inspection, median of 30", Unit.MILLISECONDS, 10),
    PRINTING("100,000 printed lines", Unit.MILLISECONDS, 150),
    ARRIVED("lines of these that arrived", Unit.COUNT, 100_000),
    TEXT("10 MB of output", Unit.MILLISECONDS, 1_000),
    TEXT_ARRIVED("characters of these that arrived", Unit.COUNT, 10_000_000),
    COMPUTATION("primes below a million, median of 3", Unit.MILLISECONDS),
    MEMORY("resident memory after all that", Unit.MEGABYTES, 210),
    INTERRUPT("interrupt of a loop, median of 5", Unit.MILLISECONDS, 200);

    private final String text;
    private final Unit unit;
    private final OptionalDouble budget;

    Figure(String text, Unit unit, double budget) {
        this(text, unit, OptionalDouble.of(budget));
    }

    Figure(String text, Unit unit) {
        this(text, unit, OptionalDouble.empty());
    }

    Figure(String text, Unit unit, OptionalDouble budget) {
        this.text = text;
        this.unit = unit;
        this.budget = budget;
    }

    String text() {
        return text;
    }

    Unit unit() {
        return unit;
    }

    /** Empty where there is only the peer to be held against. */
    OptionalDouble budget() {
        return budget;
    }
}
