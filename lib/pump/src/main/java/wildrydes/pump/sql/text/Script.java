package wildrydes.pump.sql.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;
import wildrydes.pump.sql.parser.KdaParser;
import wildrydes.pump.sql.problem.Problem;

/** The statements of a text. Names without quotes are upper case; those in quotes are as they are written. */
public final class Script {

    /** docs.aws.amazon.com/kinesisanalytics/latest/dev/limits.html. */
    private static final int MOST_BYTES = 100 * 1024;

    /** Deeper trees are made by long chains of AND, + and the like; each level costs some frames of each recursion. */
    private static final int DEEPEST = 400;

    private static final SqlConformance CONFORMANCE = new SqlDelegatingConformance(SqlConformanceEnum.DEFAULT) {
        @Override
        public boolean isBangEqualAllowed() {
            return true;
        }
    };

    private static final SqlParser.Config CONFIG = SqlParser.config()
            .withParserFactory(KdaParser.FACTORY)
            .withQuoting(Quoting.DOUBLE_QUOTE)
            .withQuotedCasing(Casing.UNCHANGED)
            .withUnquotedCasing(Casing.TO_UPPER)
            .withConformance(CONFORMANCE);

    private Script() {}

    /**
     * Reads a text.
     *
     * @throws Problem where it is no list of statements
     */
    public static List<SqlNode> statements(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new Problem(
                    new SqlParserPos(1, 1),
                    "This text is longer than 100 KB, which is the most that an application may have.",
                    "");
        }
        List<Word> words = Words.of(text);
        if (words.stream().allMatch(w -> w.is(";"))) {
            return List.of();
        }
        try {
            SqlNodeList statements = SqlParser.create(text, CONFIG).parseStmtList();
            for (SqlNode statement : statements) {
                checkDepth(statement, 0);
            }
            return List.copyOf(statements);
        } catch (SqlParseException e) {
            throw ParseProblems.of(e, words);
        } catch (StackOverflowError e) {
            throw ParseProblems.nested(words);
        }
    }

    private static void checkDepth(SqlNode node, int depth) {
        if (depth > DEEPEST) {
            throw Problem.at(
                    node,
                    "This expression is nested more than " + DEEPEST + " levels deep, as long chains of operators are.",
                    "Split it up by queries in FROM; a chain of comparisons with = is shorter as IN (...).");
        }
        if (node instanceof SqlCall call) {
            for (SqlNode operand : call.getOperandList()) {
                if (operand != null) {
                    checkDepth(operand, depth + 1);
                }
            }
        } else if (node instanceof SqlNodeList list) {
            for (SqlNode element : list) {
                if (element != null) {
                    checkDepth(element, depth + 1);
                }
            }
        }
    }
}
