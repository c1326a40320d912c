package wildrydes.pump.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.explain.Explanation.Filter;
import wildrydes.pump.explain.Explanation.Role;
import wildrydes.pump.explain.Explanation.Source;
import wildrydes.pump.explain.Explanation.Window;
import wildrydes.pump.explain.Explanation.WindowKind;
import wildrydes.pump.sql.ast.ColumnDeclaration;
import wildrydes.pump.sql.ast.CreateStream;
import wildrydes.pump.sql.ast.KdaOperators;
import wildrydes.pump.sql.text.SqlText;

/** Goes through a query and its subqueries, and notes what it meets. Reads one query. */
final class QueryReader {

    /** A column of a query. */
    record Item(String name, String expression, Role role) {

        boolean isStar() {
            return expression.endsWith("*") && name.equals("*");
        }
    }

    /**
     * What is to be said of a query as a whole.
     *
     * @param plain whether each of its rows is made of one row of its source, at once
     */
    record Result(List<Item> items, String emits, boolean plain) {}

    private final Declarations declared;
    private final List<Source> sources = new ArrayList<>();
    private final List<Filter> filters = new ArrayList<>();
    private final List<Window> windows = new ArrayList<>();
    private final List<String> order = new ArrayList<>();

    QueryReader(Declarations declared) {
        this.declared = declared;
    }

    List<Source> sources() {
        return sources;
    }

    List<Filter> filters() {
        return filters;
    }

    List<Window> windows() {
        return windows;
    }

    List<String> order() {
        return order;
    }

    Result read(SqlNode query) {
        if (query instanceof SqlOrderBy sorted) {
            return sort(sorted);
        }
        if (query instanceof SqlSelect select) {
            return select(select);
        }
        if (query.getKind() == SqlKind.AS) {
            return read(((SqlCall) query).operand(0));
        }
        if (query.getKind() == SqlKind.UNION) {
            List<Result> inputs =
                    ((SqlCall) query).getOperandList().stream().map(this::read).toList();
            return new Result(
                    inputs.get(0).items(),
                    Emission.ofUnion(inputs.stream().map(Result::emits).toList()),
                    false);
        }
        return new Result(List.of(), Emission.ofEachRow(false), true);
    }

    private Result sort(SqlOrderBy sorted) {
        Result result = read(sorted.query);
        List<SqlNode> keys = new ArrayList<>(sorted.orderList);
        SqlNode last = keys.get(keys.size() - 1);
        if (last instanceof SqlCall call && call.getOperator().equals(KdaOperators.WITHIN)) {
            long millis = Span.ofInterval(call.operand(0));
            order.add(SqlText.of(keys.get(0)));
            windows.add(new Window(WindowKind.SORT, "WITHIN " + SqlText.of(call.operand(0)), millis, List.of()));
            return new Result(result.items(), Emission.ofLateRows(millis), false);
        }
        keys.forEach(key -> order.add(SqlText.of(key)));
        SqlNode first = keys.get(0);
        long millis = Span.of(first);
        windows.add(new Window(WindowKind.SORT, SqlText.of(first), millis, List.of()));
        return new Result(result.items(), Emission.ofSort(millis, SqlText.of(first)), false);
    }

    private Result select(SqlSelect select) {
        FromReader from = new FromReader();
        from.read(select.getFrom(), select.getWindowList());
        note("WHERE", select.getWhere());
        SqlNodeList group = select.getGroup();
        GroupReader grouped = new GroupReader(group);
        List<Window> sliding = new SlidingReader(select).windows();
        grouped.window().ifPresent(windows::add);
        windows.addAll(sliding);
        note("HAVING", select.getHaving());
        List<String> keys = new ArrayList<>(grouped.keys());
        sliding.forEach(window -> keys.addAll(window.keys()));
        List<Item> items = new ArrayList<>();
        for (SqlNode item : select.getSelectList()) {
            items.addAll(new ItemReader(from.subquery, keys, from.names).read(item));
        }
        return new Result(items, emits(select, grouped, sliding, from), from.plain(group != null, sliding, select));
    }

    private static String emits(SqlSelect select, GroupReader grouped, List<Window> sliding, FromReader from) {
        boolean filtered = select.getWhere() != null;
        Optional<Window> window = grouped.window();
        boolean having = select.getHaving() != null;
        if (window.isPresent()) {
            Window of = window.get();
            return of.kind() == WindowKind.STAGGER
                    ? Emission.ofStagger(of.keys(), of.millis(), having)
                    : Emission.ofGroups(of.keys(), of.millis(), of.text(), having);
        }
        if (!sliding.isEmpty()) {
            return Emission.ofSliding();
        }
        if (select.isDistinct()) {
            return select.getSelectList().stream()
                    .filter(Span::mentionsRowtime)
                    .map(QueryReader::withoutAlias)
                    .findFirst()
                    .map(time -> Emission.ofDistinct(Span.of(time), SqlText.of(time)))
                    .orElse(Emission.ofDistinct(Span.NONE, "ROWTIME"));
        }
        return from.emits(filtered);
    }

    private void note(String clause, @Nullable SqlNode condition) {
        if (condition != null) {
            filters.add(new Filter(clause, SqlText.of(condition)));
        }
    }

    static SqlNode withoutAlias(SqlNode item) {
        return item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
    }

    /** Goes through a FROM. */
    private final class FromReader {

