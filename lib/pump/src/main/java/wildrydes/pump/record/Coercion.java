package wildrydes.pump.record;

import wildrydes.pump.type.SqlType;

/**
 * Makes values of one SQL type out of what records hold, by the rules of
 * docs.aws.amazon.com/kinesisanalytics/latest/dev/sch-mapping.html#sch-mapping-datatypes. Each method gives the value as a
 * row holds it, or a {@link Refusal}. Has state for speed; belongs to one reader.
 */
abstract class Coercion {

    /** The rules of a type. */
    static Coercion to(SqlType type, ShortTexts shortTexts) {
        return switch (type.name()) {
            case BOOLEAN -> new BooleanCoercion();
            case SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DECIMAL -> new NumericCoercion(type);
            case CHAR, VARCHAR -> new CharacterCoercion(type, shortTexts);
            case BINARY, VARBINARY -> new BinaryCoercion(type);
            case DATE, TIME, TIMESTAMP -> new DateTimeCoercion(type.name());
        };
    }

    /** Of a text in UTF-8, its escapes resolved. */
    abstract Object text(byte[] bytes, int from, int to);

    /** Of a number. */
    abstract Object number(Numeral numeral);

    /** Of true or false. */
    abstract Object truth(boolean value);

    /** Of an array or an object, as the record writes it. */
    Object structure(byte[] bytes, int from, int to) {
        return Refusal.NO_CONVERSION;
    }
}
