package wildrydes.pump.run.step;

import wildrydes.pump.plan.RowContext;

/**
 * What the steps of a pump share.
 *
 * @param agenda of the application; for steps behind a rowtime of the query's own making, which no clock drives, one that
 *     nobody looks at
 */
public record Surroundings(RowContext context, Faults faults, Agenda agenda) {}
