package wildrydes.bench.kernel;

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
    PRINTING("100,000 printed lines", Unit.MILLISECONDS, 150),
    ARRIVED("lines of these that arrived", Unit.COUNT, 100_000),
    MEMORY("resident memory after all that", Unit.MEGABYTES, 210);

    private final String text;
    private final Unit unit;
    private final double budget;

    Figure(String text, Unit unit, double budget) {
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

    double budget() {
        return budget;
    }
}
