package wildrydes.pump.sql.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSetOperator;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.sql.catalog.Catalog;
import wildrydes.pump.sql.problem.Names;
import wildrydes.pump.sql.problem.Problem;

/** The query of a pump. Belongs to one statement. */
public final class QueryPlanner {

    /** With more, a few lines of WITH would make an endless plan. */
    private static final int MOST_QUERIES = 200;

    private final Catalog catalog;
    private final Expressions expressions;
    private final Set<String> sources = new LinkedHashSet<>();
    private final Map<String, SqlNode> named = new HashMap<>();
    private final Deque<String> inside = new ArrayDeque<>();
    private int queries;

    /** A planner that knows what the statements so far have made. */
    public QueryPlanner(Catalog catalog, Expressions expressions) {
        this.catalog = catalog;
        this.expressions = expressions;
    }

    Catalog catalog() {
        return catalog;
    }

    Expressions expressions() {
        return expressions;
    }

    void read(StreamPlan stream) {
        sources.add(stream.name());
    }

    /** The streams that the query reads. */
    public Set<String> sources() {
        return sources;
    }

    /** A query of WITH; null if there is none of this name, or if it is just being planned and names itself. */
    @Nullable
    SqlNode named(String name) {
        return inside.contains(name) ? null : named.get(name);
    }

    Relation planNamed(String name, SqlNode query) {
        inside.push(name);
        Relation relation = plan(query);
        inside.pop();
        return relation;
    }

    /**
     * Plans a query. STREAM may be left out, as it is in examples of the guide and the reference: there is nothing else
     * that a query of a pump could mean.
     */
    Relation plan(SqlNode query) {
        if (++queries > MOST_QUERIES) {
            throw Problem.at(
                    query,
                    "This query has more than 200 queries in it, those of WITH counted as often as they are used.",
                    "Split it up by streams in between.");
        }
        return switch (query.getKind()) {
            case SELECT -> select((SqlSelect) query, List.of());
            case ORDER_BY -> ordered((SqlOrderBy) query);
            case UNION -> new UnionPlanner(this).plan((SqlCall) query, List.of());
            case WITH -> with((SqlWith) query);
            case INTERSECT, EXCEPT ->
                throw Problem.at(
                        query,
                        query.getKind() + " of streams would have to wait for ever for rows that may still come.",
                        "Join the streams OVER a window.");
            case VALUES ->
                throw Problem.at(
                        query,
                        "VALUES gives its rows once, and a pump runs for ever.",
                        "Write SELECT STREAM ... FROM a stream.");
            default ->
                throw Problem.at(
                        query, query.getKind().sql + " is no query.", "Write SELECT STREAM ... FROM a stream.");
        };
    }

    private Relation ordered(SqlOrderBy ordered) {
        if (ordered.offset != null || ordered.fetch != null) {
            throw Problem.at(
                    Objects.requireNonNull(ordered.fetch != null ? ordered.fetch : ordered.offset),
                    "A stream has no end, so that OFFSET, LIMIT and FETCH have no meaning.",
                    "For the most frequent values of a window there is TOP_K_ITEMS_TUMBLING.");
        }
        List<SqlNode> order = new ArrayList<>(ordered.orderList);
        return switch (ordered.query.getKind()) {
            case SELECT -> select((SqlSelect) ordered.query, order);
            case UNION -> new UnionPlanner(this).plan((SqlCall) ordered.query, order);
            default -> throw Problem.at(ordered, "ORDER BY cannot stand here.", "Order a SELECT or a UNION ALL.");
        };
    }

    private Relation select(SqlSelect select, List<SqlNode> order) {
        return new SelectPlanner(this, select).plan(order);
    }

    private Relation with(SqlWith with) {
        for (SqlNode node : with.withList) {
            SqlWithItem item = (SqlWithItem) node;
            String name = item.name.getSimple();
            if (item.recursive.booleanValue()) {
                throw Problem.at(item, "A stream cannot be queried recursively.", "Leave RECURSIVE out.");
            }
            if (named.containsKey(name) || catalog.stream(name) != null || catalog.table(name) != null) {
                throw Problem.at(
                        item.name, Names.written(name) + " is there already.", "Give this query of WITH another name.");
            }
            SqlNodeList columns = item.columnList;
            if (columns != null && !columns.isEmpty()) {
                throw Problem.at(columns, "A query of WITH takes no list of columns.", "Name them by AS.");
            }
            named.put(name, item.query);
        }
        Relation relation = plan(with.body);
        for (SqlNode node : with.withList) {
            named.remove(((SqlWithItem) node).name.getSimple());
        }
        return relation;
    }

    static boolean isUnionAll(SqlNode query) {
        return query.getKind() == SqlKind.UNION
                && query instanceof SqlCall call
                && call.getOperator() instanceof SqlSetOperator operator
                && operator.isAll();
    }
}
