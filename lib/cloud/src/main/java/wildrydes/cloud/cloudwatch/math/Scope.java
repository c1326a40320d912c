package wildrydes.cloud.cloudwatch.math;

import java.util.List;

/** What surrounds a formula. */
public interface Scope {

    /**
     * The value of another query.
     *
     * @throws MathException where there is none of that id, or it cannot be computed
     */
    Value of(String id);

    /** The metrics among the queries whose ids contain a text, in their order. */
    List<Value.Line> metrics(String part);

    /** Seconds since the epoch at which the first period begins. */
    long from();

    /** Seconds since the epoch, exclusive. */
    long until();

    /** Seconds, of the formula itself. */
    int period();
}
