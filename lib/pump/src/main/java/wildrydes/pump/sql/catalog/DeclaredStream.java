package wildrydes.pump.sql.catalog;

import wildrydes.pump.plan.StreamPlan;

/**
 * A stream that statements can name.
 *
 * @param declared by a statement of the text; false for the inputs' and error_stream, which no pump may write to
 */
public record DeclaredStream(StreamPlan plan, boolean declared) {}
