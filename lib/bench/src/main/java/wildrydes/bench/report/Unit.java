package wildrydes.bench.report;

/** What a figure counts. */
public enum Unit {
    MILLISECONDS("ms", false),
    MICROSECONDS("\u00b5s", false),
    MEGABYTES("MB", false),
    PER_SECOND("/s", true),
    /** Of things that must all be there. */
    COUNT("", true);

    private final String sign;
    private final boolean moreIsBetter;

    Unit(String sign, boolean moreIsBetter) {
        this.sign = sign;
        this.moreIsBetter = moreIsBetter;
    }

    String sign() {
        return sign;
    }

    /** Whether the value keeps within the budget. */
    boolean keeps(double value, double budget) {
        return moreIsBetter ? value >= budget : value <= budget;
    }
}
