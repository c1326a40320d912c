package wildrydes.pump.flink;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import wildrydes.pump.plan.ReferenceTable;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.sql.SqlException;

/**
 * An application in Flink SQL 2.2, on the way that AWS recommends; see "Migrating to Managed Service for Apache Flink:
 * Examples" of the developer guide. It is printed, never run by the workbook.
 *
 * @param statements in the order in which they are to be run
 * @param notes where its rows are not those of the application
 */
public record FlinkSql(List<Statement> statements, List<Note> notes) {

    public FlinkSql {
        statements = List.copyOf(statements);
        notes = List.copyOf(notes);
    }

    /** What a statement makes. */
    public enum Kind {
        /** A source, a sink or a reference table. */
        TABLE,
        /** An in-application stream that pumps read. */
        VIEW,
        /** A pump. */
        INSERT
    }

    /**
     * A statement.
     *
     * @param name of what it makes; of an INSERT the pump's
     * @param sql without a semicolon
     */
    public record Statement(Kind kind, String name, String sql) {}

    /**
     * A place where Flink does something else.
     *
     * @param place the pump or stream it is about; empty where it is about all
     * @param construct what of KDA SQL it is about
     * @param says a sentence
     */
    public record Note(String place, String construct, Weight weight, String says) {}

    /** How much a note matters. */
    public enum Weight {
        /** Flink gives the rows by other means. */
        INFO,
        /** Flink's rows are others in some cases. */
        DIFFERS,
        /** There is no Flink SQL for it; the statement is not printed. */
        UNSUPPORTED
    }

    /**
     * Prints an application.
     *
     * @param inputs the streams that its inputs fill
     * @param references the tables that it looks up
     * @param arns of the Kinesis streams that its inputs and outputs are connected with, by the names of the in-application
     *     streams; others have one to be filled in
     * @throws SqlException where the text cannot be read
     */
    public static FlinkSql of(
            String sql, List<StreamPlan> inputs, List<ReferenceTable> references, Map<String, String> arns)
            throws SqlException {
        return new ApplicationPrinter(sql, inputs, references, new Tables(arns)).print();
    }

    /** All statements and notes, as one text. */
    public String text() {
        String body =
                statements.stream().map(statement -> statement.sql() + ";\n").collect(Collectors.joining("\n"));
        String remarks = notes.stream()
                .map(note -> "-- " + (note.place().isEmpty() ? "" : note.place() + ": ") + note.says() + "\n")
                .collect(Collectors.joining());
        return remarks.isEmpty() ? body : body + "\n" + remarks;
    }
}
