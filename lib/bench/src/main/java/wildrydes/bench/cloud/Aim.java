package wildrydes.bench.cloud;

import wildrydes.bench.report.Unit;

/**
 * What is measured of a cloud, and how well it shall be.
 *
 * @param budget not a number where there is none
 */
record Aim(String text, Unit unit, double budget) {

    /** One without a budget. */
    Aim(String text, Unit unit) {
        this(text, unit, Double.NaN);
    }
}
