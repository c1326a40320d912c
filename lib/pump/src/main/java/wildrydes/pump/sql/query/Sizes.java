package wildrydes.pump.sql.query;

import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;

/** How large expressions are, the parts that they share counted as often as they occur. */
final class Sizes {

    private Sizes() {}

    /** The number of parts, or some number above a limit. */
    static int of(RexNode node, int limit) {
        int size = 1;
        if (node instanceof RexCall call) {
            for (RexNode operand : call.getOperands()) {
                size += of(operand, limit - size);
                if (size > limit) {
                    break;
                }
            }
        } else if (node instanceof RexFieldAccess access) {
            size += of(access.getReferenceExpr(), limit - 1);
        }
        return size;
    }
}
