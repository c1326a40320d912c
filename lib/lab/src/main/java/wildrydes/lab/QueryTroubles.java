package wildrydes.lab;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What goes wrong with queries of Athena, in other words. */
final class QueryTroubles {

    private record Trouble(Pattern sentence, Explanation explanation) {

        static Trouble of(String sentence, String meaning, String next) {
            return new Trouble(
                    Pattern.compile(sentence, Pattern.CASE_INSENSITIVE | Pattern.DOTALL),
                    new Explanation(meaning, next));
        }

        boolean is(String text) {
            return sentence.matcher(text).find();
        }
    }

    private static final Explanation SYNTAX = new Explanation(
            "Athena cannot read the statement from the place on that the sentence names.",
            "Compare the words just before it with the documentation: a comma too many, a word in another place, a missing"
                    + " bracket.");

    /** Before a query runs. */
    private static final List<Trouble> REFUSALS = List.of(
            Trouble.of(
                    "no output location",
                    "Athena writes the rows of each answer into a bucket as a file, and has not been told into which.",
                    "Give it one: athena.output(lab.bucket(\"wildrydes-athena\").create())."),
            Trouble.of(
                    "unable to verify/create output bucket|output bucket",
                    "The bucket for the results is not there, or you may not write to it.",
                    "Create it: lab.bucket(\"wildrydes-athena\").create(), and athena.output(bucket)."),
            Trouble.of(
                    "has not yet finished",
                    "A query has rows when it has SUCCEEDED, and this one is still at work.",
                    "Ask GetQueryExecution for its state, and for rows then."),
            Trouble.of(
                    "was not found|not found",
                    "Athena knows no such query, or keeps it no longer.",
                    "See how the id is written: StartQueryExecution has answered it."),
            Trouble.of(
                    "line \\d+:\\d+|mismatched input|extraneous input|no viable alternative",
                    SYNTAX.meaning(),
                    SYNTAX.next()));

    private static final Explanation BROKEN_FILE = new Explanation(
            "A file below the table's LOCATION is not what its SerDe reads. A SerDe for JSON wants one whole object on each"
                    + " line.",
            "Look into the file: bucket.preview(key), and SELECT \"$path\" tells which file a row is from.");

    private static final Explanation DENIED = new Explanation(
            "Athena reads with your own rights, and you lack one on the files of this table, on the catalog or on the"
                    + " results.",
            "Compare action and resource in the sentence with your policies.");

    private static final Explanation MEMORY = new Explanation(
            "The query holds more at once than the engine has room for: a sort, a join or a group of too many rows.",
            "Read less: a WHERE, fewer columns, a LIMIT, or partitions.");

    /** While it runs, by the names of Trino, which Athena's engine is made from. */
    private static final Map<String, Explanation> FAILURES = Map.ofEntries(
            Map.entry("SYNTAX_ERROR", SYNTAX),
            Map.entry(
                    "COLUMN_NOT_FOUND",
                    new Explanation(
                            "No table of the query has such a column. Text stands in single quotes, a name in double ones.",
                            "See which there are: athena.query(\"DESCRIBE table\").")),
            Map.entry(
                    "TABLE_NOT_FOUND",
                    new Explanation(
                            "The database has no such table.",
                            "See which there are: athena.query(\"SHOW TABLES\"), and create it.")),
            Map.entry(
                    "SCHEMA_NOT_FOUND",
                    new Explanation(
                            "There is no such database.", "See which there are: athena.query(\"SHOW DATABASES\").")),
            Map.entry(
                    "TYPE_MISMATCH",
                    new Explanation(
                            "Values of two types meet that nothing makes alike, such as text and numbers.",
                            "Change one of them: CAST(value AS double).")),
            Map.entry(
                    "FUNCTION_NOT_FOUND",
                    new Explanation(
                            "There is no such function, or not for values of these types.",
                            "See how the name is written, and what it is given.")),
            Map.entry(
                    "EXPRESSION_NOT_AGGREGATE",
                    new Explanation(
                            "With GROUP BY a row stands for many, so that a plain column has no one value.",
                            "Put it into GROUP BY, or into avg(..), max(..) and the like.")),
            Map.entry(
                    "DIVISION_BY_ZERO",
                    new Explanation("A row divides by 0.", "Leave it out: NULLIF(value, 0) makes NULL of it.")),
            Map.entry("HIVE_CURSOR_ERROR", BROKEN_FILE),
            Map.entry("HIVE_BAD_DATA", BROKEN_FILE),
            Map.entry(
                    "HIVE_UNKNOWN_ERROR",
                    new Explanation("A file went away or changed while the query read it.", "Send the query again.")),
            Map.entry(
                    "HIVE_FILE_NOT_FOUND",
                    new Explanation("A file went away while the query read it.", "Send the query again.")),
            Map.entry("PERMISSION_DENIED", DENIED),
            Map.entry("ACCESS_DENIED", DENIED),
            Map.entry("EXCEEDED_LOCAL_MEMORY_LIMIT", MEMORY),
            Map.entry("EXCEEDED_MEMORY_LIMIT", MEMORY),
            Map.entry(
                    "EXCEEDED_TIME_LIMIT",
                    new Explanation(
                            "It ran for half an hour, which is the most.",
                            "Read less: a WHERE, a LIMIT, or partitions.")));

    private static final Explanation FAILED =
            new Explanation("Athena began, and could not carry it out.", "Read the sentence: it names what to change.");

    private QueryTroubles() {}

    /** What it means that Athena did not accept a request; empty where nobody knows. */
    static Optional<Explanation> refused(String sentence) {
        return REFUSALS.stream()
                .filter(trouble -> trouble.is(sentence))
                .map(Trouble::explanation)
                .findFirst();
    }

    /** What it means that a query failed. */
    static Explanation failed(String code, String sentence) {
        Explanation named = FAILURES.get(code);
        return named == null ? refused(sentence).orElse(FAILED) : named;
    }
}
