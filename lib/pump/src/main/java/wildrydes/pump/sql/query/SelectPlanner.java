package wildrydes.pump.sql.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.sql.problem.Names;
import wildrydes.pump.sql.problem.Problem;

/**
 * A query block: FROM, WHERE, GROUP BY, HAVING, windows, SELECT, DISTINCT, ORDER BY;
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-select-statement.html.
 */
final class SelectPlanner {

    /**
     * An item of the SELECT list.
     *
     * @param node resolved
     * @param override whether it becomes the row's rowtime: {@code AS ROWTIME}
     */
    record Item(SqlNode node, String name, boolean override) {}

    private final QueryPlanner planner;
    private final SqlSelect select;
    private final Expressions expressions;

    SelectPlanner(QueryPlanner planner, SqlSelect select) {
        this.planner = planner;
        this.select = select;
        this.expressions = planner.expressions();
    }

    Relation plan(List<SqlNode> order) {
        refuse();
        Relation from = where();
        Bindings bindings = new Bindings();
        Grouping grouping = null;
        Resolver resolver;
        if (select.getGroup() != null) {
            grouping = new Grouping(from, select.getGroup(), planner.catalog(), bindings, expressions);
            Bindings before = bindings;
            bindings = new Bindings();
            resolver = new GroupResolver(planner.catalog(), from, grouping, before, bindings, expressions);
        } else {
            resolver = new RowResolver(planner.catalog(), from, bindings);
        }
        List<Item> items = items(from, bindings, resolver, grouping != null);
        Sorting sorting = Sorting.of(order, items, resolver);
        SqlNode having = having(resolver, grouping);
        Rows rows = grouping == null ? from.rows() : grouping.rows();
        if (having != null) {
            RexNode condition = expressions.convert(having, bindings.values());
            checkBoolean(having, condition, "HAVING");
            rows = rows.by(new Operator.Filter(rows.operator(), Projections.predicate(condition, having)));
        }
        RexNode rowtime =
                grouping == null ? from.rowtime() : rows.column(rows.types().size() - 1);
        List<SqlNode> nodes = new ArrayList<>(items.stream().map(Item::node).toList());
        nodes.addAll(sorting.nodes());
        Windows.Result windows =
                new Windows(select.getWindowList(), resolver, bindings, expressions).compute(rows, nodes, select);
        List<RexNode> values = new ArrayList<>();
        for (SqlNode node : windows.expressions()) {
            values.add(expressions.convert(Copies.of(node), bindings.values()));
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            fields.add(new Field(items.get(i).name(), values.get(i), false));
        }
        Relation result = new Relation(windows.rows(), rowtime, List.of(new Source("", fields)));
        if (select.isDistinct()) {
            result = Distinct.of(result, select);
        }
        result = sorting.sorted(result, values.subList(items.size(), values.size()), select, expressions);
        return overridden(result, items, sorting.isByTime());
    }

    private void refuse() {
        if (select.getFrom() == null) {
            throw Problem.at(
                    select, "This SELECT has no FROM.", "A pump reads a stream: SELECT STREAM ... FROM a stream.");
        }
        SqlNode qualify = select.getQualify();
        if (qualify != null) {
            throw Problem.at(
                    qualify,
                    "QUALIFY is not among what Kinesis Data Analytics knows.",
                    "Filter in a query around this one.");
        }
        if (select.hasHints()) {
            throw Problem.at(select, "Hints are not among what Kinesis Data Analytics knows.", "Leave them out.");
        }
    }

    /** FROM, and the rows of it that WHERE lets through. */
    private Relation where() {
        SqlNode from = WindowAliases.from(select, Objects.requireNonNull(select.getFrom()));
        SqlNode where = select.getWhere();
        if (where != null && from instanceof SqlJoin join && join.getJoinType() == JoinType.COMMA) {
            // The condition of a join that is written by a comma stands in WHERE, and lets it find its rows by their
            // keys.
            from = new SqlJoin(
                    join.getParserPosition(),
                    join.getLeft(),
                    join.isNaturalNode(),
                    JoinType.INNER.symbol(join.getParserPosition()),
                    join.getRight(),
                    JoinConditionType.ON.symbol(join.getParserPosition()),
                    where);
            where = null;
        }
        Relation relation = new FromPlanner(planner, select.getWindowList()).plan(from);
        if (where == null) {
            return relation;
        }
        Bindings bindings = new Bindings();
        SqlNode resolved = new NameResolver(planner.catalog(), relation, bindings, "WHERE").resolve(where);
        RexNode condition = expressions.convert(resolved, bindings.values());
        checkBoolean(where, condition, "WHERE");
        Operator filter = new Operator.Filter(relation.rows().operator(), Projections.predicate(condition, where));
        return new Relation(relation.rows().by(filter), relation.rowtime(), relation.sources());
    }

    static void checkBoolean(SqlNode node, RexNode condition, String clause) {
        SqlTypeName type = condition.getType().getSqlTypeName();
        if (type != SqlTypeName.BOOLEAN && type != SqlTypeName.NULL) {
            throw Problem.at(
                    node,
                    clause + " needs a condition, and this is a value of type " + TypeNames.of(condition.getType())
                            + ".",
                    "Compare it with something.");
        }
    }

