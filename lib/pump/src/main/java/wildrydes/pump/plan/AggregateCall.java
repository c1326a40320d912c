package wildrydes.pump.plan;

import java.util.List;
import wildrydes.pump.type.SqlType;

/**
 * An aggregate of a group or a window.
 *
 * @param arguments columns of the input; COUNT(*) has none. A literal argument, such as the offset of LAG, is a column, too
 * @param type of the result
 * @param ignoreNulls of FIRST_VALUE, LAST_VALUE, LAG and NTH_VALUE; the others always ignore NULL
 */
public record AggregateCall(Function function, List<Integer> arguments, SqlType type, boolean ignoreNulls) {

    public AggregateCall {
        arguments = List.copyOf(arguments);
    }

    /** docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-aggregate-functions.html and -analytic-functions. */
    public enum Function {
        COUNT,
        SUM,
        MIN,
        MAX,
        AVG,
        STDDEV_POP,
        STDDEV_SAMP,
        VAR_POP,
        VAR_SAMP,
        /** EXP_AVG(value, half-life as an interval in milliseconds): windows only. */
        EXP_AVG,
        FIRST_VALUE,
        LAST_VALUE,
        NTH_VALUE,
        LAG,
        /** COUNT_DISTINCT_ITEMS and the like come as table functions; this is COUNT(DISTINCT x) over a window. */
        COUNT_DISTINCT
    }
}
