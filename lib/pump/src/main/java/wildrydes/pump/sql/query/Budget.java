package wildrydes.pump.sql.query;

import org.apache.calcite.sql.SqlNode;
import wildrydes.pump.sql.problem.Problem;

/** How large an expression may become: functions that call functions could make an endless one of a few lines. */
final class Budget {

    private static final int MOST_PARTS = 5_000;
    private static final int DEEPEST_CALLS = 20;

    private int used;
    private int depth;

    /** Begins a new expression. */
    void reset() {
        used = 0;
    }

    /** A part more. */
    void use(SqlNode node) {
        if (++used > MOST_PARTS) {
            throw Problem.at(
                    node,
                    "This expression is too large: with its functions it has more than 5,000 parts.",
                    "Split it up by a stream in between.");
        }
    }

    /** Into the body of a function. */
    void enter(SqlNode call) {
        if (++depth > DEEPEST_CALLS) {
            throw Problem.at(
                    call,
                    "Functions call functions here, more than " + DEEPEST_CALLS + " levels deep.",
                    "Let them call fewer.");
        }
    }

    /** Out of it. */
    void leave() {
        depth--;
    }
}
