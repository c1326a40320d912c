package wildrydes.pump.plan;

/**
 * A pump: a query that never ends, and the stream that its rows go to.
 *
 * @param query its rows have the columns of the target, ROWTIME first, each cast to the declared type
 * @param target the name of the stream
 * @param started false for a pump that was created or altered to be stopped: it moves no rows
 */
public record PumpPlan(String name, Operator query, String target, boolean started) {}
