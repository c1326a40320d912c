package wildrydes.pump.sql.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.sql.ast.KdaOperators;
import wildrydes.pump.sql.problem.Problem;

/**
 * ORDER BY; docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-order-by-clause.html, and with WITHIN
 * sqlrf_T-sorting_Stream_Input.html.
 */
final class Sorting {

    /** A key, resolved. */
    private record Key(
            SqlNode place,
            SqlNode node,
            boolean descending,
            @Nullable Boolean nullsFirst) {}

    private final List<Key> keys;
    private final @Nullable SqlNode within;

    private Sorting(List<Key> keys, @Nullable SqlNode within) {
        this.keys = keys;
        this.within = within;
    }

    /**
     * The order of a query block.
     *
     * @param order its items, WITHIN the last; empty where there is no ORDER BY
     */
    static Sorting of(List<SqlNode> order, List<SelectPlanner.Item> items, Resolver resolver) {
        SqlNode within = null;
        List<Key> keys = new ArrayList<>();
        for (SqlNode item : order) {
            if (item instanceof SqlCall call && call.getOperator().equals(KdaOperators.WITHIN)) {
                within = call.operand(0);
            } else {
                keys.add(key(item, items, resolver));
            }
        }
        if (within != null) {
            checkWithin(keys, items);
        }
        return new Sorting(keys, within);
    }

    private static void checkWithin(List<Key> keys, List<SelectPlanner.Item> items) {
        Key key = keys.get(0);
        if (keys.size() > 1 || key.descending()) {
            throw Problem.at(
                    key.place(),
                    "ORDER BY ... WITHIN sorts by one time, in ascending order.",
                    "Write ORDER BY time WITHIN INTERVAL '10' SECOND.");
        }
        boolean selected = items.stream().anyMatch(i -> i.override() && i.node().equalsDeep(key.node(), Litmus.IGNORE));
        if (!selected) {
            throw Problem.at(
                    key.place(),
                    "What ORDER BY ... WITHIN sorts by becomes the rowtime, and must be in the SELECT list AS ROWTIME.",
                    "Write SELECT STREAM " + key.place() + " AS ROWTIME, ...");
        }
    }

    private static Key key(SqlNode item, List<SelectPlanner.Item> items, Resolver resolver) {
        SqlNode node = item;
        boolean descending = false;
        Boolean nullsFirst = null;
        while (true) {
            if (node.getKind() == SqlKind.DESCENDING) {
                descending = true;
            } else if (node.getKind() == SqlKind.NULLS_FIRST) {
                nullsFirst = true;
            } else if (node.getKind() == SqlKind.NULLS_LAST) {
                nullsFirst = false;
            } else {
                return new Key(item, resolved(node, items, resolver), descending, nullsFirst);
            }
            node = ((SqlCall) node).operand(0);
        }
    }

    private static SqlNode resolved(SqlNode node, List<SelectPlanner.Item> items, Resolver resolver) {
        if (node instanceof SqlNumericLiteral ordinal) {
            Integer place = Frames.whole(ordinal);
            if (place == null || place < 1 || place > items.size()) {
                throw Problem.at(
                        node, "ORDER BY " + node + " names no column: the SELECT list has " + items.size() + ".", "");
            }
            return items.get(place - 1).node();
        }
        if (node instanceof SqlIdentifier id && id.isSimple()) {
            List<SelectPlanner.Item> named =
                    items.stream().filter(i -> i.name().equals(id.getSimple())).toList();
            if (named.size() == 1) {
                return named.get(0).node();
            }
        }
        return resolver.resolve(node);
    }

    /** Its expressions, resolved; values OVER windows may be among them. */
    List<SqlNode> nodes() {
        return keys.stream().map(Key::node).toList();
    }

    /** Whether the rows come in the order of a time that becomes their rowtime. */
    boolean isByTime() {
        return within != null;
    }

