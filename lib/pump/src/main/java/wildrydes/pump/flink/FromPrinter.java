package wildrydes.pump.flink;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWindow;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.explain.Declarations;
import wildrydes.pump.explain.SlidingReader;
import wildrydes.pump.explain.Span;

/** Prints the FROM of one query, and learns what it brings in. */
final class FromPrinter {

    private final Declarations declared;
    private final Map<String, List<TargetColumn>> streams;
    private final Notes notes;
    private final @Nullable SqlNodeList windows;
    private final List<Relation> relations = new ArrayList<>();
    private final List<Long> reach = new ArrayList<>();
    private @Nullable String table;

    FromPrinter(
            Declarations declared,
            Map<String, List<TargetColumn>> streams,
            Notes notes,
            @Nullable SqlNodeList windows) {
        this.declared = declared;
        this.streams = streams;
        this.notes = notes;
        this.windows = windows;
    }

    List<Relation> relations() {
        return relations;
    }

    /** The name of the one table that it is; null where it is more, or something else. */
    @Nullable
    String table() {
        return relations.size() == 1 ? table : null;
    }

    String print(SqlNode from) {
        if (from instanceof SqlJoin join) {
            return join(join);
        }
        SqlNode relation = from;
        String alias = "";
        List<String> columnNames = new ArrayList<>();
        if (from.getKind() == SqlKind.AS) {
            List<SqlNode> operands = ((SqlCall) from).getOperandList();
            relation = operands.get(0);
            alias = Declarations.name((SqlIdentifier) operands.get(1));
            for (SqlNode column : operands.subList(2, operands.size())) {
                columnNames.add(Declarations.name((SqlIdentifier) column));
            }
        }
        long width = 0;
        if (relation.getKind() == SqlKind.OVER) {
            SqlCall over = (SqlCall) relation;
            relation = over.operand(0);
            width = width(SlidingReader.resolve(over.operand(1), windows));
        }
        String text = relation(relation, alias, columnNames);
        reach.add(width);
        return text;
    }

    private long width(@Nullable SqlWindow window) {
        long millis = SlidingReader.millis(window);
        if (millis == Span.NONE) {
            throw notes.unsupported(
                    "OVER", "Flink joins streams over a time; a window of so many rows has no Flink SQL in a FROM.");
        }
        return millis;
    }

    private String relation(SqlNode relation, String alias, List<String> columnNames) {
        if (relation instanceof SqlIdentifier id) {
            String name = Declarations.name(id);
            table = name;
            relations.add(new Relation(
                    alias.isEmpty() ? name : alias,
                    streams.getOrDefault(name, List.of()),
                    Map.of(),
                    !declared.isTable(name)));
            return FlinkText.name(name) + (alias.isEmpty() ? "" : " AS " + FlinkText.name(alias));
        }
        if (relation.getKind() == SqlKind.COLLECTION_TABLE) {
            SqlCall call = ((SqlCall) relation).operand(0);
            TableFunctionPrinter.Printed printed = new TableFunctionPrinter(declared, streams, notes).print(call);
            relations.add(new Relation(alias, printed.columns(), Map.of(), true));
            return "(\n" + Lines.indented(printed.sql()) + "\n) AS " + FlinkText.name(alias.isEmpty() ? "T" : alias);
        }
        QueryPrinter.Nested nested = new QueryPrinter(declared, streams, notes).nested(relation, columnNames);
        Map<String, LogFields> fields = new HashMap<>(nested.fields());
        relations.add(new Relation(alias, nested.columns(), fields, true));
        return "(\n" + Lines.indented(nested.sql()) + "\n) AS " + FlinkText.name(alias.isEmpty() ? "T" : alias);
    }

    private String join(SqlJoin join) {
        String left = print(join.getLeft());
        int leftRelations = relations.size();
        long leftReach = reach.get(reach.size() - 1);
        String right = print(join.getRight());
        long rightReach = reach.get(reach.size() - 1);
        Relation l = relations.get(leftRelations - 1);
        Relation r = relations.get(leftRelations);
        String type = join.getJoinType() == JoinType.COMMA
                ? "INNER"
                : join.getJoinType().name();
        if (!join.isNatural() && join.getCondition() == null) {
            throw notes.unsupported(
                    "JOIN", "Flink joins streams where something equals; a join without ON has no Flink SQL.");
        }
        if (join.isNatural() || join.getCondition() instanceof SqlNodeList) {
            throw notes.unsupported(
                    "JOIN", "A join with USING or NATURAL is not printed; say with ON which columns are equal.");
        }
        SqlNode condition = java.util.Objects.requireNonNull(join.getCondition());
        String on = new ExpressionPrinter(relations, notes, null).print(condition);
        if (l.stream() && r.stream()) {
            on += " AND " + rowtime(l) + " BETWEEN " + rowtime(r) + " - " + FlinkText.interval(leftReach) + " AND "
                    + rowtime(r) + " + " + FlinkText.interval(rightReach);
            notes.differs(
                    "JOIN",
                    "A Flink join waits for watermarks of both streams before it gives up a row without a partner.");
        } else {
            notes.info("JOIN", "The reference table is a file that Flink reads once, when the job starts.");
        }
        return left + "\n" + type + " JOIN " + right + " ON " + on;
    }

    static String rowtime(Relation relation) {
        return (relation.alias().isEmpty() ? "" : FlinkText.name(relation.alias()) + ".") + "`ROWTIME`";
    }
}
