package wildrydes.answers.key;

/** A key that cannot be read: where, what is wrong, and what to write instead. */
public final class KeyException extends RuntimeException {

    private final String key;
    private final int line;

    KeyException(String key, int line, String problem, String nextStep) {
        super(key + ".md, line " + line + ": " + problem + ". " + nextStep + ".");
        this.key = key;
        this.line = line;
    }

    /** The key's name without its ending, such as {@code 01-stream}. */
    public String key() {
        return key;
    }

    /** The line of the problem, from 1. */
    public int line() {
        return line;
    }
}
