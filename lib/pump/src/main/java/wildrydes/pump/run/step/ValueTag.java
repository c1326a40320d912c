package wildrydes.pump.run.step;

/** The bytes before a value in a snapshot. */
final class ValueTag {

    static final int NULL = 0;
    static final int TEXT = 1;
    static final int INTEGER = 2;
    static final int LONG = 3;
    static final int DOUBLE = 4;
    static final int SHORT = 5;
    static final int FLOAT = 6;
    static final int TRUE = 7;
    static final int FALSE = 8;
    static final int DECIMAL = 9;
    static final int BYTES = 10;

    private ValueTag() {}
}
