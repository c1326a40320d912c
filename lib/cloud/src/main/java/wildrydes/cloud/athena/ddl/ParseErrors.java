package wildrydes.cloud.athena.ddl;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How refusals of statements are worded. Athena reads a statement first with the grammar of its DDL, whose sentences are those of ANTLR, then, where
 * that fails, as Trino does, whose sentences end in {@code Expecting: ...}; columns begin at 1 in both. What passes may still fail in Hive's parser, whose sentences begin with
 * {@code FAILED: ParseException} and whose columns begin at 0. Real answers are recorded in aoyagikouhei/athena-local ({@code
 * docs/dev/measurements/statements.md}).
 */
final class ParseErrors {

    private ParseErrors() {}

    /** Where others should have stood. */
    static DdlException mismatched(Lexeme found, Collection<String> expected) {
        String all = String.join(", ", expected);
        String wanted = expected.size() == 1 ? all : "{" + all + "}";
        return at(found, "mismatched input " + found.shown() + " expecting " + wanted);
    }

    /**
     * Where a statement cannot go on.
     *
     * @param read the statement up to there
     */
    static DdlException noViable(Lexeme found, String read) {
        return at(found, "no viable alternative at input '" + escaped(read) + "'");
    }

    /** Quotes or a comment that do not end. */
    static DdlException unfinished(Lexeme found) {
        return at(found, "token recognition error at: " + found.shown());
    }

    /** What begins as no statement, or goes on as none of its kind. */
    static DdlException unexpected(Lexeme found, String expected) {
        return at(found, "mismatched input " + found.shown() + ". Expecting: " + expected);
    }

    static DdlException at(Lexeme place, String sentence) {
        return DdlException.at(place.line(), place.column() + 1, sentence);
    }

    /** Hive's refusal of what several things could be, such as a type. */
    static DdlException unrecognized(List<Lexeme> next, String rule) {
        String near = next.stream().map(Lexeme::shown).collect(Collectors.joining(" "));
        return hive(next.get(0), "cannot recognize input near " + near + " in " + rule);
    }

    /** A refusal by Hive's parser. */
    static DdlException hive(Lexeme place, String sentence) {
        return DdlException.later(
                place.line(),
                place.column() + 1,
                "FAILED: ParseException line " + place.line() + ":" + place.column() + " " + sentence);
    }

    /** A piece of a statement within a sentence, in one line. */
    static String escaped(String text) {
        return text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    }
}
