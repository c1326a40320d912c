package wildrydes.pump.explain;

import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/** The functions that make one value of many rows. */
public final class Aggregates {

    private static final Set<String> NAMES = Set.of(
            "COUNT",
            "SUM",
            "MIN",
            "MAX",
            "AVG",
            "STDDEV",
            "STDDEV_POP",
            "STDDEV_SAMP",
            "VAR_POP",
            "VAR_SAMP",
            "EXP_AVG",
            "FIRST_VALUE",
            "LAST_VALUE",
            "NTH_VALUE",
            "LAG");

    private Aggregates() {}

    /** Whether an expression has one in it. */
    public static boolean mentionedIn(SqlNode expression) {
        return Tree.any(
                expression,
                node -> node instanceof SqlCall call
                        && (call.getKind() == SqlKind.OVER
                                || NAMES.contains(call.getOperator().getName())));
    }
}