    private @Nullable SqlNode having(Resolver resolver, @Nullable Grouping grouping) {
        SqlNode having = select.getHaving();
        if (having == null) {
            return null;
        }
        if (grouping == null) {
            throw Problem.at(
                    having, "HAVING filters groups, and there is no GROUP BY.", "Filter rows by WHERE, or group them.");
        }
        if (Windows.hasWindow(having)) {
            throw Problem.at(
                    having, "A value OVER a window cannot stand in HAVING.", "Filter in a query around this one.");
        }
        return resolver.resolve(having);
    }

    private List<Item> items(Relation from, Bindings bindings, Resolver resolver, boolean grouped) {
        List<Item> items = new ArrayList<>();
        for (SqlNode node : select.getSelectList()) {
            if (node instanceof SqlIdentifier id && id.isStar()) {
                if (grouped) {
                    throw Problem.at(
                            node,
                            "* names columns that are neither in GROUP BY nor within an aggregate.",
                            "Name what each row of the result shall have.");
                }
                stars(from, id, bindings, items);
            } else if (node.getKind() == SqlKind.AS) {
                SqlCall as = (SqlCall) node;
                String alias = ((SqlIdentifier) as.operand(1)).getSimple();
                SqlNode resolved = resolver.resolve(as.operand(0));
                boolean override = alias.equals(Field.ROWTIME) && !isRowtime(resolved, from, bindings, grouped);
                items.add(new Item(resolved, alias, override));
            } else {
                items.add(new Item(resolver.resolve(node), name(node, items.size()), false));
            }
        }
        Set<String> overrides = new HashSet<>();
        for (Item item : items) {
            if (item.override() && !overrides.add(item.name())) {
                throw Problem.at(item.node(), "Two columns are to be the ROWTIME.", "Leave one of them out.");
            }
        }
        return items;
    }

    private static boolean isRowtime(SqlNode resolved, Relation from, Bindings bindings, boolean grouped) {
        RexNode value = resolved instanceof SqlIdentifier id ? bindings.values().get(id.toString()) : null;
        return value != null && value.equals(grouped ? Expressions.rowtime() : from.rowtime());
    }

    private static void stars(Relation from, SqlIdentifier id, Bindings bindings, List<Item> items) {
        List<Source> sources = from.sources();
        if (id.names.size() > 1) {
            String alias = id.names.get(0);
            sources = sources.stream().filter(s -> s.alias().equals(alias)).toList();
            if (sources.isEmpty() || id.names.size() > 2) {
                throw Problem.at(
                        id,
                        "There is no " + Names.written(alias) + " in this FROM.",
                        Names.nextStep(
                                alias,
                                from.sources().stream()
                                        .map(Source::alias)
                                        .filter(a -> !a.isEmpty())
                                        .toList(),
                                "names"));
            }
        }
        for (Source source : sources) {
            for (Field field : source.fields()) {
                if (!field.hidden()) {
                    items.add(new Item(bindings.name(field.value(), id.getParserPosition()), field.name(), false));
                }
            }
        }
    }

    private static String name(SqlNode node, int index) {
        return node instanceof SqlIdentifier id ? id.names.get(id.names.size() - 1) : "EXPR$" + index;
    }

    /** The result with the rowtime that {@code AS ROWTIME} gives it; ORDER BY ... WITHIN has done so already. */
    private Relation overridden(Relation relation, List<Item> items, boolean byTime) {
        int override = -1;
        for (int i = 0; i < items.size(); i++) {
            override = items.get(i).override() ? i : override;
        }
        if (override < 0) {
            return relation;
        }
        List<Field> fields = relation.fields();
        RexNode time = fields.get(override).value();
        if (time.getType().getSqlTypeName() != SqlTypeName.TIMESTAMP) {
            throw Problem.at(
                    items.get(override).node(),
                    "ROWTIME must be a TIMESTAMP, and this is a value of type " + TypeNames.of(time.getType()) + ".",
                    "Convert it, such as by CHAR_TO_TIMESTAMP or CAST.");
        }
        List<RexNode> values = new ArrayList<>(List.of(byTime ? Expressions.rowtime() : time));
        List<String> names = new ArrayList<>(List.of(Field.ROWTIME));
        for (int i = 0; i < fields.size(); i++) {
            if (i != override) {
                values.add(fields.get(i).value());
                names.add(fields.get(i).name());
            }
        }
        Rows rows = Projections.project(relation.rows(), values, names, byTime ? -1 : 0, select);
        List<Field> result = new ArrayList<>();
        int next = 1;
        for (int i = 0; i < fields.size(); i++) {
            result.add(
                    i == override
                            ? new Field(Field.ROWTIME, rows.column(0), true)
                            : new Field(fields.get(i).name(), rows.column(next++), false));
        }
        return new Relation(rows, rows.column(0), List.of(new Source("", result)));
    }
}
