package wildrydes.pump.fuzz;

import java.util.List;
import java.util.Random;

/** Expressions over the columns K (text), V (whole number) and D (number) of S_001, of a type that is known. */
final class RandomExpressions {

    private final Random random;

    RandomExpressions(long seed) {
        random = new Random(seed);
    }

    String number(int depth) {
        if (depth == 0) {
            return pick("v", "d", "0", "1", "-3", "2.5", "1e3", "40000", "CAST(NULL AS INTEGER)");
        }
        String a = number(depth - 1);
        String b = number(depth - 1);
        return switch (random.nextInt(12)) {
            case 0 -> "(" + a + " + " + b + ")";
            case 1 -> "(" + a + " - " + b + ")";
            case 2 -> "(" + a + " * " + b + ")";
            case 3 -> "(" + a + " / " + b + ")";
            case 4 -> "CASE WHEN " + condition(depth - 1) + " THEN " + a + " ELSE " + b + " END";
            case 5 -> "ABS(" + a + ")";
            case 6 ->
                "CAST(" + a + " AS " + pick("SMALLINT", "INTEGER", "BIGINT", "DOUBLE", "DECIMAL(10, 2)", "REAL") + ")";
            case 7 -> "CHAR_LENGTH(" + text(depth - 1) + ")";
            case 8 -> "COALESCE(" + a + ", " + b + ")";
            case 9 -> "NULLIF(" + a + ", " + b + ")";
            case 10 -> "FLOOR(" + a + ")";
            default -> "LN(" + a + ")";
        };
    }

    String text(int depth) {
        if (depth == 0) {
            return pick("k", "'x'", "''", "'Shadowfax of the North'", "CAST(NULL AS VARCHAR(4))");
        }
        String a = text(depth - 1);
        return switch (random.nextInt(8)) {
            case 0 -> "(" + a + " || " + text(depth - 1) + ")";
            case 1 -> "UPPER(" + a + ")";
            case 2 ->
                "SUBSTRING(" + a + ", " + pick("0", "1", "2", "-1", "v") + ", " + pick("0", "1", "3", "100") + ")";
            case 3 -> "CASE WHEN " + condition(depth - 1) + " THEN " + a + " ELSE 'e' END";
            case 4 -> "CAST(" + number(depth - 1) + " AS VARCHAR(" + pick("1", "5", "30") + "))";
            case 5 -> "TRIM(" + a + ")";
            case 6 -> "COALESCE(" + a + ", 'none')";
            default -> "LOWER(" + a + ")";
        };
    }

    String condition(int depth) {
        if (depth == 0) {
            return pick("v > 0", "k = 'a'", "d IS NULL", "v IS NOT NULL", "TRUE", "k LIKE 'a%'", "v BETWEEN 1 AND 5");
        }
        return switch (random.nextInt(8)) {
            case 0 -> "(" + condition(depth - 1) + " AND " + condition(depth - 1) + ")";
            case 1 -> "(" + condition(depth - 1) + " OR " + condition(depth - 1) + ")";
            case 2 -> "NOT (" + condition(depth - 1) + ")";
            case 3 -> number(depth - 1) + pick(" < ", " >= ", " = ", " <> ") + number(depth - 1);
            case 4 -> text(depth - 1) + pick(" < ", " = ", " <> ") + text(depth - 1);
            case 5 -> number(depth - 1) + " IN (1, 2, 40000)";
            case 6 -> "(" + text(depth - 1) + ") IS NULL";
            default -> text(depth - 1) + " SIMILAR TO '%a%'";
        };
    }

    private String pick(String... choices) {
        return List.of(choices).get(random.nextInt(choices.length));
    }
}
