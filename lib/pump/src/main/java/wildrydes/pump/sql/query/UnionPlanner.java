package wildrydes.pump.sql.query;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.sql.problem.Names;
import wildrydes.pump.sql.problem.Problem;

/**
 * UNION ALL of streams; docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-streaming-set-operators.html.
 */
final class UnionPlanner {

    private final QueryPlanner planner;

    UnionPlanner(QueryPlanner planner) {
        this.planner = planner;
    }

    Relation plan(SqlCall union, List<SqlNode> order) {
        List<SqlNode> branches = new ArrayList<>();
        collect(union, branches);
        List<Relation> relations = new ArrayList<>();
        for (SqlNode branch : branches) {
            relations.add(planner.plan(branch));
        }
        List<RelDataType> types = types(branches, relations);
        List<String> names = relations.get(0).shown().stream().map(Field::name).toList();
        List<Operator> inputs = new ArrayList<>();
        for (int i = 0; i < relations.size(); i++) {
            inputs.add(rows(branches.get(i), relations.get(i), types, names).operator());
        }
        List<RelDataType> all = new ArrayList<>(List.of(Expressions.rowtime().getType()));
        all.addAll(types);
        List<@Nullable RexNode> timed = new ArrayList<>();
        all.forEach(t -> timed.add(null));
        timed.set(0, Expressions.rowtime());
        Rows rows = new Rows(new Operator.Union(inputs), all, timed);
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            fields.add(new Field(names.get(i), rows.column(i + 1), false));
        }
        Relation relation = new Relation(rows, rows.column(0), List.of(new Source("", fields)));
        return order.isEmpty() ? relation : Sorting.ofUnion(planner, relation, order);
    }

    private static void collect(SqlNode node, List<SqlNode> branches) {
        if (node.getKind() != SqlKind.UNION) {
            branches.add(node);
            return;
        }
        if (!QueryPlanner.isUnionAll(node)) {
            throw Problem.at(
                    node,
                    "UNION leaves out rows that it has seen before, and would have to remember a stream for ever.",
                    "Write UNION ALL.");
        }
        for (SqlNode operand : ((SqlCall) node).getOperandList()) {
            collect(operand, branches);
        }
    }

    private static List<RelDataType> types(List<SqlNode> branches, List<Relation> relations) {
        int count = relations.get(0).shown().size();
        for (int i = 1; i < relations.size(); i++) {
            if (relations.get(i).shown().size() != count) {
                throw Problem.at(
                        branches.get(i),
                        "This part of UNION ALL has "
                                + Names.columns(relations.get(i).shown().size()) + ", and the first has " + count + ".",
                        "Let all parts have the same columns in the same order.");
            }
        }
        List<RelDataType> types = new ArrayList<>();
        for (int column = 0; column < count; column++) {
            List<RelDataType> own = new ArrayList<>();
            for (Relation relation : relations) {
                own.add(relation.shown().get(column).value().getType());
            }
            RelDataType type = Expressions.types().leastRestrictive(own);
            if (type == null) {
                throw Problem.at(
                        branches.get(1),
                        "Column " + (column + 1) + " of UNION ALL has types that do not go together: "
                                + String.join(
                                        ", ", own.stream().map(TypeNames::of).toList()) + ".",
                        "Cast them to one type.");
            }
            types.add(type);
        }
        return types;
    }

    private static Rows rows(SqlNode place, Relation relation, List<RelDataType> types, List<String> names) {
        List<RexNode> values = new ArrayList<>(List.of(relation.rowtime()));
        List<String> columns = new ArrayList<>(List.of(Field.ROWTIME));
        for (int i = 0; i < types.size(); i++) {
            values.add(Expressions.cast(relation.shown().get(i).value(), types.get(i)));
            columns.add(names.get(i));
        }
        return Projections.project(relation.rows(), values, columns, place);
    }
}
