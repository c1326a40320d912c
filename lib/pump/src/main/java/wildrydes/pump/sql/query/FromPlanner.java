package wildrydes.pump.sql.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWindow;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.expression.Types;
import wildrydes.pump.plan.Frame;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.ReferenceTable;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.sql.catalog.DeclaredStream;
import wildrydes.pump.sql.problem.Names;
import wildrydes.pump.sql.problem.Problem;
import wildrydes.pump.type.Column;

/**
 * FROM; docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-from-clause.html.
 */
final class FromPlanner {

    /** Expressions of a query in FROM are put into those that use them, up to this number of parts. */
    private static final int LARGEST = 200;

    private final QueryPlanner planner;
    private final SqlNodeList windows;

    /**
     * A planner of one FROM.
     *
     * @param windows the WINDOW clause of its query block, which OVER may name
     */
    FromPlanner(QueryPlanner planner, SqlNodeList windows) {
        this.planner = planner;
        this.windows = windows;
    }

    /** All of FROM as one relation. */
    Relation plan(SqlNode from) {
        return streamed(part(from)).relation();
    }

    Part part(SqlNode node) {
        return switch (node.getKind()) {
            case IDENTIFIER -> named((SqlIdentifier) node);
            case AS -> aliased((SqlCall) node);
            case OVER -> windowed((SqlCall) node);
            case JOIN -> new JoinPlanner(planner, this).plan((SqlJoin) node);
            case COLLECTION_TABLE -> new Part.Streamed(node, new TableCallPlanner(planner).plan((SqlCall) node), null);
            case SELECT, UNION, INTERSECT, EXCEPT, ORDER_BY, WITH, VALUES ->
                new Part.Streamed(node, derived(node, planner.plan(node), ""), null);
            case LATERAL -> part(((SqlCall) node).operand(0));
            default ->
                throw Problem.at(
                        node,
                        node.getKind().sql + " cannot stand in FROM.",
                        "In FROM stand streams, reference tables, queries, joins and TABLE(function(...)).");
        };
    }

    /** A part as a stream. */
    static Part.Streamed streamed(Part part) {
        if (part instanceof Part.Lookup lookup) {
            throw Problem.at(
                    part.place(),
                    Names.written(lookup.table().name()) + " is a reference table, which never brings a row by itself.",
                    "Join a stream with it: FROM \"SOURCE_SQL_STREAM_001\" LEFT JOIN "
                            + Names.written(lookup.table().name()) + " ON ...");
        }
        return (Part.Streamed) part;
    }

    private Part named(SqlIdentifier id) {
        if (!id.isSimple()) {
            throw Problem.at(id, "The name of a stream has one part, and " + id + " has " + id.names.size() + ".", "");
        }
        String name = id.getSimple();
        SqlNode query = planner.named(name);
        if (query != null) {
            return new Part.Streamed(id, derived(id, planner.planNamed(name, query), name), null);
        }
        ReferenceTable table = planner.catalog().table(name);
        if (table != null) {
            return new Part.Lookup(id, table, name);
        }
        DeclaredStream stream = planner.catalog().stream(name);
        if (stream == null) {
            throw Problem.at(
                    id,
                    "There is no stream " + Names.written(name) + ".",
                    Names.nextStep(name, planner.catalog().relations(), "streams"));
        }
        planner.read(stream.plan());
        return new Part.Streamed(id, scan(stream.plan(), name), null);
    }

