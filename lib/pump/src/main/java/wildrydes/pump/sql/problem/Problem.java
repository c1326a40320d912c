package wildrydes.pump.sql.problem;

import java.io.Serial;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Something wrong at a place of the text. It travels through Calcite's visitors, which know no checked exceptions, and
 * leaves the package as a {@link wildrydes.pump.sql.SqlException}.
 */
public final class Problem extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient SqlParserPos place;
    private final String reason;
    private final String nextStep;

    /**
     * A problem.
     *
     * @param reason one sentence that names the thing
     * @param nextStep one sentence; empty where there is nothing to suggest
     */
    public Problem(SqlParserPos place, String reason, String nextStep) {
        super(reason);
        this.place = place;
        this.reason = reason;
        this.nextStep = nextStep;
    }

    /** A problem with a part of the syntax tree. */
    public static Problem at(SqlNode node, String reason, String nextStep) {
        return new Problem(node.getParserPosition(), reason, nextStep);
    }

    public SqlParserPos place() {
        return place;
    }

    public String reason() {
        return reason;
    }

    public String nextStep() {
        return nextStep;
    }

    /** Only its words are of interest, never where in this program it was found. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
