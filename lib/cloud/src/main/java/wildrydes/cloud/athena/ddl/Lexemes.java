package wildrydes.cloud.athena.ddl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of a statement as they are read. What was looked for in vain is remembered, so that a refusal can say, at the place up to
 * which the statement made sense, what could stand there.
 */
final class Lexemes {

    /** Words that are no names unless they are quoted; docs.aws.amazon.com/athena/latest/ug/reserved-words.html. */
    private static final Set<String> RESERVED = Set.of(
            ("ALL ALTER AND ARRAY AS AUTHORIZATION BETWEEN BIGINT BINARY BOOLEAN BOTH BY CASE CASHE CAST CHAR COLUMN"
                            + " CONF CONSTRAINT COMMIT CREATE CROSS CUBE CURRENT CURRENT_DATE CURRENT_TIMESTAMP CURSOR"
                            + " DATABASE DATE DAYOFWEEK DECIMAL DELETE DESCRIBE DISTINCT DIV DOUBLE DROP ELSE END EXCHANGE"
                            + " EXISTS EXTENDED EXTERNAL EXTRACT FALSE FETCH FLOAT FLOOR FOLLOWING FOR FOREIGN FROM FULL"
                            + " FUNCTION GRANT GROUP GROUPING HAVING IF IMPORT IN INNER INSERT INT INTEGER INTERSECT INTERVAL"
                            + " INTO IS JOIN LATERAL LEFT LESS LIKE LOCAL MACRO MAP MORE NONE NOT NULL NUMERIC OF ON ONLY OR"
                            + " ORDER OUT OUTER OVER PARTIALSCAN PARTITION PERCENT PRECEDING PRECISION PRESERVE PRIMARY"
                            + " PROCEDURE RANGE READS REDUCE REFERENCES REGEXP REVOKE RIGHT RLIKE ROLLBACK ROLLUP ROW ROWS"
                            + " SELECT SET SMALLINT START TABLE TABLESAMPLE THEN TIME TIMESTAMP TO TRANSFORM TRIGGER TRUE"
                            + " TRUNCATE UNBOUNDED UNION UNIQUEJOIN UPDATE USER USING UTC_TIMESTAMP VALUES VARCHAR VIEWS WHEN"
                            + " WHERE WINDOW WITH")
                    .split(" "));

    private final String sql;
    private final List<Lexeme> all;
    private final Set<String> expected = new LinkedHashSet<>();
    private int expectedAt;
    private int at;
    private @Nullable DdlException later;

    Lexemes(String sql) {
        this.sql = sql;
        this.all = new ArrayList<>(Scanner.scan(sql));
    }

    Lexeme peek() {
        return all.get(at);
    }

    /** A piece further on, 0 for the next. */
    Lexeme peek(int further) {
        return all.get(Math.min(at + further, all.size() - 1));
    }

    Lexeme next() {
        Lexeme lexeme = peek();
        at = Math.min(at + 1, all.size() - 1);
        return lexeme;
    }

    /** The next three pieces, as Hive's refusals show them. */
    List<Lexeme> nextThree() {
        return List.of(peek(0), peek(1), peek(2));
    }

    private void missed(int where, String what) {
        int place = Math.min(where, all.size() - 1);
        if (place > expectedAt) {
            expected.clear();
            expectedAt = place;
        }
        if (place == expectedAt) {
            expected.add(what);
        }
    }

    /** Remembers what could stand here, for a refusal. */
    void missed(String what) {
        missed(at, what);
    }

    /** The refusal at the furthest place at which something was looked for in vain. */
    DdlException refused() {
        Lexeme found = all.get(expectedAt);
        return found.kind() == Lexeme.Kind.OPEN
                ? ParseErrors.unfinished(found)
                : ParseErrors.mismatched(found, expected);
    }

    /** The refusal of the next piece where the statement cannot go on, whatever could stand there. */
    DdlException noViable() {
        Lexeme found = peek();
        return found.kind() == Lexeme.Kind.OPEN
                ? ParseErrors.unfinished(found)
                : ParseErrors.noViable(found, sql.substring(all.get(0).start(), found.end()));
    }

    boolean take(String symbol) {
        boolean there = peek().is(symbol);
        if (there) {
            next();
        } else {
            missed("'" + symbol + "'");
        }
        return there;
    }