    private static Relation scan(StreamPlan stream, String alias) {
        List<RelDataType> types = new ArrayList<>();
        List<@Nullable RexNode> timed = new ArrayList<>();
        for (Column column : stream.columns()) {
            boolean rowtime = types.isEmpty();
            types.add(rowtime ? Expressions.rowtime().getType() : Types.relational(Expressions.types(), column.type()));
            timed.add(rowtime ? Expressions.rowtime() : null);
        }
        Rows rows = new Rows(new Operator.Scan(stream.name(), stream.columns()), types, timed);
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            fields.add(new Field(stream.columns().get(i).name(), rows.column(i), i == 0));
        }
        return new Relation(rows, rows.column(0), List.of(new Source(alias, fields)));
    }

    /**
     * A query as a part of FROM: its columns have its alias, and it has a ROWTIME, hidden as that of a stream, unless one
     * of its columns has this name.
     */
    private static Relation derived(SqlNode place, Relation result, String alias) {
        Relation query = computed(place, result);
        List<Field> fields = new ArrayList<>();
        boolean has = query.fields().stream().anyMatch(f -> f.name().equals(Field.ROWTIME));
        if (!has) {
            fields.add(new Field(Field.ROWTIME, query.rowtime(), true));
        }
        for (Field field : query.fields()) {
            fields.add(new Field(
                    field.name(), field.value(), field.hidden() || field.name().equals(Field.ROWTIME)));
        }
        return new Relation(query.rows(), query.rowtime(), List.of(new Source(alias, fields)));
    }

    /** A query's result, its columns made ones of an operator where their expressions have become large. */
    private static Relation computed(SqlNode place, Relation result) {
        int size = 0;
        for (Field field : result.fields()) {
            size += field.value() instanceof RexInputRef ? 0 : Sizes.of(field.value(), LARGEST);
        }
        if (size <= LARGEST) {
            return result;
        }
        List<RexNode> values = new ArrayList<>(List.of(result.rowtime()));
        List<String> names = new ArrayList<>(List.of(Field.ROWTIME));
        for (Field field : result.fields()) {
            values.add(field.value());
            names.add(field.name());
        }
        Rows rows = Projections.project(result.rows(), values, names, place);
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < result.fields().size(); i++) {
            fields.add(new Field(
                    names.get(i + 1), rows.column(i + 1), result.fields().get(i).hidden()));
        }
        return new Relation(rows, rows.column(0), List.of(new Source("", fields)));
    }

    private Part aliased(SqlCall as) {
        Part part = part(as.operand(0));
        String alias = ((SqlIdentifier) as.operand(1)).getSimple();
        List<String> names = as.getOperandList().stream()
                .skip(2)
                .map(n -> ((SqlIdentifier) n).getSimple())
                .toList();
        if (part instanceof Part.Lookup lookup) {
            if (!names.isEmpty()) {
                throw Problem.at(as, "The columns of a reference table keep their names.", "Leave the list out.");
            }
            return new Part.Lookup(as, lookup.table(), alias);
        }
        Part.Streamed streamed = (Part.Streamed) part;
        List<Field> fields = streamed.relation().fields();
        if (!names.isEmpty()) {
            fields = renamed(as, fields, names);
        }
        return new Part.Streamed(
                as,
                new Relation(
                        streamed.relation().rows(), streamed.relation().rowtime(), List.of(new Source(alias, fields))),
                streamed.frame());
    }

    private static List<Field> renamed(SqlNode place, List<Field> fields, List<String> names) {
        long shown = fields.stream().filter(f -> !f.hidden()).count();
        if (shown != names.size()) {
            throw Problem.at(
                    place,
                    "The list behind the alias names " + Names.columns(names.size()) + ", and there are " + shown + ".",
                    "");
        }
        Set<String> different = new HashSet<>(names);
        if (different.size() < names.size()) {
            throw Problem.at(place, "The list behind the alias has a name twice.", "");
        }
        List<Field> renamed = new ArrayList<>();
        int next = 0;
        for (Field field : fields) {
            renamed.add(field.hidden() ? field : new Field(names.get(next++), field.value(), false));
        }
        return renamed;
    }

    private Part windowed(SqlCall over) {
        Part.Streamed streamed = streamed(part(over.operand(0)));
        SqlWindow window = Windows.window(over.operand(1), windows);
        if (!window.getPartitionList().isEmpty()) {
            throw Problem.at(
                    window.getPartitionList(),
                    "The window of a join takes no PARTITION BY.",
                    "The condition behind ON says which rows belong together.");
        }
        for (SqlNode item : window.getOrderList()) {
            String text = item.toString();
            if (!(item instanceof SqlIdentifier id)
                    || !Objects.requireNonNull(id.names)
                            .get(id.names.size() - 1)
                            .equals(Field.ROWTIME)) {
                throw Problem.at(item, "The window of a join is in the order of ROWTIME, not of " + text + ".", "");
            }
        }
        Frame frame = Frames.of(window, planner.expressions());
        if (frame instanceof Frame.Unbounded) {
            throw Problem.at(
                    window,
                    "The window of a join cannot be unbounded: all rows would be kept for ever.",
                    "Write RANGE INTERVAL '1' MINUTE PRECEDING.");
        }
        return new Part.Streamed(over, streamed.relation(), frame);
    }
}
