package wildrydes.pump.function;

/** The parts of a time; a WEEK begins on Sunday. */
public enum TimeUnit {
    YEAR,
    QUARTER,
    MONTH,
    WEEK,
    DAY,
    HOUR,
    MINUTE,
    SECOND,
    MILLISECOND,
    DOW,
    DOY,
    EPOCH
}