    /**
     * The rows in this order.
     *
     * @param values of {@link #nodes}, over the rows
     */
    Relation sorted(Relation relation, List<RexNode> values, SqlNode place, Expressions expressions) {
        if (keys.isEmpty()) {
            return relation;
        }
        return within != null ? byTime(relation, values.get(0), place, expressions) : byWindow(relation, values, place);
    }

    private Relation byTime(Relation relation, RexNode time, SqlNode place, Expressions expressions) {
        if (time.getType().getSqlTypeName() != SqlTypeName.TIMESTAMP) {
            throw Problem.at(
                    keys.get(0).place(),
                    "ORDER BY ... WITHIN sorts by a TIMESTAMP, and this is a value of type "
                            + TypeNames.of(time.getType()) + ".",
                    "Convert it, such as by CHAR_TO_TIMESTAMP or CAST.");
        }
        RexLiteral interval = Intervals.milliseconds(Objects.requireNonNull(within), "What WITHIN allows", expressions);
        Layout layout = Layout.adding(relation.rows(), List.of(time), place);
        return after(
                relation,
                layout.rows(),
                new Operator.TimeSort(
                        layout.rows().operator(),
                        layout.column(time),
                        Literals.number(interval).longValueExact()));
    }

    private Relation byWindow(Relation relation, List<RexNode> values, SqlNode place) {
        List<RexNode> window = new ArrayList<>();
        int next = 0;
        while (next < values.size()) {
            RexNode timed = Timed.of(values.get(next), relation.rows());
            if (timed == null || !Timed.grows(timed) || keys.get(next).descending()) {
                break;
            }
            window.add(timed);
            next++;
        }
        if (window.isEmpty()) {
            throw Problem.at(
                    keys.get(0).place(),
                    "ORDER BY must begin with a time that grows, for a stream has no end at which it could be sorted.",
                    "Write ORDER BY FLOOR(\"SOURCE_SQL_STREAM_001\".ROWTIME TO SECOND), ...: the rows of each second are"
                            + " sorted.");
        }
        if (next == values.size()) {
            return relation;
        }
        List<RexNode> rest = values.subList(next, values.size());
        Layout layout = Layout.adding(relation.rows(), rest, place);
        List<Operator.SortKey> order = new ArrayList<>();
        for (int i = 0; i < rest.size(); i++) {
            Key key = keys.get(next + i);
            boolean nullsFirst = key.nullsFirst() == null ? key.descending() : key.nullsFirst();
            order.add(new Operator.SortKey(layout.column(rest.get(i)), key.descending(), nullsFirst));
        }
        return after(
                relation,
                layout.rows(),
                new Operator.Sort(layout.rows().operator(), Projections.function(window, place), window.size(), order));
    }

    /** Rows that come later than they came in: their rowtime is what the operator says, and no column tells it. */
    private static Relation after(Relation relation, Rows rows, Operator operator) {
        return new Relation(
                new Rows(
                        operator, rows.types(), Collections.nCopies(rows.types().size(), null)),
                Expressions.rowtime(),
                relation.sources());
    }

    /** A UNION ALL in an order. */
    static Relation ofUnion(QueryPlanner planner, Relation relation, List<SqlNode> order) {
        Bindings bindings = new Bindings();
        List<SelectPlanner.Item> items = new ArrayList<>();
        for (Field field : relation.fields()) {
            items.add(new SelectPlanner.Item(
                    bindings.name(field.value(), order.get(0).getParserPosition()), field.name(), false));
        }
        Sorting sorting = of(order, items, new NameResolver(planner.catalog(), relation, bindings, "ORDER BY"));
        List<RexNode> values = new ArrayList<>();
        for (SqlNode node : sorting.nodes()) {
            values.add(planner.expressions().convert(Copies.of(node), bindings.values()));
        }
        return sorting.sorted(relation, values, order.get(0), planner.expressions());
    }
}
