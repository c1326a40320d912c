package wildrydes.pump.function;

/**
 * A text that lets itself be looked at only so often: a regular expression that tries the same things again and again,
 * such as {@code (a+)+b}, ends with an error and does not hold up the application. Belongs to one match.
 */
final class BoundedText implements CharSequence {

    /** Enough for any expression that looks at each character some hundred times. */
    private static final long LOOKS = 1_000_000;

    private static final long LOOKS_PER_CHARACTER = 200;

    private final String text;
    private final String pattern;
    private long left;

    BoundedText(String text, String pattern) {
        this.text = text;
        this.pattern = pattern;
        this.left = LOOKS + LOOKS_PER_CHARACTER * text.length();
    }

    @Override
    public char charAt(int index) {
        if (--left < 0) {
            throw tooMuch(pattern, text);
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }

    static IllegalArgumentException tooMuch(String pattern, String text) {
        return new IllegalArgumentException("Pattern '" + Conversions.cut(pattern, 200)
                + "' takes too long for a value of " + text.length()
                + " characters; use fewer nested repetitions in it");
    }
}
