package wildrydes.bench.cloud;

import wildrydes.bench.report.Unit;

/** What is measured, with the budget of two processors. */
enum Figure {
    START("start to listening, median of 5", Unit.MILLISECONDS, 700),
    IDLE_MEMORY("memory at rest after the start", Unit.MEGABYTES, 90),
    IDENTITY("GetCallerIdentity over a bare connection, median of 400", Unit.MICROSECONDS, 1_000),
    RECORDS("records put in batches of 500, 100 shards, 4 connections", Unit.PER_SECOND, 40_000),
    READ("the same records read back over 4 connections", Unit.PER_SECOND, 200_000),
    SINGLE_PUT("one record put over a bare connection, median of 400", Unit.MICROSECONDS, Double.NaN),
    SDK_PUT("the same through the SDK's URL connection client", Unit.MICROSECONDS, Double.NaN),
    PUT_BESIDE("99 of 100 single puts while 40,000/s come, 200,000/s go", Unit.MILLISECONDS, 10),
    SHARDS("memory of 1,000 shards that were written and read", Unit.MEGABYTES, 50);

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

    /** In the unit; not a number where the machine decides it. */
    double budget() {
        return budget;
    }
}