    /** Takes several words together, or none. */
    boolean takeWords(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!peek(i).isWord(words[i])) {
                missed(at + i, "'" + words[i] + "'");
                return false;
            }
        }
        at += words.length;
        return true;
    }

    void expect(String symbol) {
        if (!take(symbol)) {
            throw refused();
        }
    }

    void expectWords(String... words) {
        if (!takeWords(words)) {
            throw refused();
        }
    }

    /** Whether a name is next. */
    boolean nameNext() {
        Lexeme next = peek();
        return next.kind() == Lexeme.Kind.NAME && !next.text().isEmpty()
                || next.kind() == Lexeme.Kind.WORD
                        && !next.text().startsWith("_")
                        && !RESERVED.contains(next.text().toUpperCase(Locale.ROOT));
    }

    /** A name, in lower case as the catalog has all names; in backticks whatever it is. */
    String name() {
        if (!nameNext()) {
            throw noViable();
        }
        return next().text().toLowerCase(Locale.ROOT);
    }

    /** A table's name, perhaps with its database's, and that of the one catalog before it. */
    TableName table() {
        return Names.table(Names.parts(this::name, this));
    }

    /** A name as Trino has them: without quotes or in double ones. */
    String engineName() {
        Lexeme name = peek();
        boolean plain = name.kind() == Lexeme.Kind.WORD
                && !Character.isDigit(name.text().charAt(0));
        if (!plain && (name.kind() != Lexeme.Kind.QUOTED || name.text().isEmpty())) {
            missed("<identifier>");
            throw refused();
        }
        return next().text().toLowerCase(Locale.ROOT);
    }

    /** A table's name as Trino has them. */
    TableName engineTable() {
        return Names.table(Names.parts(this::engineName, this));
    }

    /** A text, in single or double quotes. */
    String text() {
        if (!peek().isText()) {
            missed("STRING");
            throw refused();
        }
        return next().text();
    }

    /** A whole number. */
    int number() {
        Lexeme number = peek();
        if (number.kind() != Lexeme.Kind.NUMBER || number.text().length() > 9) {
            missed("INTEGER_VALUE");
            throw refused();
        }
        return Integer.parseInt(next().text());
    }

    boolean takeIfExists() {
        return takeWords("IF", "EXISTS");
    }

    boolean takeIfNotExists() {
        return takeWords("IF", "NOT", "EXISTS");
    }

    boolean atEnd() {
        return peek().kind() == Lexeme.Kind.END;
    }

    /** Nothing may be left. */
    void end() {
        if (!atEnd()) {
            missed("<EOF>");
            throw refused();
        }
    }

    /** Whether the pieces from the next on have this word outside parentheses, but not behind one of others. */
    boolean later(String word, Set<String> butNotBehind) {
        int depth = 0;
        for (int i = at; i < all.size(); i++) {
            Lexeme one = all.get(i);
            depth += one.is("(") ? 1 : one.is(")") ? -1 : 0;
            String before = i == 0 ? "" : all.get(i - 1).text().toUpperCase(Locale.ROOT);
            if (depth == 0 && one.isWord(word) && !butNotBehind.contains(before)) {
                return true;
            }
        }
        return false;
    }

    /** Reads on to the end; the text that was passed. */
    String rest() {
        String rest =
                sql.substring(peek().start(), all.get(all.size() - 1).start()).strip();
        at = all.size() - 1;
        return rest;
    }

    /** The text of the statement from a piece up to the next one, that one excluded. */
    String from(Lexeme first) {
        return sql.substring(first.start(), peek().start()).strip();
    }

    /** Takes words from the end of the statement; false where it does not end in them. */
    boolean dropLast(String... words) {
        int first = all.size() - 1 - words.length;
        for (int i = 0; i < words.length; i++) {
            if (first <= at || !all.get(first + i).isWord(words[i])) {
                return false;
            }
        }
        Lexeme end = all.get(first);
        all.subList(first, all.size()).clear();
        all.add(new Lexeme(Lexeme.Kind.END, "", "", end.start(), end.line(), end.column()));
        return true;
    }

    /** Has the statement refused when it has been read to its end. */
    void refuseLater(DdlException refusal) {
        if (later == null) {
            later = refusal;
        }
    }

    /** What speaks against a statement that could be read; null for nothing. */
    @Nullable
    DdlException later() {
        return later;
    }
}
