package wildrydes.pump.record;

import wildrydes.pump.type.SqlType;
import wildrydes.pump.type.TypeName;

/**
 * The narrowest type that holds all values of a column seen so far: INTEGER, BIGINT and DOUBLE widen in this order, DATE to
 * TIMESTAMP; what has nothing in common is VARCHAR, long enough for the longest.
 */
final class Inference {

    private static final int SHORTEST = 4;

    /** VARCHAR(n) takes n below 65535; docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-data-types.html. */
    private static final int LONGEST = 65_534;

    private enum Kind {
        NOTHING,
        BOOLEAN,
        INTEGER,
        BIGINT,
        DOUBLE,
        DATE,
        TIMESTAMP,
        TEXT
    }

    private final Numeral numeral = new Numeral();
    private Kind kind = Kind.NOTHING;
    private int longest;

    /** Sees true or false. */
    void truth(boolean value) {
        see(Kind.BOOLEAN, value ? 4 : 5);
    }

    /** Sees a number of JSON's grammar. */
    void number(Numeral number) {
        see(kindOf(number), number.to() - number.from());
    }

    /**
     * Sees a text, which may be that of a number or a time. Numbers with zeros in front, and times in ISO's form with a T,
     * stay texts, as they did at AWS.
     */
    void text(byte[] bytes, int from, int to) {
        see(textKind(bytes, from, to), Excerpt.length(bytes, from, to));
    }

    /** Sees the text of an array or an object. */
    void structure(byte[] bytes, int from, int to) {
        see(Kind.TEXT, Excerpt.length(bytes, from, to));
    }

    private Kind textKind(byte[] bytes, int from, int to) {
        if (isPlainNumber(bytes, from, to) && numeral.scan(bytes, from, to) == to) {
            return kindOf(numeral);
        }
        boolean whole = to - from == 10;
        boolean timed = to - from >= 19 && to - from <= 29 && bytes[from + 10] == ' ' && !hasZone(bytes, from + 11, to);
        if ((whole || timed) && DateTimes.timestamp(bytes, from, to) != DateTimes.NONE) {
            return whole ? Kind.DATE : Kind.TIMESTAMP;
        }
        return Kind.TEXT;
    }

    /** Without an exponent, which is more often a part of an identifier. */
    private static boolean isPlainNumber(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if ((bytes[i] < '0' || bytes[i] > '9') && bytes[i] != '.' && bytes[i] != '-') {
                return false;
            }
        }
        return from < to;
    }

    private static boolean hasZone(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != ':' && bytes[i] != '.' && (bytes[i] < '0' || bytes[i] > '9')) {
                return true;
            }
        }
        return false;
    }

    private static Kind kindOf(Numeral number) {
        if (number.isWhole() && number.integer(Integer.MAX_VALUE) instanceof Long) {
            return Kind.INTEGER;
        }
        return number.isWhole() && number.integer(Long.MAX_VALUE) instanceof Long ? Kind.BIGINT : Kind.DOUBLE;
    }

    private void see(Kind seen, int length) {
        longest = Math.max(longest, length);
        if (kind == Kind.NOTHING || kind == seen) {
            kind = seen;
        } else {
            Kind wider = kind.compareTo(seen) > 0 ? kind : seen;
            Kind narrower = wider == kind ? seen : kind;
            boolean numbers = narrower.compareTo(Kind.INTEGER) >= 0 && wider.compareTo(Kind.DOUBLE) <= 0;
            boolean times = narrower == Kind.DATE && wider == Kind.TIMESTAMP;
            kind = numbers || times ? wider : Kind.TEXT;
        }
    }

    /** Whether the values are no texts, so that the name of a column would not be one of them. */
    boolean isTyped() {
        return kind != Kind.TEXT && kind != Kind.NOTHING;
    }

    /** The type. */
    SqlType type() {
        return switch (kind) {
            case BOOLEAN -> SqlType.of(TypeName.BOOLEAN);
            case INTEGER -> SqlType.of(TypeName.INTEGER);
            case BIGINT -> SqlType.of(TypeName.BIGINT);
            case DOUBLE -> SqlType.of(TypeName.DOUBLE);
            case DATE -> SqlType.of(TypeName.DATE);
            case TIMESTAMP -> SqlType.of(TypeName.TIMESTAMP);
            case NOTHING, TEXT -> SqlType.of(TypeName.VARCHAR, length());
        };
    }

    /** The next power of two, as in all schemas that AWS is known to have discovered. */
    private int length() {
        int length = SHORTEST;
        while (length < longest && length < LONGEST) {
            length *= 2;
        }
        return Math.min(length, LONGEST);
    }
}
