package wildrydes.pump.sql;

import java.util.List;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import wildrydes.pump.plan.ApplicationPlan;
import wildrydes.pump.plan.ReferenceTable;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.sql.catalog.Catalog;
import wildrydes.pump.sql.problem.Problem;
import wildrydes.pump.sql.text.Script;

/** The way from the text of an application to its plan. */
public final class KdaSql {

    private KdaSql() {}

    /**
     * Reads and checks an application.
     *
     * @param sql its statements; an empty text is an application that does nothing
     * @param inputs the streams that its inputs fill
     * @param references the tables that it may look up
     * @throws SqlException where the text is no application; where several things are wrong, the first
     */
    public static ApplicationPlan plan(String sql, List<StreamPlan> inputs, List<ReferenceTable> references)
            throws SqlException {
        SqlParserPos statement = new SqlParserPos(1, 1);
        try {
            Statements statements = new Statements(new Catalog(inputs, references));
            for (SqlNode node : Script.statements(sql)) {
                statement = node.getParserPosition();
                statements.execute(node);
            }
            return statements.plan();
        } catch (Problem e) {
            throw exception(sql, e);
        } catch (StackOverflowError e) {
            throw exception(
                    sql,
                    new Problem(
                            statement,
                            "This statement is nested too deeply.",
                            "Split it up by queries in FROM or by streams."));
        } catch (RuntimeException | AssertionError e) {
            // Calcite checks itself by such exceptions; whatever the text is, it must not bring the service down.
            SqlException unforeseen = exception(
                    sql,
                    new Problem(
                            statement,
                            "This statement is beyond what can be planned here (" + e + ").",
                            "Write it in a simpler way."));
            unforeseen.initCause(e);
            throw unforeseen;
        }
    }

    /**
     * The trees of an application's statements. What its names and types mean is not looked at.
     *
     * @throws SqlException where the text is no list of statements
     */
    public static List<SqlNode> parse(String sql) throws SqlException {
        try {
            return Script.statements(sql);
        } catch (Problem e) {
            throw exception(sql, e);
        }
    }

    private static SqlException exception(String sql, Problem problem) {
        SqlParserPos place = problem.place();
        int line = Math.max(1, place.getLineNum());
        int column = Math.max(1, place.getColumnNum());
        return new SqlException(line, column, Excerpt.of(sql, place), problem.reason(), problem.nextStep());
    }
}
