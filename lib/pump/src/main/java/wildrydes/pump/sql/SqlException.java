package wildrydes.pump.sql;

import java.io.Serial;

/** A text that is no application, or one that cannot run; says where, what, and what to do next. */
public final class SqlException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final String text;
    private final String reason;
    private final String nextStep;

    /**
     * An error at a place.
     *
     * @param line of the first offending character, from 1
     * @param column of it, from 1
     * @param text the offending text
     * @param reason one sentence, without the place
     * @param nextStep one sentence; empty where there is nothing to suggest
     */
    public SqlException(int line, int column, String text, String reason, String nextStep) {
        super("line " + line + ", column " + column + ": " + reason + (nextStep.isEmpty() ? "" : " " + nextStep));
        this.line = line;
        this.column = column;
        this.text = text;
        this.reason = reason;
        this.nextStep = nextStep;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    public String text() {
        return text;
    }

    public String reason() {
        return reason;
    }

    public String nextStep() {
        return nextStep;
    }
}
