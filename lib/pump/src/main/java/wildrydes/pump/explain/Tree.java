package wildrydes.pump.explain;

import java.util.function.Predicate;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;

/** Questions about trees. */
final class Tree {

    private Tree() {}

    /** Whether a node, or one below it, passes the test. */
    static boolean any(SqlNode root, Predicate<SqlNode> test) {
        if (test.test(root)) {
            return true;
        }
        if (root instanceof SqlNodeList list) {
            return list.stream().anyMatch(node -> node != null && any(node, test));
        }
        return root instanceof SqlCall call
                && call.getOperandList().stream().anyMatch(node -> node != null && any(node, test));
    }
}
