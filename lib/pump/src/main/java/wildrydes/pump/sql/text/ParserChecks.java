package wildrydes.pump.sql.text;

import org.apache.calcite.sql.parser.SqlParserPos;
import wildrydes.pump.sql.problem.Problem;

/** What the parser checks beside the grammar, in words. */
final class ParserChecks {

    private ParserChecks() {}

    /** What the parser's own checks say. */
    static Problem said(String message, SqlParserPos place) {
        String line = message.lines().findFirst().orElse("").strip();
        if (line.startsWith("Query expression encountered")) {
            return new Problem(place, "A query cannot stand here.", "Queries stand in FROM, with an alias.");
        }
        if (line.startsWith("Non-query expression")) {
            return new Problem(place, "Here a query or the name of a stream is expected.", "");
        }
        if (line.contains("Length of identifier")) {
            return new Problem(place, "This name is longer than 128 characters.", "Choose a shorter one.");
        }
        if (line.startsWith("CURSOR expression")) {
            return new Problem(
                    place, "A CURSOR cannot stand here.", "It is the first argument of a function in TABLE(...).");
        }
        if (line.startsWith("Extended columns")) {
            return new Problem(
                    place,
                    "Behind the name of a stream no list of columns with types can stand here.",
                    "In a list of names, write commas between them.");
        }
        if (line.startsWith("Percent remainder")) {
            return new Problem(place, "% is no operator here.", "Write MOD(a, b).");
        }
        if (line.startsWith("BETWEEN operator has no")) {
            return new Problem(place, "BETWEEN needs two bounds.", "Write BETWEEN a AND b.");
        }
        if (line.startsWith("Expecting alias")) {
            return new Problem(
                    place, "Here the name of a column is expected, and this is a text.", "Put names in double quotes.");
        }
        if (line.startsWith("Expected query or join")) {
            return new Problem(place, "Here a query, a join or the name of a stream is expected.", "");
        }
        String sentence = line.replaceFirst("^From line \\d+, column \\d+ to line \\d+, column \\d+: ", "");
        return new Problem(place, sentence.endsWith(".") ? sentence : sentence + ".", "");
    }
}
