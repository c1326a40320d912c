package wildrydes.pump.flink;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.explain.Aggregates;
import wildrydes.pump.explain.Declarations;
import wildrydes.pump.explain.SqlText;
import wildrydes.pump.sql.ast.KdaOperators;
import wildrydes.pump.sql.query.WindowAliases;

/** Prints the query of a pump, or one inside of it. */
final class QueryPrinter {

    private final Declarations declared;
    private final Map<String, List<TargetColumn>> streams;
    private final Notes notes;

    QueryPrinter(Declarations declared, Map<String, List<TargetColumn>> streams, Notes notes) {
        this.declared = declared;
        this.streams = streams;
        this.notes = notes;
    }

    /**
     * A query in a FROM. It has a ROWTIME in front of its own columns.
     *
     * @param fields its columns that are the result of a log function
     */
    record Nested(String sql, List<TargetColumn> columns, Map<String, LogFields> fields) {}

    /** An item of a SELECT list in Flink SQL. */
    record Item(
            String name, String sql, String type, @Nullable LogFields fields) {}

    /** What a query's items are made of before its SELECT list is written. */
    private record Body(List<Item> items, String rowtime, String rest, boolean distinct) {}

    /** A pump's query: its items are cast to the columns of the target, and in a view they have their names. */
    String top(SqlNode query, List<TargetColumn> targets, boolean view) {
        return each(query, select -> {
            Body body = body(select, view);
            List<String> lines = new ArrayList<>();
            if (view) {
                lines.add(rowtime(body));
            }
            for (int i = 0; i < body.items().size(); i++) {
                Item item = body.items().get(i);
                lines.add(i < targets.size() ? cast(item, targets.get(i), view) : item.sql());
            }
            return select(body, lines);
        });
    }

    /** The query of a pump that does not fill all columns of a stream that is a view. */
    String view(SqlNode query, List<TargetColumn> targets, List<TargetColumn> columns) {
        return each(query, select -> {
            Body body = body(select, true);
            List<String> lines = new ArrayList<>();
            lines.add(rowtime(body));
            if (body.items().size() < targets.size()) {
                throw notes.unsupported("INSERT", "The query has fewer columns than the list behind the stream.");
            }
            for (TargetColumn column : columns) {
                int place = targets.indexOf(column);
                lines.add(
                        place < 0
                                ? "CAST(NULL AS " + column.type() + ") AS " + FlinkText.name(column.name())
                                : cast(body.items().get(place), column, true));
            }
            return select(body, lines);
        });
    }

    /** A query in a FROM. */
    Nested nested(SqlNode query, List<String> columnNames) {
        List<TargetColumn> columns = new ArrayList<>();
        Map<String, LogFields> fields = new HashMap<>();
        String sql = each(query, select -> {
            Body body = body(select, true);
            List<String> lines = new ArrayList<>();
            boolean first = columns.isEmpty();
            if (body.items().stream().noneMatch(item -> item.name().equals("ROWTIME"))) {
                lines.add(rowtime(body));
            }
            for (int i = 0; i < body.items().size(); i++) {
                Item item = body.items().get(i);
                String name = i < columnNames.size() ? columnNames.get(i) : item.name();
                lines.add(
                        item.sql().equals(FlinkText.name(name))
                                ? item.sql()
                                : item.sql() + " AS " + FlinkText.name(name));
                if (first) {
                    columns.add(new TargetColumn(name, item.type()));
                    LogFields parts = item.fields();
                    if (parts != null) {
                        fields.put(name, parts);
                    }
                }
            }
            return select(body, lines);
        });
        return new Nested(sql, columns, fields);
    }

    private String each(SqlNode query, Function<SqlSelect, String> print) {
        if (query instanceof SqlSelect select) {
            return print.apply(select);
        }
        if (query instanceof SqlOrderBy sorted) {
            return each(sorted.query, print) + order(sorted);
        }
        if (query.getKind() == SqlKind.UNION) {
            return String.join(
                    "\nUNION ALL\n",
                    ((SqlCall) query)
                            .getOperandList().stream()
                                    .map(input -> each(input, print))
                                    .toList());
        }
        throw notes.unsupported(query.getKind().sql, "This query has no Flink SQL here: " + SqlText.of(query));
    }

    private String order(SqlOrderBy sorted) {
        List<SqlNode> keys = new ArrayList<>(sorted.orderList);
        SqlNode last = keys.get(keys.size() - 1);
        if (last instanceof SqlCall call && call.getOperator().equals(KdaOperators.WITHIN)) {
            notes.differs(
                    "ORDER BY ... WITHIN",
                    "In Flink the table declares how late a row may be, as WATERMARK FOR time AS time - "
                            + SqlText.of(call.operand(0)) + "; a query does not sort for it.");
            return "";
        }
        SqlNode first = keys.get(0);
        if (!(first instanceof SqlIdentifier)) {
            notes.differs(
                    "ORDER BY",
                    "Flink sorts a stream by a time column itself, not by " + SqlText.of(first)
                            + ": only rows of the same millisecond are sorted by the rest.");
        }
        List<String> texts = new ArrayList<>(List.of("`ROWTIME`"));
        ExpressionPrinter expressions = new ExpressionPrinter(List.of(), notes, null);
        keys.subList(1, keys.size()).forEach(key -> texts.add(expressions.print(key)));
        return "\nORDER BY " + String.join(", ", texts);
    }

