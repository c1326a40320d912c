package wildrydes.pump.type;

/**
 * The names of the SQL types, and the Java class that a row holds their values in; see
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-data-types.html.
 */
public enum TypeName {
    BOOLEAN(Boolean.class),
    SMALLINT(Short.class),
    INTEGER(Integer.class),
    BIGINT(Long.class),
    REAL(Float.class),
    DOUBLE(Double.class),
    DECIMAL(java.math.BigDecimal.class),
    CHAR(String.class),
    VARCHAR(String.class),
    BINARY(byte[].class),
    VARBINARY(byte[].class),
    /** Days since 1970-01-01. */
    DATE(Integer.class),
    /** Milliseconds since midnight. */
    TIME(Integer.class),
    /** Milliseconds since 1970-01-01 00:00:00; SQL's timestamps have no zone, the service's are UTC. */
    TIMESTAMP(Long.class);

    private final Class<?> valueClass;

    TypeName(Class<?> valueClass) {
        this.valueClass = valueClass;
    }

    /** What a row holds a value of this type in; NULL is null. */
    public Class<?> valueClass() {
        return valueClass;
    }
}
