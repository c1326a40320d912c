package wildrydes.pump.type;

/**
 * An SQL type.
 *
 * @param precision of characters and binaries the length, of DECIMAL the number of digits; -1 where the type has none
 * @param scale of DECIMAL the digits after the point; otherwise 0
 */
public record SqlType(TypeName name, int precision, int scale) {

    /** A type without parameters. */
    public static SqlType of(TypeName name) {
        return new SqlType(name, -1, 0);
    }

    /** A type with a length, such as VARCHAR(16). */
    public static SqlType of(TypeName name, int precision) {
        return new SqlType(name, precision, 0);
    }

    /** As SQL writes it, such as {@code VARCHAR(16)}. */
    @Override
    public String toString() {
        if (precision < 0) {
            return name.name();
        }
        return name == TypeName.DECIMAL ? name + "(" + precision + ", " + scale + ")" : name + "(" + precision + ")";
    }
}
