package wildrydes.athena.engine;

import io.trino.grammar.sql.SqlBaseLexer;
import io.trino.sql.analyzer.StatementAnalyzerFactory;
import io.trino.sql.parser.SqlParser;
import io.trino.testing.LocalQueryRunner;
import java.lang.reflect.Field;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenFactory;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.misc.Pair;

/**
 * Numbers as Athena reads them: 1.5 is a double, and only {@code decimal '1.5'} a decimal (docs.aws.amazon.com/athena/latest/ug/data-types-considerations.html;
 * aoyagikouhei/athena-local has measured that 0.1 + 0.2 is 0.30000000000000004). Trino had a property for that up to version 426.
 */
final class Literals {

    private Literals() {}

    private static final class Doubles extends CommonTokenFactory {

        @Override
        public CommonToken create(
                Pair<TokenSource, CharStream> source,
                int type,
                String text,
                int channel,
                int start,
                int stop,
                int line,
                int column) {
            int read = type == SqlBaseLexer.DECIMAL_VALUE ? SqlBaseLexer.DOUBLE_VALUE : type;
            return super.create(source, read, text, channel, start, stop, line, column);
        }
    }

    /** Gives a runner, and what it has given its own parser to for the texts of views, a parser that reads numbers so. */
    static void readAsAthena(LocalQueryRunner runner) {
        SqlParser parser = new SqlParser((lexer, rules) -> lexer.setTokenFactory(new Doubles()));
        try {
            Field analyzers = LocalQueryRunner.class.getDeclaredField("statementAnalyzerFactory");
            analyzers.setAccessible(true);
            put(StatementAnalyzerFactory.class, analyzers.get(runner), parser);
            put(LocalQueryRunner.class, runner, parser);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This is not the version of Trino that the engine is made for", e);
        }
    }

    private static void put(Class<?> type, Object owner, SqlParser parser) throws ReflectiveOperationException {
        Field field = type.getDeclaredField("sqlParser");
        field.setAccessible(true);
        field.set(owner, parser);
    }
}