    private static String select(Body body, List<String> items) {
        return "SELECT" + (body.distinct() ? " DISTINCT" : "") + "\n" + Lines.indented(String.join(",\n", items))
                + body.rest();
    }

    private static String rowtime(Body body) {
        return body.rowtime().equals("`ROWTIME`") ? body.rowtime() : body.rowtime() + " AS `ROWTIME`";
    }

    private String cast(Item item, TargetColumn target, boolean named) {
        String sql = item.sql();
        if (!item.type().equals(target.type())) {
            sql = "CAST(" + sql + " AS " + target.type() + ")";
            if (target.wraps()) {
                notes.differs(
                        "CAST",
                        "Flink's CAST to " + target.type() + " wraps round what is too large; here that is a row of"
                                + " error_stream.");
            }
        }
        String alias = FlinkText.name(target.name());
        return named && !sql.equals(alias) ? sql + " AS " + alias : sql;
    }

    private Body body(SqlSelect select, boolean withRowtime) {
        SqlNode fromTree = select.getFrom();
        if (fromTree == null) {
            throw notes.unsupported("SELECT", "A query without FROM has no rows to wait for.");
        }
        FromPrinter from = new FromPrinter(declared, streams, notes, select.getWindowList());
        String fromText = from.print(WindowAliases.from(select, fromTree));
        List<Relation> relations = from.relations();
        String rowtime = rowtime(relations);
        WindowPrinter windows = new WindowPrinter(select, notes);
        Optional<TimeWindow> time = windows.tumbling(from.table(), relations);
        ExpressionPrinter before = new ExpressionPrinter(relations, notes, Raw.of(rowtime));
        ExpressionPrinter after = new ExpressionPrinter(
                relations, notes, time.map(TimeWindow::end).orElse(Raw.of(rowtime)));
        time.ifPresent(window -> after.replace(
                new ExpressionPrinter.Replacement(windows.millis(), false, window.start(), window.end())));
        StringBuilder rest = new StringBuilder("\nFROM ");
        rest.append(time.map(TimeWindow::from).orElse(fromText));
        SqlNode where = select.getWhere();
        if (where != null) {
            rest.append("\nWHERE ").append(before.print(where));
        }
        if (time.isPresent()) {
            rest.append("\nGROUP BY ").append(time.get().group(withRowtime));
            windows.keys().forEach(key -> rest.append(", ").append(before.print(key)));
        }
        SqlNode having = select.getHaving();
        if (having != null) {
            rest.append("\nHAVING ").append(after.print(having));
        }
        List<Item> items = items(select.getSelectList(), relations, after, windows);
        return new Body(
                items,
                time.map(TimeWindow::time).orElse(rowtime),
                rest.toString(),
                select.isDistinct() && time.isEmpty());
    }

    private static String rowtime(List<Relation> relations) {
        List<String> times = relations.stream()
                .filter(Relation::stream)
                .map(relation -> relations.size() == 1 ? "`ROWTIME`" : FromPrinter.rowtime(relation))
                .toList();
        return times.size() == 1 ? times.get(0) : "GREATEST(" + String.join(", ", times) + ")";
    }

    private List<Item> items(
            SqlNodeList list, List<Relation> relations, ExpressionPrinter expressions, WindowPrinter windows) {
        List<Item> items = new ArrayList<>();
        for (SqlNode node : list) {
            SqlNode expression = node.getKind() == SqlKind.AS ? ((SqlCall) node).operand(0) : node;
            if (expression instanceof SqlIdentifier id && id.isStar()) {
                star(id, relations, items);
                continue;
            }
            String name = node.getKind() == SqlKind.AS
                    ? Declarations.name(((SqlCall) node).operand(1))
                    : expression instanceof SqlIdentifier id ? Declarations.name(id) : "EXPR" + items.size();
            if (expression instanceof SqlCall call && LogFields.of(call).isPresent()) {
                LogFields fields = LogFields.of(call).get();
                notes.info(
                        fields.function(),
                        "Flink takes each part out of the text by itself, with "
                                + fields.template()
                                        .substring(0, fields.template().indexOf('(')) + ".");
                items.add(new Item(name, expressions.print(fields.line()), "", fields));
            } else {
                String sql = windows.print(expression, expressions);
                items.add(new Item(name, sql, type(expression, relations), null));
            }
        }
        return items;
    }

    private void star(SqlIdentifier star, List<Relation> relations, List<Item> items) {
        for (Relation relation : relations) {
            if (star.names.size() > 1 && !star.names.get(star.names.size() - 2).equals(relation.alias())) {
                continue;
            }
            if (relation.columns().isEmpty()) {
                throw notes.unsupported("*", "It is not known which columns " + SqlText.of(star) + " has.");
            }
            String prefix = relations.size() == 1 ? "" : FlinkText.name(relation.alias()) + ".";
            relation.columns()
                    .forEach(column -> items.add(
                            new Item(column.name(), prefix + FlinkText.name(column.name()), column.type(), null)));
        }
    }

    /** The type of an expression where it is plain to see; empty elsewhere. */
    private static String type(SqlNode expression, List<Relation> relations) {
        if (expression instanceof SqlIdentifier id && !Aggregates.mentionedIn(expression)) {
            for (Relation relation : relations) {
                Optional<TargetColumn> column = relation.column(Declarations.name(id));
                if (column.isPresent()
                        && (id.isSimple() || relation.alias().equals(id.names.get(id.names.size() - 2)))) {
                    return column.get().type();
                }
            }
        }
        return "";
    }
}
