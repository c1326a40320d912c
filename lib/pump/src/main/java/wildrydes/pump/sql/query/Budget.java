package wildrydes.pump.sql.query;

import org.apache.calcite.sql.SqlNode;
import wildrydes.pump.sql.problem.Problem;

/** How large an expression may become: functions that call functions could make an endless one of a few lines. */
final class Budget {

    private static final int MOST = 20_000;

    private int used;

    /** Begins a new expression. */
    void reset() {
        used = 0;
    }

    /** A part more. */
    void use(SqlNode node) {
        if (++used > MOST) {
            throw Problem.at(
                    node,
                    "This expression is too large: with its functions it has more than 20,000 parts.",
                    "Split it up by a stream in between.");
        }
    }
}
