package wildrydes.pump.sql.query;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * FROM a JOIN b OVER w ON a.x = w.x: a stream that has no alias may be called by the name of its window, as the second
 * query of "Streaming Data Operations: Stream Joins" of the developer guide does.
 */
public final class WindowAliases {

    private WindowAliases() {}

    /** FROM, in which streams have their windows' names as aliases where the query calls them so. */
    public static SqlNode from(SqlSelect select, SqlNode from) {
        if (!(from instanceof SqlJoin join)) {
            return from;
        }
        Set<String> called = new HashSet<>();
        SqlBasicVisitor<Void> qualifiers = new SqlBasicVisitor<>() {
            @Override
            public Void visit(SqlIdentifier id) {
                if (id.names.size() > 1) {
                    called.add(id.names.get(0));
                }
                return super.visit(id);
            }
        };
        select.getSelectList().accept(qualifiers);
        for (SqlNode clause : new SqlNode[] {from, select.getWhere(), select.getGroup(), select.getHaving()}) {
            if (clause != null) {
                clause.accept(qualifiers);
            }
        }
        return aliased(join, called);
    }

    private static SqlNode aliased(SqlNode node, Set<String> called) {
        if (node instanceof SqlJoin join) {
            return new SqlJoin(
                    join.getParserPosition(),
                    aliased(join.getLeft(), called),
                    join.isNaturalNode(),
                    join.getJoinTypeNode(),
                    aliased(join.getRight(), called),
                    join.getConditionTypeNode(),
                    join.getCondition());
        }
        if (node.getKind() == SqlKind.OVER) {
            List<SqlNode> over = ((SqlCall) node).getOperandList();
            if (over.get(0) instanceof SqlIdentifier stream
                    && over.get(1) instanceof SqlIdentifier window
                    && called.contains(window.getSimple())
                    && !called.contains(stream.names.get(stream.names.size() - 1))) {
                return SqlStdOperatorTable.AS.createCall(node.getParserPosition(), node, window);
            }
        }
        return node;
    }
}
