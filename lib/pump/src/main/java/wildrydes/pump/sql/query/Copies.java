package wildrydes.pump.sql.query;

import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;

/** Copies of syntax trees: the validator changes what it is given, and knows nodes by their identity. */
final class Copies extends SqlShuttle {

    private Copies() {}

    static SqlNode of(SqlNode node) {
        return Objects.requireNonNull(node.accept(new Copies()));
    }

    @Override
    public SqlNode visit(SqlIdentifier id) {
        return id.clone(id.getParserPosition());
    }

    @Override
    public SqlNode visit(SqlCall call) {
        CallCopyingArgHandler copy = new CallCopyingArgHandler(call, true);
        call.getOperator().acceptCall(this, call, false, copy);
        return Objects.requireNonNull(copy.result());
    }
}
