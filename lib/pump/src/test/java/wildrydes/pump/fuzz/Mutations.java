package wildrydes.pump.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wildrydes.pump.kit.Case;
import wildrydes.pump.kit.Cases;

/** Texts that are nearly SQL. The same random numbers give the same texts. */
final class Mutations {

    private static final Pattern TOKEN =
            Pattern.compile("\"[^\"]*\"|'[^']*'|[A-Za-z_][A-Za-z0-9_]*|[0-9.]+|--[^\\n]*|\\s+|.", Pattern.DOTALL);

    private static final List<String> WORDS = List.of(
            "SELECT",
            "STREAM",
            "FROM",
            "WHERE",
            "GROUP BY",
            "HAVING",
            "ORDER BY",
            "OVER",
            "WINDOW",
            "AS",
            "(",
            ")",
            ",",
            ";",
            "*",
            "+",
            "-",
            "/",
            "||",
            "=",
            "<>",
            "<",
            "NULL",
            "NOT",
            "AND",
            "OR",
            "CASE WHEN",
            "THEN",
            "ELSE",
            "END",
            "CAST(",
            "IN (",
            "BETWEEN",
            "EXISTS",
            "UNION ALL",
            "INTERSECT",
            "JOIN",
            "LEFT JOIN",
            "FULL JOIN",
            "CROSS JOIN",
            "ON",
            "USING (K)",
            "NATURAL",
            "DISTINCT",
            "FLOOR(",
            "STEP(",
            "BY",
            "INTERVAL '1' MINUTE",
            "INTERVAL '1' MONTH",
            "INTERVAL '0' SECOND",
            "INTERVAL '-1' DAY",
            "ROWTIME",
            "\"ROWTIME\"",
            "s_001.ROWTIME",
            "COUNT(*)",
            "SUM(v)",
            "COUNT(DISTINCT k)",
            "RANGE",
            "ROWS",
            "PRECEDING",
            "FOLLOWING",
            "UNBOUNDED",
            "CURRENT ROW",
            "PARTITION BY",
            "WINDOWED BY STAGGER",
            "TABLE(",
            "CURSOR(",
            "RANDOM_CUT_FOREST(",
            "TOP_K_ITEMS_TUMBLING(",
            "HOTSPOTS(",
            "VALUES",
            "WITH x AS",
            "LATERAL",
            "ARRAY[1]",
            "MAP['a', 1]",
            "ROW(1, 2)",
            "MULTISET[1]",
            "t.r.x",
            "1e400",
            "1e-400",
            "99999999999999999999",
            "9223372036854775808",
            "-32769",
            "0x1F",
            "''",
            "'é'",
            "U&'\\00e9'",
            "_UTF8'a'",
            "TIMESTAMP",
            "DATE '2026-02-30'",
            "TIME '25:00:00'",
            "TIMESTAMP '9999-12-31 23:59:59.999'",
            "VARCHAR(0)",
            "VARCHAR(70000)",
            "DECIMAL(40, 50)",
            "CREATE STREAM",
            "CREATE OR REPLACE",
            "PUMP",
            "INSERT INTO",
            "DROP STREAM",
            "ALTER PUMP",
            "CREATE FUNCTION",
            "RETURNS",
            "RETURN",
            "DELETE",
            "UPDATE",
            "MERGE",
            "EXPLAIN PLAN FOR",
            "DESCRIBE",
            "?",
            "@",
            "#",
            "`",
            "\"",
            "'",
            "/*",
            "*/",
            "--",
            "\u0000",
            "\\",
            "{fn NOW()}",
            "[0]",
            "=>",
            "::",
            "%");

    private final List<String> seeds =
            Cases.all().stream().map(Case::sql).distinct().toList();
    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    /** An application of the kit, changed in a place or several. */
    String next() {
        List<String> tokens = tokens(seeds.get(random.nextInt(seeds.size())));
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && !tokens.isEmpty(); i++) {
            change(tokens);
        }
        return String.join("", tokens);
    }

    /** Words in any order. */
    String words() {
        StringBuilder text = new StringBuilder();
        if (random.nextBoolean()) {
            text.append(
                    "CREATE STREAM sink (k VARCHAR(8), v INTEGER); CREATE PUMP p AS INSERT INTO sink SELECT STREAM ");
        }
        for (int i = random.nextInt(25); i >= 0; i--) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
        }
        return text.toString();
    }

    /** Characters in any order. */
    String characters() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(200); i >= 0; i--) {
            text.append((char) (random.nextInt(8) == 0 ? random.nextInt(0x10000) : random.nextInt(128)));
        }
        return text.toString();
    }

    private void change(List<String> tokens) {
        int at = random.nextInt(tokens.size());
        int other = random.nextInt(tokens.size());
        switch (random.nextInt(7)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.add(at, tokens.get(other));
            case 2 -> tokens.set(at, tokens.get(other));
            case 3 -> tokens.add(at, " " + WORDS.get(random.nextInt(WORDS.size())) + " ");
            case 4 -> tokens.set(at, WORDS.get(random.nextInt(WORDS.size())));
            case 5 -> {
                List<String> part = new ArrayList<>(tokens.subList(Math.min(at, other), Math.max(at, other)));
                tokens.addAll(at, part.subList(0, Math.min(30, part.size())));
            }
            default -> tokens.subList(at, tokens.size()).clear();
        }
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }
}
