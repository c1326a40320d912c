package wildrydes.pump.record;

/** Why a value of a record has none in a column's type; takes the place of the value. */
enum Refusal {
    NOT_A_NUMBER("is not a number"),
    TOO_LARGE("is too large"),
    LOSES_DIGITS("would lose digits"),
    NOT_A_DATE_OR_TIME("is neither a date such as 2019-06-25 nor a time such as 2019-06-25 09:43:42.426"),
    NOT_BINARY("is no binary literal such as X'3F67'"),
    TOO_LONG("is too long"),
    NO_CONVERSION("has no conversion to it");

    private final String reason;

    Refusal(String reason) {
        this.reason = reason;
    }

    /** What is wrong with the value, to follow it in a sentence. */
    String reason() {
        return reason;
    }
}
