package wildrydes.pump.sql.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.AggregateCall;
import wildrydes.pump.plan.Frame;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.sql.problem.Problem;
import wildrydes.pump.type.Column;
import wildrydes.pump.type.SqlType;
import wildrydes.pump.type.TypeName;

/**
 * SELECT STREAM DISTINCT: a row comes as soon as its values are there for the first time; ROWTIME is not compared. A value
 * that grows with time must be among them, and when it changes what was seen is forgotten;
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-select-all-distinct.html.
 */
final class Distinct {

    private Distinct() {}

    static Relation of(Relation relation, SqlNode place) {
        List<RexNode> compared = new ArrayList<>();
        boolean grows = false;
        RexNode rowtime = null;
        for (Field field : relation.fields()) {
            RexNode value = field.value();
            if (value.equals(relation.rowtime()) || Expressions.isRowtime(value)) {
                rowtime = value;
            } else if (!(value instanceof RexLiteral)) {
                compared.add(value);
                RexNode timed = Timed.of(value, relation.rows());
                grows |= timed != null && Timed.isMonotonic(timed);
            }
        }
        if (!grows) {
            if (rowtime == null) {
                throw Problem.at(
                        place,
                        "SELECT STREAM DISTINCT has no column that grows with time, so that all rows would have to be"
                                + " remembered for ever.",
                        "Add one, such as FLOOR(\"SOURCE_SQL_STREAM_001\".ROWTIME TO MINUTE).");
            }
            compared.add(rowtime);
        }
        Layout layout = Layout.adding(relation.rows(), compared, place);
        Rows rows = layout.rows();
        List<Integer> partition = layout.columns(compared);
        List<Integer> monotonic = partition.stream()
                .filter(c -> {
                    RexNode timed = rows.timed().get(c);
                    return timed != null && Timed.isMonotonic(timed);
                })
                .toList();
        int seen = rows.types().size();
        List<Column> columns = new ArrayList<>(rows.operator().columns());
        columns.add(new Column("EXPR$" + seen, SqlType.of(TypeName.BIGINT)));
        RelDataType bigint = Expressions.types().createSqlType(SqlTypeName.BIGINT);
        List<RelDataType> types = new ArrayList<>(rows.types());
        types.add(bigint);
        List<@Nullable RexNode> timed = new ArrayList<>(rows.timed());
        timed.add(null);
        AggregateCall count =
                new AggregateCall(AggregateCall.Function.COUNT, List.of(), SqlType.of(TypeName.BIGINT), false);
        Operator sliding = new Operator.Sliding(
                rows.operator(),
                List.of(new Operator.Window(partition, monotonic, new Frame.Unbounded(), List.of(count))),
                columns);
        Rows counted = new Rows(sliding, types, timed);
        RexNode first = Expressions.builder()
                .makeCall(SqlStdOperatorTable.EQUALS, counted.column(seen), Literals.bigint(BigDecimal.ONE));
        Operator filter = new Operator.Filter(sliding, Projections.predicate(first, place));
        return new Relation(counted.by(filter), relation.rowtime(), relation.sources());
    }
}
