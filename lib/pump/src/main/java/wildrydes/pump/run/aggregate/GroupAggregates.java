package wildrydes.pump.run.aggregate;

import java.util.List;
import wildrydes.pump.plan.AggregateCall;
import wildrydes.pump.type.Column;
import wildrydes.pump.type.SqlType;

/** Finds the aggregate for a call. */
final class GroupAggregates {

    private GroupAggregates() {}

    /**
     * The aggregate for a call.
     *
     * @param input the columns that the call's arguments are of
     * @throws IllegalArgumentException if the function needs the rows themselves
     */
    static GroupAggregate of(AggregateCall call, List<Column> input) {
        SqlType type = call.type();
        int[] arguments = call.arguments().stream().mapToInt(Integer::intValue).toArray();
        return switch (call.function()) {
            case COUNT -> new Count(arguments, type);
            case SUM, AVG -> sum(call, input.get(arguments[0]).type());
            case MIN -> new Extreme(arguments[0], false);
            case MAX -> new Extreme(arguments[0], true);
            case STDDEV_POP -> new Variance(arguments[0], type, new Spread(false, true));
            case STDDEV_SAMP -> new Variance(arguments[0], type, new Spread(true, true));
            case VAR_POP -> new Variance(arguments[0], type, new Spread(false, false));
            case VAR_SAMP -> new Variance(arguments[0], type, new Spread(true, false));
            case FIRST_VALUE -> new NthValue(arguments[0], -1, false, call.ignoreNulls());
            case LAST_VALUE -> new NthValue(arguments[0], -1, true, call.ignoreNulls());
            case NTH_VALUE -> new NthValue(arguments[0], arguments[1], false, call.ignoreNulls());
            case COUNT_DISTINCT -> new CountDistinct(arguments[0], type);
            case LAG -> new Lag(call.arguments(), call.ignoreNulls());
            default -> {
                throw new IllegalArgumentException(call.function()
                        + " looks at single rows, which only a window over RANGE or ROWS keeps; give it one.");
            }
        };
    }

    private static GroupAggregate sum(AggregateCall call, SqlType argument) {
        boolean average = call.function() == AggregateCall.Function.AVG;
        int column = call.arguments().get(0);
        return switch (argument.name()) {
            case SMALLINT, INTEGER, BIGINT -> new IntegerSum(column, call.type(), average);
            case REAL, DOUBLE -> new DoubleSum(column, call.type(), average);
            case DECIMAL -> new DecimalSum(column, call.type(), average);
            default ->
                throw new IllegalArgumentException(
                        call.function() + " adds numbers, and its argument is a " + argument + ".");
        };
    }
}
