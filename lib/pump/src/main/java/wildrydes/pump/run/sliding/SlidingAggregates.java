package wildrydes.pump.run.sliding;

import java.util.List;
import wildrydes.pump.plan.AggregateCall;
import wildrydes.pump.run.aggregate.Spread;
import wildrydes.pump.type.Column;
import wildrydes.pump.type.SqlType;
import wildrydes.pump.type.TypeName;

/** Finds the aggregate for a call over a window that slides. */
final class SlidingAggregates {

    private SlidingAggregates() {}

    /**
     * The aggregate for a call.
     *
     * @param input the columns that the call's arguments are of
     */
    static SlidingAggregate of(AggregateCall call, List<Column> input) {
        SqlType type = call.type();
        int[] arguments = call.arguments().stream().mapToInt(Integer::intValue).toArray();
        return switch (call.function()) {
            case COUNT -> new SlidingCount(arguments, type);
            case SUM -> sum(call, input, false);
            case AVG -> sum(call, input, true);
            case MIN -> new SlidingExtreme(arguments[0], false);
            case MAX -> new SlidingExtreme(arguments[0], true);
            case STDDEV_POP -> new SlidingSpread(arguments[0], type, new Spread(false, true));
            case STDDEV_SAMP -> new SlidingSpread(arguments[0], type, new Spread(true, true));
            case VAR_POP -> new SlidingSpread(arguments[0], type, new Spread(false, false));
            case VAR_SAMP -> new SlidingSpread(arguments[0], type, new Spread(true, false));
            case EXP_AVG -> new ExponentialAverage(arguments[0], arguments[1], type);
            case FIRST_VALUE, LAST_VALUE, NTH_VALUE, LAG -> new FrameValue(call);
            case COUNT_DISTINCT -> new SlidingDistinct(arguments[0], type);
        };
    }

    private static SlidingAggregate sum(AggregateCall call, List<Column> input, boolean average) {
        int argument = call.arguments().get(0);
        TypeName name = input.get(argument).type().name();
        return switch (name) {
            case SMALLINT, INTEGER, BIGINT, DECIMAL ->
                new SlidingSum(argument, name == TypeName.DECIMAL, call.type(), average);
            case REAL, DOUBLE -> new SlidingDoubleSum(argument, call.type(), average);
            default ->
                throw new IllegalArgumentException(
                        call.function() + " adds numbers, and its argument is a " + name + ".");
        };
    }
}
