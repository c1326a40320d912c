package wildrydes.cloud.logs.pattern;

/** A filter pattern that is none. */
public final class PatternException extends RuntimeException {

    PatternException(String pattern, int at) {
        super("The filter pattern " + pattern + " cannot be read from position " + at + " on.");
    }
}
