package wildrydes.pump.sql.text;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.sql.parser.KdaParser;
import wildrydes.pump.sql.problem.Names;
import wildrydes.pump.sql.problem.Problem;

/** Says in words why a text cannot be parsed, from the words around the place where the parser gave up. */
final class ParseProblems {

    private static final Set<String> STATEMENTS = Set.of("CREATE", "DROP", "ALTER");
    private static final Set<String> CONNECTIVES =
            Set.of("AND", "OR", "NOT", "=", "+", "-", "*", "/", "<", ">", "BY", "ON");
    private static final Set<String> TYPES = Set.of("CHAR", "VARCHAR", "BINARY", "VARBINARY", "DECIMAL");
    private static final Set<String> UNITS =
            Set.of("SECOND", "SECONDS", "MINUTE", "MINUTES", "HOUR", "HOURS", "DAY", "DAYS", "MONTH", "YEAR");
    private static final Set<String> CLAUSES = Set.of(
            "FROM",
            "WHERE",
            "GROUP",
            "HAVING",
            "WINDOW",
            "ORDER",
            "UNION",
            "ON",
            "JOIN",
            "LEFT",
            "RIGHT",
            "INNER",
            "FULL",
            "WINDOWED");

    private final List<Word> words;
    private final int index;
    private final Set<String> expected;

    private ParseProblems(List<Word> words, int index, Set<String> expected) {
        this.words = words;
        this.index = index;
        this.expected = expected;
    }

    static Problem of(SqlParseException thrown, List<Word> words) {
        if (thrown.getCause() instanceof StackOverflowError) {
            return nested(words);
        }
        SqlParserPos place = thrown.getPos() == null ? new SqlParserPos(1, 1) : thrown.getPos();
        String message = thrown.getMessage() == null ? "" : thrown.getMessage();
        int index = 0;
        while (index < words.size()
                && (words.get(index).line() < place.getLineNum()
                        || words.get(index).line() == place.getLineNum()
                                && words.get(index).column() < place.getColumnNum())) {
            index++;
        }
        if (message.contains("\"<EOF>\"")) {
            index = words.size();
        }
        boolean first =
                index == 0 || index < words.size() && words.get(index - 1).is(";");
        if (!first && !message.startsWith("Encountered") && !message.startsWith("Incorrect syntax")) {
            return ParserChecks.said(message, place);
        }
        return behind(words, index, expected(thrown)).problem();
    }

    /** The sequences of words that could follow. */
    private static List<List<String>> expected(SqlParseException thrown) {
        int[][] sequences = thrown.getExpectedTokenSequences();
        String[] images = thrown.getTokenImages();
        List<List<String>> expected = new ArrayList<>();
        if (sequences != null && images != null) {
            for (int[] sequence : sequences) {
                expected.add(Arrays.stream(sequence).mapToObj(i -> images[i]).toList());
            }
        }
        return expected;
    }

    /** Where the parser looks at several words at once, the first ones may be right. */
    private static ParseProblems behind(List<Word> words, int index, List<List<String>> expected) {
        int at = index;
        List<List<String>> left = expected;
        while (at < words.size()) {
            Word word = words.get(at);
            List<List<String>> next = left.stream()
                    .filter(e -> e.size() > 1 && e.get(0).equals("\"" + word.upper() + "\""))
                    .map(e -> e.subList(1, e.size()))
                    .toList();
            if (next.isEmpty()) {
                break;
            }
            left = next;
            at++;
        }
        Set<String> first = new HashSet<>();
        left.stream().filter(e -> !e.isEmpty()).forEach(e -> first.add(e.get(0)));
        return new ParseProblems(words, at, first);
    }

    static Problem nested(List<Word> words) {
        return new Problem(
                words.get(0).place(),
                "This text is nested too deeply.",
                "Split it up by queries in FROM or by streams.");
    }

    private Problem problem() {
        Word open = open();
        if (index >= words.size()) {
            return atEnd(open);
        }
        Word word = words.get(index);
        Word before = index == 0 ? null : words.get(index - 1);
        Problem special = special(word, before, open);
        if (special != null) {
            return special;
        }
        String behind = before == null ? "" : " behind " + shown(before);
        return new Problem(word.place(), shown(word) + " is not expected" + behind + ".", hint());
    }

    private Problem atEnd(@Nullable Word open) {
        Word last = words.get(words.size() - 1);
        if (open != null) {
            return new Problem(open.place(), "This parenthesis is not closed.", "Write ) where it ends.");
        }
        if (last.is(",")) {
            return new Problem(last.place(), "Nothing follows this comma.", "Leave it out.");
        }
        if (CONNECTIVES.contains(last.upper())) {
            return new Problem(last.place(), "Nothing follows " + shown(last) + ".", "Leave it out, or complete it.");
        }
        return new Problem(
                last.place(), "The text ends here, where something has to follow " + shown(last) + ".", hint());
    }