        private final List<String> names = new ArrayList<>();
        private @Nullable Result subquery;
        private @Nullable String said;
        private String outer = "";
        private boolean joined;
        private boolean lookedUp;

        void read(@Nullable SqlNode from, @Nullable SqlNodeList named) {
            if (from == null) {
                return;
            }
            if (from instanceof SqlJoin join) {
                read(join.getLeft(), named);
                read(join.getRight(), named);
                join(join);
            } else if (from.getKind() == SqlKind.AS) {
                read(((SqlCall) from).operand(0), named);
            } else if (from.getKind() == SqlKind.OVER) {
                SqlCall over = (SqlCall) from;
                read(over.operand(0), named);
                SqlWindow window = SlidingReader.resolve(over.operand(1), named);
                windows.add(new Window(
                        WindowKind.JOIN,
                        SqlText.of(over.operand(0)) + " OVER " + SlidingReader.text(over.operand(1), window),
                        SlidingReader.millis(window),
                        SlidingReader.keys(window)));
            } else if (from instanceof SqlIdentifier id) {
                String name = Declarations.name(id);
                boolean table = declared.isTable(name);
                names.add(name);
                lookedUp |= table;
                sources.add(new Source(name, table));
            } else if (from.getKind() == SqlKind.COLLECTION_TABLE) {
                function(((SqlCall) from).operand(0));
            } else {
                subquery = QueryReader.this.read(from);
            }
        }

        private void join(SqlJoin join) {
            joined = true;
            JoinType type = join.getJoinType();
            if (type == JoinType.LEFT || type == JoinType.RIGHT || type == JoinType.FULL) {
                outer = type == JoinType.LEFT
                        ? "the left side"
                        : type == JoinType.RIGHT ? "the right side" : "either side";
            }
            note("ON", join.getCondition());
        }

        private void function(SqlNode node) {
            SqlBasicCall call = (SqlBasicCall) node;
            String name = call.getOperator().getName();
            for (SqlNode operand : call.getOperandList()) {
                if (operand.getKind() == SqlKind.CURSOR) {
                    subquery = QueryReader.this.read(((SqlCall) operand).operand(0));
                }
            }
            long millis = Span.NONE;
            if (name.endsWith("_TUMBLING")
                    && call.operand(call.operandCount() - 1) instanceof SqlNumericLiteral seconds) {
                millis = seconds.longValue(true) * 1000;
                windows.add(new Window(WindowKind.TUMBLING, name, millis, List.of()));
            }
            List<Item> own = FunctionColumns.of(call, subquery == null ? List.of() : subquery.items());
            said = Emission.ofFunction(name, millis);
            subquery = new Result(own, said, false);
        }

        String emits(boolean filtered) {
            Result inner = subquery;
            if (joined && !lookedUp) {
                return Emission.ofPairs(outer);
            }
            if (inner != null && !inner.plain()) {
                return Emission.picking(inner.emits(), filtered);
            }
            return lookedUp ? Emission.ofLookUp(filtered) : Emission.ofEachRow(filtered || hasFilter());
        }

        private boolean hasFilter() {
            return filters.stream().anyMatch(filter -> filter.clause().equals("WHERE"));
        }

        boolean plain(boolean grouped, List<Window> sliding, SqlSelect select) {
            Result inner = subquery;
            return !grouped && sliding.isEmpty() && !select.isDistinct() && !joined && (inner == null || inner.plain());
        }
    }

    /** Makes items of a SELECT list. */
    private final class ItemReader {

        private final @Nullable Result subquery;
        private final List<String> keys;
        private final List<String> from;

        ItemReader(@Nullable Result subquery, List<String> keys, List<String> from) {
            this.subquery = subquery;
            this.keys = keys;
            this.from = from;
        }

        List<Item> read(SqlNode item) {
            SqlNode expression = withoutAlias(item);
            if (expression instanceof SqlIdentifier id && id.isStar()) {
                return star(id);
            }
            String text = SqlText.of(expression);
            String name = item.getKind() == SqlKind.AS
                    ? Declarations.name(((SqlCall) item).operand(1))
                    : expression instanceof SqlIdentifier id ? Declarations.name(id) : text;
            if (subquery != null && expression instanceof SqlIdentifier id) {
                for (Item inner : subquery.items()) {
                    if (inner.name().equals(Declarations.name(id))) {
                        return List.of(new Item(name, inner.expression(), inner.role()));
                    }
                }
            }
            return List.of(new Item(name, text, role(expression, text)));
        }

        private Role role(SqlNode expression, String text) {
            if (Aggregates.mentionedIn(expression)) {
                return Role.AGGREGATE;
            }
            if (Span.mentionsRowtime(expression)) {
                return Role.TIME;
            }
            return keys.contains(text) ? Role.KEY : Role.VALUE;
        }

        private List<Item> star(SqlIdentifier star) {
            if (subquery != null) {
                return subquery.items();
            }
            CreateStream stream = from.size() == 1 ? declared.streams().get(from.get(0)) : null;
            if (stream == null) {
                return List.of(new Item("*", SqlText.of(star), Role.VALUE));
            }
            return stream.columns().stream()
                    .map(ColumnDeclaration::name)
                    .map(column -> new Item(Declarations.name(column), SqlText.of(column), Role.VALUE))
                    .toList();
        }
    }
}
