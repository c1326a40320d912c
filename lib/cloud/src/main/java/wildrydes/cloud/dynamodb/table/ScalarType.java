package wildrydes.cloud.dynamodb.table;

/** Types that attributes of keys may have. */
public enum ScalarType {
    /** A text. */
    S,
    /** A number. */
    N,
    /** Bytes. */
    B
}