    private @Nullable Problem special(Word word, @Nullable Word before, @Nullable Word open) {
        if (STATEMENTS.contains(word.upper()) && word.kind() == Word.Kind.NAME && before != null && !before.is(";")) {
            return open != null
                    ? new Problem(open.place(), "This parenthesis is not closed.", "Write ) where it ends.")
                    : new Problem(
                            word.place(),
                            "A new statement begins here, and the one before has no end.",
                            "Write a semicolon before " + word.upper() + ".");
        }
        if (word.is(";") && open != null) {
            return new Problem(open.place(), "This parenthesis is not closed.", "Write ) where it ends.");
        }
        if (word.is(")") && open == null) {
            return new Problem(word.place(), "This parenthesis closes nothing.", "Leave it out, or open it before.");
        }
        if (before != null && before.is(",") && (word.is(")") || isClause(word) || word.is(";"))) {
            return new Problem(before.place(), "Nothing follows this comma.", "Leave it out.");
        }
        if (word.is("=") && (before != null && before.is("=") || next() != null && next().is("="))) {
            return new Problem(word.place(), "Two equals signs are not SQL.", "Write one: a = b.");
        }
        if ((before == null || before.is(";")) && !STATEMENTS.contains(word.upper())) {
            return new Problem(
                    word.place(),
                    "No statement begins with " + shown(word) + ".",
                    near(word, STATEMENTS, "Statements begin with CREATE, DROP or ALTER."));
        }
        if (before == null) {
            return null;
        }
        Problem create = create(word, before);
        if (create != null) {
            return create;
        }
        Word next = next();
        if (CONNECTIVES.contains(word.upper()) && (next == null || next.is(";") || next.is(")") || isClause(next))) {
            return new Problem(word.place(), "Nothing follows " + shown(word) + ".", "Leave it out, or complete it.");
        }
        if (word.kind() == Word.Kind.TEXT && before.is("TO")) {
            return new Problem(
                    word.place(),
                    "A unit of time is written without quotes.",
                    "Write TO " + word.text().replace("'", "") + ".");
        }
        if (UNITS.contains(word.upper()) && before.kind() == Word.Kind.NUMBER) {
            return new Problem(
                    before.place(),
                    "A length of time is an INTERVAL, its number in single quotes.",
                    "Write INTERVAL '" + before.text() + "' " + word.upper() + ".");
        }
        if (word.kind() == Word.Kind.TEXT && namesExpected()) {
            return new Problem(
                    word.place(),
                    "Here a name is expected, and " + shown(word) + " is a text.",
                    "Names are put in double quotes, texts in single quotes.");
        }
        return word.kind() == Word.Kind.NAME ? name(word, before) : separator(word, before);
    }

    /** What is wrong with the beginning of CREATE. */
    private @Nullable Problem create(Word word, Word before) {
        if (before.is("CREATE") || before.is("REPLACE")) {
            return new Problem(
                    word.place(),
                    "CREATE makes a STREAM, a PUMP or a FUNCTION, not a " + shown(word) + ".",
                    word.is("TABLE") || word.is("VIEW")
                            ? "Write CREATE OR REPLACE STREAM; tables come as reference data only."
                            : near(word, Set.of("STREAM", "PUMP", "FUNCTION"), ""));
        }
        if ((word.is(";") || word.is("AS")) && index > 1 && words.get(index - 2).is("STREAM")) {
            return new Problem(
                    before.place(),
                    "A stream needs columns.",
                    "Write CREATE OR REPLACE STREAM " + before.text() + " (column type, ...).");
        }
        if (word.is("(")
                && before.kind() == Word.Kind.NAME
                && index > 1
                && words.get(index - 2).isName()) {
            List<String> types = Names.nearest(before.upper(), TYPES);
            if (!types.isEmpty()) {
                return new Problem(
                        before.place(),
                        "There is no type " + before.text() + ".",
                        "Did you mean " + types.get(0) + "?");
            }
        }
        return null;
    }

    private @Nullable Problem name(Word word, @Nullable Word before) {
        Problem missing = missing(word, before);
        if (missing != null) {
            return missing;
        }
        SqlAbstractParserImpl.Metadata metadata =
                KdaParser.FACTORY.getParser(new StringReader("")).getMetadata();
        if (namesExpected() && metadata.isReservedWord(word.upper())) {
            return new Problem(
                    word.place(),
                    word.upper() + " is a reserved word of SQL and cannot be a name.",
                    "Put it in quotes: " + "\"" + word.text() + "\"; or choose another name.");
        }
        return separator(word, before);
    }

