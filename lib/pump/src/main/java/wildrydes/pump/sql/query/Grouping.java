package wildrydes.pump.sql.query;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.expression.Types;
import wildrydes.pump.plan.AggregateCall;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.sql.ast.KdaOperators;
import wildrydes.pump.sql.catalog.Catalog;
import wildrydes.pump.sql.problem.Names;
import wildrydes.pump.sql.problem.Problem;
import wildrydes.pump.type.Column;

/**
 * GROUP BY and WINDOWED BY STAGGER;
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-group-by-clause.html and
 * docs.aws.amazon.com/kinesisanalytics/latest/dev/stagger-window-concepts.html.
 *
 * <p>The expressions that only grow with time make the windows and are no keys of the groups: all groups of a window agree
 * in them, and their value can be told from the window's end.
 */
final class Grouping {

    /** An expression of GROUP BY, resolved. */
    record Key(SqlNode node, RexNode value) {}

    private final Relation input;
    private final SqlNode place;
    private final List<Key> keys = new ArrayList<>();
    private final List<Key> windows = new ArrayList<>();
    private final List<Aggregates.Call> calls = new ArrayList<>();
    private final @Nullable RexLiteral stagger;

    /** The groups of a query. */
    Grouping(Relation input, SqlNodeList groupBy, Catalog catalog, Bindings bindings, Expressions expressions) {
        this.input = input;
        this.place = groupBy;
        SqlNodeList items = groupBy;
        RexLiteral width = null;
        if (groupBy.size() == 1
                && groupBy.get(0) instanceof SqlCall call
                && call.getOperator().equals(KdaOperators.STAGGER)) {
            items = call.operand(0);
            width = Intervals.milliseconds(call.operand(1), "The width of a stagger window", expressions);
        }
        this.stagger = width;
        NameResolver resolver = new NameResolver(catalog, input, bindings, "GROUP BY");
        for (SqlNode item : items) {
            refuse(item);
            SqlNode node = resolver.resolve(item);
            RexNode value = expressions.convert(Copies.of(node), bindings.values());
            RexNode timed = Timed.of(value, input.rows());
            Key key = new Key(node, timed == null ? value : timed);
            boolean window = width == null && timed != null && Timed.isMonotonic(timed);
            (window ? windows : keys).add(window ? key : new Key(node, value));
        }
        if (width == null && windows.isEmpty()) {
            throw Problem.at(
                    groupBy,
                    "GROUP BY has no expression that grows with time, so that no group would ever be complete.",
                    example());
        }
    }

    private String example() {
        String rowtime = Names.written(input.sources().get(0).alias()) + ".ROWTIME";
        boolean otherTime = keys.stream().anyMatch(k -> k.value().getType().getSqlTypeName() == SqlTypeName.TIMESTAMP);
        return "Add STEP(" + rowtime + " BY INTERVAL '60' SECOND) or FLOOR(" + rowtime + " TO MINUTE)"
                + (otherTime ? ": of all times, only ROWTIME is known to grow." : ".");
    }

    private static void refuse(SqlNode item) {
        if (item.getKind() == SqlKind.ROLLUP
                || item.getKind() == SqlKind.CUBE
                || item.getKind() == SqlKind.GROUPING_SETS) {
            throw Problem.at(
                    item,
                    item.getKind().sql + " is not among what Kinesis Data Analytics knows.",
                    "Write a pump for each grouping.");
        }
        if (item instanceof SqlNodeList) {
            throw Problem.at(item, "GROUP BY () would never give a row.", "Group by a time.");
        }
        if (item.getKind() == SqlKind.LITERAL) {
            throw Problem.at(
                    item, "GROUP BY needs expressions, and " + item + " is a constant.", "Repeat the expression.");
        }
    }

    /** The column of the groups' rows that an expression is, if it is one of GROUP BY. */
    @Nullable
    Integer group(SqlNode resolved) {
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).node().equalsDeep(resolved, Litmus.IGNORE)) {
                return i;
            }
        }
        for (int i = 0; i < windows.size(); i++) {
            if (windows.get(i).node().equalsDeep(resolved, Litmus.IGNORE)) {
                return keys.size() + i;
            }
        }
        return null;
    }

    /**
     * What stands for an expression of GROUP BY behind the groups.
     *
     * @param group as {@link #group} gives it
     */
    RexNode value(int group) {
        if (group < keys.size()) {
            return new RexInputRef(group, keys.get(group).value().getType());
        }
        return Timed.beforeEnd(windows.get(group - keys.size()).value());
    }

    /** Adds an aggregate; gives the column that it will have. */
    RexNode add(Aggregates.Call call) {
        int index = calls.indexOf(call);
        if (index < 0) {
            index = calls.size();
            calls.add(call);
        }
        return new RexInputRef(keys.size() + index, call.type());
    }

    /** The groups' rows, when all aggregates have been added. */
    Rows rows() {
        List<RexNode> needed = new ArrayList<>();
        keys.forEach(k -> needed.add(k.value()));
        calls.forEach(c -> needed.addAll(c.arguments()));
        Layout layout = Layout.only(input.rows(), needed, place);
        List<Column> columns = new ArrayList<>();
        List<RelDataType> types = new ArrayList<>();
        for (Key key : keys) {
            columns.add(Projections.column("EXPR$" + columns.size(), key.value().getType(), key.node()));
            types.add(key.value().getType());
        }
        List<AggregateCall> aggregates = new ArrayList<>();
        for (Aggregates.Call call : calls) {
            columns.add(Projections.column("EXPR$" + columns.size(), call.type(), place));
            types.add(call.type());
            aggregates.add(new AggregateCall(
                    call.function(), layout.columns(call.arguments()), Types.of(call.type()), call.ignoreNulls()));
        }
        columns.add(StreamPlan.ROWTIME);
        types.add(Expressions.rowtime().getType());
        List<Integer> keyColumns = layout.columns(keys.stream().map(Key::value).toList());
        Operator operator = stagger == null
                ? new Operator.Tumbling(
                        layout.rows().operator(),
                        Projections.function(windows.stream().map(Key::value).toList(), place),
                        windows.size(),
                        keyColumns,
                        aggregates,
                        columns)
                : new Operator.Stagger(
                        layout.rows().operator(),
                        Literals.number(stagger).longValueExact(),
                        keyColumns,
                        aggregates,
                        columns);
        List<@Nullable RexNode> timed = new ArrayList<>();
        types.forEach(t -> timed.add(null));
        timed.set(types.size() - 1, Expressions.rowtime());
        return new Rows(operator, types, timed);
    }

    /** Whether an expression of the text has an aggregate in it that is not OVER a window. */
    static boolean hasAggregate(SqlNode node) {
        boolean[] found = new boolean[1];
        node.accept(new SqlBasicVisitor<@Nullable Void>() {
            @Override
            public @Nullable Void visit(SqlCall call) {
                if (call.getKind() == SqlKind.OVER || call.isA(SqlKind.QUERY)) {
                    return null;
                }
                if (Aggregates.isAggregate(call)) {
                    found[0] = true;
                    return null;
                }
                return super.visit(call);
            }
        });
        return found[0];
    }
}
