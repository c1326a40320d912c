package wildrydes.pump.sql.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import wildrydes.pump.sql.problem.Problem;

/**
 * The words of a text, comments left out. The parser has its own; these are there to find what it could only stumble over
 * (quotes that are not closed, characters that SQL does not know, nesting without end) and to say what stands around an
 * error.
 */
final class Words {

    /** Parentheses, and what is between CASE and END, in one another: far more than a person can follow. */
    private static final int DEEPEST = 60;

    /** Operators and points one behind another, which make a tree as deep as there are of them. */
    private static final int LONGEST = 2_000;

    /** What a BETWEEN counts: Calcite takes chains of it apart again and again. */
    private static final int BETWEEN = 20;

    private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT", "BETWEEN");
    private static final Set<String> BREAKS =
            Set.of("SELECT", "FROM", "WHERE", "ON", "GROUP", "HAVING", "ORDER", "WINDOW", "WHEN", "THEN", "ELSE");

    private final String text;
    private final List<Word> words = new ArrayList<>();
    private int at;
    private int line = 1;
    private int column = 1;

    private Words(String text) {
        this.text = text;
    }

    /**
     * Reads a text.
     *
     * @throws Problem where it cannot be read
     */
    static List<Word> of(String text) {
        Words words = new Words(text);
        words.read();
        checkDepth(words.words);
        return words.words;
    }

    private void read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                advance(1);
            } else if (text.startsWith("--", at) || text.startsWith("//", at)) {
                advance(lineEnd() - at);
            } else if (text.startsWith("/*", at)) {
                comment();
            } else if (c == '\'') {
                quoted('\'', Word.Kind.TEXT, "text", "Text stands between two single quotes.");
            } else if (c == '"') {
                quoted('"', Word.Kind.QUOTED, "name", "A name in quotes stands between two double quotes.");
            } else if (Character.isDigit(c)) {
                add(Word.Kind.NUMBER, end(Words::isNumber));
            } else if (Character.isLetter(c) || c == '_') {
                add(Word.Kind.NAME, end(Words::isName));
            } else {
                sign(c);
            }
        }
    }

    private void sign(char c) {
        String step = switch (c) {
            case '`' -> "Names are put in double quotes.";
            case '\u201c', '\u201d', '\u201e' ->
                "Write a straight double quote; word processors turn it into this one.";
            case '\u2018', '\u2019' -> "Write a straight single quote; word processors turn it into this one.";
            case '\u2013', '\u2014' -> "Write a minus sign; word processors turn two of them into this one.";
            case '#' -> "A comment begins with two minus signs.";
            case '@', '\\', '~', '!' -> c == '!' && text.startsWith("!=", at) ? "" : "Leave it out.";
            default -> c > 127 || Character.isISOControl(c) ? "Leave it out, or put it into quotes." : "";
        };
        if (!step.isEmpty()) {
            throw new Problem(
                    new Word(Word.Kind.SIGN, Character.toString(text.codePointAt(at)), line, column).place(),
                    "The character " + shown(text.codePointAt(at)) + " means nothing here.",
                    step);
        }
        add(Word.Kind.SIGN, at + 1);
    }

    private static String shown(int c) {
        return Character.isISOControl(c) || Character.isSurrogate((char) c)
                ? String.format("U+%04X", c)
                : Character.toString(c);
    }

    private void quoted(char quote, Word.Kind kind, String what, String step) {
        int end = at + 1;
        while (end < text.length()) {
            if (text.charAt(end) == quote) {
                if (end + 1 < text.length() && text.charAt(end + 1) == quote) {
                    end++;
                } else {
                    add(kind, end + 1);
                    return;
                }
            }
            end++;
        }
        String rest = text.substring(at, Math.min(lineEnd(), at + 20));
        throw new Problem(new Word(kind, rest, line, column).place(), "This " + what + " has no closing quote.", step);
    }

    private void comment() {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            throw new Problem(
                    new Word(Word.Kind.SIGN, "/*", line, column).place(),
                    "This comment is not closed.",
                    "Write */ at its end.");
        }
        advance(end + 2 - at);
    }

    private int lineEnd() {
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private static boolean isNumber(char c) {
        return Character.isLetterOrDigit(c) || c == '.';
    }

    @FunctionalInterface
    private interface CharacterClass {
        boolean has(char c);
    }

    private int end(CharacterClass characters) {
        int end = at;
        while (end < text.length() && characters.has(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private void add(Word.Kind kind, int end) {
        words.add(new Word(kind, text.substring(at, end), line, column));
        advance(end - at);
    }

    private void advance(int characters) {
        for (int i = 0; i < characters; i++) {
            char c = text.charAt(at++);
            if (c == '\n' || c == '\r' && !text.startsWith("\n", at)) {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
    }

    private static void checkDepth(List<Word> words) {
        Deque<Integer> chains = new ArrayDeque<>(List.of(0));
        for (Word word : words) {
            if (word.is("(") || word.is("CASE")) {
                if (chains.size() > DEEPEST) {
                    throw new Problem(
                            word.place(),
                            "This is nested more than " + DEEPEST + " levels deep.",
                            "Split it up by queries in FROM or by streams.");
                }
                chains.push(0);
            } else if ((word.is(")") || word.is("END")) && chains.size() > 1) {
                chains.pop();
            } else if (word.is(";")) {
                chains.clear();
                chains.push(0);
            } else if (isOperator(word)) {
                int chain = chains.pop() + (word.is("BETWEEN") ? BETWEEN : 1);
                if (chain > LONGEST) {
                    throw new Problem(
                            word.place(),
                            "This is a chain of more than " + LONGEST + " operators.",
                            "Split it up by queries in FROM; a chain of comparisons with = is shorter as IN (...).");
                }
                chains.push(chain);
            } else if (word.kind() == Word.Kind.NAME && BREAKS.contains(word.upper()) || word.is(",")) {
                chains.pop();
                chains.push(0);
            }
        }
    }

    private static boolean isOperator(Word word) {
        return switch (word.kind()) {
            case SIGN -> !word.is(",");
            case NAME -> OPERATORS.contains(word.upper());
            default -> false;
        };
    }
}