    /** A word that has been forgotten before a known one. */
    private @Nullable Problem missing(Word word, @Nullable Word before) {
        if (word.is("STREAM") && before != null && before.is("CREATE")) {
            return null;
        }
        if (word.is("SELECT") && before != null && before.is("AS") && expected.contains("\"INSERT\"")) {
            return new Problem(
                    word.place(),
                    "A pump has to say where its rows go.",
                    "Write INSERT INTO \"DESTINATION_SQL_STREAM\" before SELECT.");
        }
        if (word.is("INSERT") && before != null && before.isName() && expected.contains("\"AS\"")) {
            return new Problem(
                    word.place(), "AS is missing between the name of the pump and INSERT.", "Write AS before INSERT.");
        }
        if (before != null && before.is("INTERVAL") && word.kind() != Word.Kind.TEXT) {
            return interval(word);
        }
        return null;
    }

    private Problem interval(Word word) {
        Word next = next();
        String unit = next == null || !UNITS.contains(next.upper()) ? "SECOND" : next.upper();
        return new Problem(
                word.place(),
                "The number of an INTERVAL is written in single quotes.",
                "Write INTERVAL '" + (word.kind() == Word.Kind.NUMBER ? word.text() : "60") + "' " + unit + ".");
    }

    private @Nullable Problem separator(Word word, @Nullable Word before) {
        if (before != null && before.is("INTERVAL") && word.kind() == Word.Kind.NUMBER) {
            return interval(word);
        }
        boolean value = word.isName() || word.kind() == Word.Kind.NUMBER || word.kind() == Word.Kind.TEXT;
        boolean afterValue = before != null
                && (before.isName()
                        || before.is(")")
                        || before.kind() == Word.Kind.NUMBER
                        || before.kind() == Word.Kind.TEXT);
        if (value && afterValue && expected.contains("\",\"") && !isClause(word)) {
            String keyword = keyword(Objects.requireNonNull(before));
            if (keyword != null) {
                return new Problem(
                        before.place(), shown(before) + " is taken for a name here.", "Did you mean " + keyword + "?");
            }
            return new Problem(
                    word.place(),
                    "Between " + shown(before) + " and " + shown(word) + " something is missing.",
                    "Write a comma, if these are two columns.");
        }
        return null;
    }

    /** The keyword that a word is nearly. */
    private static @Nullable String keyword(Word word) {
        if (word.kind() != Word.Kind.NAME || CLAUSES.contains(word.upper())) {
            return null;
        }
        List<String> near = Names.nearest(word.upper(), CLAUSES);
        return near.isEmpty() ? null : near.get(0);
    }

    private static String near(Word word, Set<String> keywords, String otherwise) {
        List<String> near = Names.nearest(word.upper(), keywords);
        return near.isEmpty() ? otherwise : "Did you mean " + near.get(0) + "?";
    }

    private @Nullable Word next() {
        return index + 1 < words.size() ? words.get(index + 1) : null;
    }

    private boolean namesExpected() {
        return expected.contains("<IDENTIFIER>") || expected.contains("<QUOTED_IDENTIFIER>");
    }

    private static boolean isClause(Word word) {
        return word.kind() == Word.Kind.NAME && CLAUSES.contains(word.upper());
    }

    /** The parenthesis of this statement that is still open before the place of the error. */
    private @Nullable Word open() {
        Deque<Word> open = new ArrayDeque<>();
        for (int i = 0; i < Math.min(index, words.size()); i++) {
            Word word = words.get(i);
            if (word.is("(")) {
                open.push(word);
            } else if (word.is(")") && !open.isEmpty()) {
                open.pop();
            } else if (word.is(";")) {
                open.clear();
            }
        }
        return open.peek();
    }

    /** The few words that could stand here, if they are few. */
    private String hint() {
        if (namesExpected() && expected.size() > 8) {
            return "Here a name is expected.";
        }
        List<String> plain = expected.stream()
                .filter(e -> e.startsWith("\""))
                .map(e -> e.replace("\"", ""))
                .sorted()
                .toList();
        if (plain.isEmpty() || plain.size() > 6 || plain.size() < expected.size() - 2) {
            return "";
        }
        return "Here "
                + (plain.size() == 1
                        ? plain.get(0)
                        : String.join(", ", plain.subList(0, plain.size() - 1)) + " or " + plain.get(plain.size() - 1))
                + " is expected.";
    }

    private static String shown(Word word) {
        String text = word.text().length() > 30 ? word.text().substring(0, 27) + "..." : word.text();
        return word.kind() == Word.Kind.SIGN ? "'" + text + "'" : text;
    }
}
