package wildrydes.pump.flink;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNodeList;
import wildrydes.pump.explain.Declarations;
import wildrydes.pump.flink.FlinkSql.Kind;
import wildrydes.pump.flink.FlinkSql.Statement;
import wildrydes.pump.plan.ReferenceTable;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.sql.SqlException;
import wildrydes.pump.sql.ast.CreatePump;
import wildrydes.pump.sql.ast.CreateStream;

/** Prints an application: tables, a view for each stream in between, and an INSERT for each pump that has an end. */
final class ApplicationPrinter {

    private final Declarations declared;
    private final List<StreamPlan> inputs;
    private final List<ReferenceTable> references;
    private final Tables tables;
    private final Notes notes = new Notes();
    private final List<Statement> statements = new ArrayList<>();
    private final Map<String, List<TargetColumn>> streams = new LinkedHashMap<>();
    private final Set<String> unfilled = new LinkedHashSet<>();

    ApplicationPrinter(String sql, List<StreamPlan> inputs, List<ReferenceTable> references, Tables tables)
            throws SqlException {
        this.declared = Declarations.parse(sql);
        this.inputs = inputs;
        this.references = references;
        this.tables = tables;
    }

    FlinkSql print() {
        notes.info(
                "ROWTIME",
                "ROWTIME is the time at which Flink reads a record; with the time at which it arrived in the stream, and"
                        + " a WATERMARK for it, a second run would give the same rows.");
        notes.differs(
                "error_stream",
                "Flink has no error stream: a record or a row that fails stops the job, or is lost where the format is"
                        + " told to ignore it.");
        for (StreamPlan input : inputs) {
            streams.put(
                    input.name(),
                    TargetColumn.of(input.columns().subList(1, input.columns().size())));
            statements.add(new Statement(Kind.TABLE, input.name(), tables.source(input)));
        }
        for (ReferenceTable table : references) {
            statements.add(new Statement(Kind.TABLE, table.name(), tables.reference(table)));
        }
        for (Map.Entry<String, CreateStream> stream : declared.streams().entrySet()) {
            streams.put(stream.getKey(), TargetColumn.of(stream.getValue()));
        }
        for (String stream : inOrder()) {
            if (isRead(stream)) {
                view(stream);
            } else {
                end(stream);
            }
        }
        return new FlinkSql(statements, notes.all());
    }

    /** Streams behind those that they are made of, so that each view finds the others. */
    private List<String> inOrder() {
        List<String> ordered = new ArrayList<>();
        for (String stream : declared.streams().keySet()) {
            after(stream, ordered, new ArrayList<>());
        }
        return ordered;
    }

    private void after(String stream, List<String> ordered, List<String> above) {
        if (ordered.contains(stream)
                || above.contains(stream)
                || !declared.streams().containsKey(stream)) {
            return;
        }
        above.add(stream);
        for (CreatePump pump : writers(stream)) {
            for (String source : declared.sources(pump)) {
                after(source, ordered, above);
            }
        }
        ordered.add(stream);
    }

    private void end(String stream) {
        notes.about(stream);
        statements.add(new Statement(Kind.TABLE, stream, tables.sink(stream, columns(stream))));
        for (CreatePump pump : writers(stream)) {
            String name = Declarations.name(pump.name());
            notes.about(name);
            query(pump, columns(stream), false)
                    .ifPresent(query -> statements.add(new Statement(
                            Kind.INSERT, name, "INSERT INTO " + FlinkText.name(stream) + into(pump) + "\n" + query)));
        }
    }

    private void view(String stream) {
        List<String> queries = new ArrayList<>();
        for (CreatePump pump : writers(stream)) {
            notes.about(Declarations.name(pump.name()));
            query(pump, columns(stream), true).ifPresent(queries::add);
        }
        notes.about(stream);
        if (queries.isEmpty()) {
            unfilled.add(stream);
            return;
        }
        notes.info(
                "CREATE STREAM",
                "AWS's guide puts a Kinesis stream of its own in the place of " + stream + "; within one job a view is"
                        + " enough.");
        statements.add(new Statement(
                Kind.VIEW,
                stream,
                "CREATE TEMPORARY VIEW " + FlinkText.name(stream) + " AS\n" + String.join("\nUNION ALL\n", queries)));
    }

    private Optional<String> query(CreatePump pump, List<TargetColumn> columns, boolean withRowtime) {
        SqlNodeList named = pump.insert().getTargetColumnList();
        for (String source : declared.sources(pump)) {
            if (unfilled.contains(source)) {
                notes.unsupported("FROM", "It reads " + source + ", which nothing fills that Flink SQL has words for.");
                return Optional.empty();
            }
        }
        try {
            List<TargetColumn> targets = named == null || named.isEmpty()
                    ? columns
                    : named.stream()
                            .map(name -> find(columns, (SqlIdentifier) name))
                            .toList();
            QueryPrinter printer = new QueryPrinter(declared, streams, notes);
            return Optional.of(
                    withRowtime && !targets.equals(columns)
                            ? printer.view(pump.insert().getSource(), targets, columns)
                            : printer.top(pump.insert().getSource(), targets, withRowtime));
        } catch (Unprintable e) {
            return Optional.empty();
        }
    }

    private TargetColumn find(List<TargetColumn> columns, SqlIdentifier name) {
        return columns.stream()
                .filter(column -> column.name().equals(Declarations.name(name)))
                .findFirst()
                .orElseThrow(() -> notes.unsupported(
                        "INSERT",
                        "There is no column " + Declarations.name(name) + " in the stream that is inserted into."));
    }

    private static String into(CreatePump pump) {
        SqlNodeList named = pump.insert().getTargetColumnList();
        if (named == null || named.isEmpty()) {
            return "";
        }
        return " ("
                + String.join(
                        ", ",
                        named.stream()
                                .map(name -> FlinkText.name(Declarations.name((SqlIdentifier) name)))
                                .toList())
                + ")";
    }

    private List<TargetColumn> columns(String stream) {
        return streams.getOrDefault(stream, List.of());
    }

    private List<CreatePump> writers(String stream) {
        return declared.pumps().values().stream()
                .filter(pump -> Declarations.target(pump).equals(stream))
                .toList();
    }

    private boolean isRead(String stream) {
        return declared.pumps().values().stream()
                .anyMatch(pump -> declared.sources(pump).contains(stream));
    }
}
