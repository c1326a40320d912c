package wildrydes.pump.flink;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.explain.Declarations;
import wildrydes.pump.explain.Span;

/** Rewrites expressions of one query into those of Flink. */
final class ExpressionPrinter extends SqlShuttle {

    /** Functions that both have, under one name and with one meaning. */
    private static final Set<String> SHARED = Set.of(
            "ABS",
            "ACOS",
            "ASIN",
            "ATAN",
            "ATAN2",
            "AVG",
            "CEIL",
            "CEILING",
            "CHAR_LENGTH",
            "CHARACTER_LENGTH",
            "COALESCE",
            "CONCAT",
            "COS",
            "COT",
            "COUNT",
            "CURRENT_DATE",
            "CURRENT_TIME",
            "CURRENT_TIMESTAMP",
            "DEGREES",
            "EXP",
            "FIRST_VALUE",
            "GREATEST",
            "INITCAP",
            "LAG",
            "LAST_VALUE",
            "LEAST",
            "LN",
            "LOCALTIME",
            "LOCALTIMESTAMP",
            "LOG10",
            "LOWER",
            "LTRIM",
            "MAX",
            "MIN",
            "MOD",
            "NULLIF",
            "OVERLAY",
            "POSITION",
            "POWER",
            "RADIANS",
            "RAND",
            "ROUND",
            "RTRIM",
            "SIGN",
            "SIN",
            "SQRT",
            "STDDEV_POP",
            "STDDEV_SAMP",
            "SUBSTRING",
            "SUM",
            "TAN",
            "TRIM",
            "TRUNCATE",
            "UPPER",
            "VAR_POP",
            "VAR_SAMP");

    private final List<Relation> relations;
    private final Notes notes;
    private final @Nullable SqlNode rowtime;
    private @Nullable Replacement time;

    /** An expression that stands for another, such as the start of a window for what cuts time into it. */
    record Replacement(long millis, boolean ceiling, SqlNode start, SqlNode end) {}

    /**
     * A printer for a query.
     *
     * @param rowtime what its ROWTIME is, where it is not the column of that name
     */
    ExpressionPrinter(List<Relation> relations, Notes notes, @Nullable SqlNode rowtime) {
        this.relations = relations;
        this.notes = notes;
        this.rowtime = rowtime;
    }

    /** From now on, what cuts ROWTIME into windows of this length is the start of the window, or its end for CEIL. */
    void replace(Replacement replacement) {
        time = replacement;
    }

    String print(SqlNode expression) {
        return FlinkText.of(rewrite(expression));
    }

    SqlNode rewrite(SqlNode expression) {
        SqlNode rewritten = expression.accept(this);
        return rewritten == null ? expression : rewritten;
    }

    @Override
    public @Nullable SqlNode visit(SqlIdentifier id) {
        if (id.isSimple() && id.getSimple().equals("ROWTIME") && rowtime != null) {
            return rowtime;
        }
        if (id.names.size() >= 2) {
            return part(id).orElse(id);
        }
        return id;
    }

    /** alias.record.COLUMN1 */
    private Optional<SqlNode> part(SqlIdentifier id) {
        String record = id.names.get(id.names.size() - 2);
        for (Relation relation : relations) {
            LogFields fields = relation.fields().get(record);
            if (fields != null) {
                String from = FlinkText.of(id.getComponent(0, id.names.size() - 1));
                return Optional.of(Raw.of(fields.part(from, Declarations.name(id))
                        .orElseThrow(() -> notes.unsupported(
                                fields.function(),
                                fields.function() + " has no part " + Declarations.name(id) + "."))));
            }
        }
        return Optional.empty();
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode replaced = window(call);
        if (replaced != null) {
            return replaced;
        }
        String name = call.getOperator().getName();
        if (call.getKind() == SqlKind.DIVIDE) {
            notes.differs(
                    "/", "A division of whole numbers by zero stops the Flink job; here it is a row of error_stream.");
        }
        if (call.getKind() == SqlKind.MINUS && call.operandCount() == 3) {
            return Raw.of("TIMESTAMPDIFF(" + call.operand(2) + ", " + print(call.operand(1)) + ", "
                    + print(call.operand(0)) + ")");
        }
        if (name.equals("STEP")) {
            return step(call);
        }
        if (call.getKind() == SqlKind.OVER) {
            throw notes.unsupported("OVER", "A window inside of an expression of another window has no Flink SQL.");
        }
        return function(call, name);
    }

    private @Nullable SqlNode window(SqlCall call) {
        Replacement by = time;
        if (by == null || !Span.mentionsRowtime(call) || Span.of(call) != by.millis()) {
            return null;
        }
        return call.getKind() == SqlKind.CEIL ? by.end() : by.start();
    }

    /** STEP of another time than ROWTIME. */
    private SqlNode step(SqlCall call) {
        long millis = Span.of(call);
        for (String unit : List.of("SECOND", "MINUTE", "HOUR", "DAY")) {
            if (FlinkText.interval(millis).equals("INTERVAL '1' " + unit)) {
                return Raw.of("FLOOR(" + print(call.operand(0)) + " TO " + unit + ")");
            }
        }
        throw notes.unsupported(
                "STEP", "Flink has no STEP; it can only round a time down to a whole unit, with FLOOR.");
    }

    private @Nullable SqlNode function(SqlCall call, String name) {
        if (!(call.getOperator() instanceof SqlFunction)) {
            return super.visit(call);
        }
        String translated = FunctionText.of(
                name, call.getOperandList().stream().map(this::print).toList(), notes);
        if (translated != null) {
            return Raw.of(translated);
        }
        if (call.getOperator() instanceof SqlUnresolvedFunction && !SHARED.contains(name)) {
            throw notes.unsupported(
                    name,
                    "Flink has no function " + name
                            + "; it would have to be written and registered, in Java or Python.");
        }
        if (call.operandCount() == 2 && call.operand(1) instanceof SqlIntervalQualifier unit) {
            return Raw.of(name + "(" + print(call.operand(0)) + " TO " + unit.getStartUnit() + ")");
        }
        return super.visit(call);
    }
}
