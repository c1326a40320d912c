package wildrydes.pump.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wildrydes.pump.sql.SqlException;

/** Whatever is sent as SQL is planned and runs, or is refused with a place. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SqlFuzzTest {

    private static final long SEED = 20_260_302;

    @Test
    void changedApplicationsRunOrAreRefused() {
        Mutations mutations = new Mutations(SEED);

        Map<Boolean, Integer> outcomes = tryOut(mutations::next, 400);

        assertThat(outcomes).as("how many were refused, and how many ran").containsKeys(true, false);
    }

    @Test
    void wordsInAnyOrderAreRefused() {
        tryOut(new Mutations(SEED)::words, 400);
    }

    @Test
    void charactersInAnyOrderAreRefused() {
        tryOut(new Mutations(SEED)::characters, 300);
    }

    @Test
    @Tag("slow")
    void manyMoreOfThem() {
        Mutations mutations = new Mutations(SEED + 1);
        tryOut(mutations::next, 15_000);
        tryOut(mutations::words, 10_000);
        tryOut(mutations::characters, 5_000);
    }

    @ParameterizedTest
    @MethodSource("monsters")
    void whatIsTooLargeOrTooDeepRunsOrIsRefused(String name, String sql) {
        Optional<SqlException> refusal = tryOut(sql, 1);

        refusal.ifPresent(e -> assertThat(e.reason()).as(name).isNotBlank().hasSizeLessThan(1_000));
    }

    static List<Arguments> monsters() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("parentheses", query("v" + " FROM s_001 WHERE " + "(".repeat(20_000) + "v = 1" + ")".repeat(20_000)));
        texts.put("parentheses that fit", query("v FROM s_001 WHERE " + "(".repeat(50) + "v = 1" + ")".repeat(50)));
        texts.put("open parentheses", query("(".repeat(40_000)));
        texts.put(
                "subqueries", query("v FROM " + "(SELECT STREAM v FROM ".repeat(2_000) + "s_001" + ")".repeat(2_000)));
        texts.put(
                "subqueries that fit", query("v FROM " + "(SELECT STREAM v FROM ".repeat(8) + "s_001" + ")".repeat(8)));
        texts.put("sums", query("v" + " + v".repeat(10_000) + " FROM s_001"));
        texts.put("minus signs", query("- ".repeat(20_000) + "v FROM s_001"));
        texts.put("NOTs", query("v FROM s_001 WHERE " + "NOT ".repeat(15_000) + "v = 1"));
        texts.put("ANDs", query("v FROM s_001 WHERE v = 1" + " AND v = 1".repeat(8_000)));
        texts.put("ORs", query("v FROM s_001 WHERE v = 1" + " OR v = 2".repeat(8_000)));
        texts.put("IN list", query("v FROM s_001 WHERE v IN (1" + ", 2".repeat(20_000) + ")"));
        texts.put("CASEs", query("CASE WHEN v = 1 THEN ".repeat(2_000) + "1" + " END".repeat(2_000) + " FROM s_001"));
        texts.put("CASTs", query("CAST(".repeat(3_000) + "v" + " AS INTEGER)".repeat(3_000) + " FROM s_001"));
        texts.put("concatenations", query("k" + " || k".repeat(10_000) + " FROM s_001"));
        texts.put("calls", query("UPPER(".repeat(10_000) + "k" + ")".repeat(10_000) + " FROM s_001"));
        texts.put("columns", query("v" + ", v".repeat(30_000) + " FROM s_001"));
        texts.put("unions", query("v FROM s_001" + " UNION ALL SELECT STREAM v FROM s_001".repeat(2_000)));
        texts.put("joins", query("s_001.v FROM s_001" + " JOIN r_001 OVER (ROWS 1 PRECEDING) ON TRUE".repeat(1_500)));
        texts.put("statements", "CREATE OR REPLACE STREAM s (a INTEGER);\n".repeat(2_400));
        texts.put("a name", "CREATE STREAM \"" + "n".repeat(90_000) + "\" (a INTEGER)");
        texts.put("a text", query("'" + "x".repeat(90_000) + "' FROM s_001"));
        texts.put("a number", query("9".repeat(50_000) + " FROM s_001"));
        texts.put("a number with an exponent", query("1e999999999 FROM s_001"));
        texts.put("a comment", "/*" + "x".repeat(90_000));
        texts.put("more than 100 KB", "-- " + "x".repeat(200_000));
        texts.put(
                "windows",
                query("COUNT(*) OVER (ROWS 1 PRECEDING)" + ", COUNT(*) OVER (ROWS 1 PRECEDING)".repeat(1_500)
                        + " FROM s_001"));
        return texts.entrySet().stream()
                .map(text -> Arguments.of(text.getKey(), text.getValue()))
                .toList();
    }

    private static String query(String rest) {
        return "CREATE STREAM sink (v INTEGER); CREATE PUMP p AS INSERT INTO sink SELECT STREAM " + rest;
    }

    private static Map<Boolean, Integer> tryOut(Supplier<String> texts, int count) {
        Map<Boolean, Integer> refused = new LinkedHashMap<>();
        Map<String, AssertionError> failures = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            try {
                refused.merge(tryOut(texts.get(), i).isPresent(), 1, Integer::sum);
            } catch (AssertionError e) {
                failures.putIfAbsent(where(e), e);
            }
        }
        if (!failures.isEmpty()) {
            AssertionError all = new AssertionError(failures.size() + " different failures");
            failures.values().forEach(all::addSuppressed);
            throw all;
        }
        return refused;
    }

    /** One failure of each kind is enough to look at. */
    private static String where(AssertionError error) {
        Throwable cause = error.getCause() == null ? error : error.getCause();
        StackTraceElement[] stack = cause.getStackTrace();
        return cause.getClass() + (stack.length == 0 ? "" : stack[0].toString());
    }

    private static Optional<SqlException> tryOut(String sql, long seed) {
        try {
            return Workbench.tryOut(sql, seed);
        } catch (RuntimeException | Error e) {
            String shown = sql.length() > 3_000 ? sql.substring(0, 3_000) + "..." : sql;
            throw new AssertionError("neither planned nor refused: " + shown, e);
        }
    }
}
