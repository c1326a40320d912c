package wildrydes.cloud.athena.ddl;

import java.util.ArrayList;
import java.util.List;

/** Finds the one statement of a text. */
final class Texts {

    private Texts() {}

    /**
     * The statement without what is around it: white space and semicolons.
     *
     * @throws DdlException where there is none, or more than one; a comment behind a semicolon is taken for one, as by Athena
     */
    static String single(String sql) {
        List<String> statements = new ArrayList<>();
        int from = 0;
        int ends = 0;
        for (Lexeme one : Scanner.scan(sql)) {
            if (one.is(";") || one.kind() == Lexeme.Kind.END) {
                String statement = sql.substring(from, one.start()).strip();
                if (!statement.isEmpty()) {
                    statements.add(statement);
                }
                from = one.end();
                ends++;
            }
        }
        if (statements.size() > 1) {
            throw DdlException.of("Only one sql statement is allowed. Got: " + sql.stripTrailing());
        }
        if (statements.isEmpty() && ends > 1) {
            throw DdlException.of("Empty sql statement: " + sql.stripTrailing());
        }
        return statements.isEmpty() ? "" : statements.get(0);
    }
}
