package wildrydes.pump.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.kit.EmbeddedRuntime.Between;

/** Random streams through each family of queries: the runtime gives what the oracle does, whatever happens in between. */
class RandomStreamsTest {

    private static final int TRIES = 100;

    private static final List<Oracle.Total> TOTALS =
            List.of(Oracle.count(), Oracle.count(2), Oracle.sum(3), Oracle.min(2), Oracle.max(2), Oracle.average(3));
    private static final String AGGREGATES = "COUNT(*), COUNT(v), SUM(d), MIN(v), MAX(v), AVG(d)";
    private static final String COLUMNS =
            "k VARCHAR(8), n BIGINT, nv BIGINT, s DOUBLE, lo INTEGER, hi INTEGER, mean DOUBLE";

    @Property(tries = TRIES)
    void tumblingWindows(@ForAll("events") List<Event> events, @ForAll("seconds") int seconds, @ForAll Between between)
            throws Exception {
        agree(
                COLUMNS,
                "SELECT STREAM k, " + AGGREGATES + " FROM s_001 GROUP BY k, STEP(s_001.ROWTIME BY INTERVAL '" + seconds
                        + "' SECOND(4))",
                events,
                Oracle.tumbling(left(events), Oracle.end(events), seconds * 1000L, List.of(1), TOTALS),
                between);
    }

    @Property(tries = TRIES)
    void tumblingWindowsOfAnHourOverThoseOfAMinute(@ForAll("events") List<Event> events, @ForAll Between between)
            throws Exception {
        long end = Oracle.end(events);
        List<List<@Nullable Object>> minutes =
                Oracle.tumbling(left(events), end, 60_000, List.of(1), List.of(Oracle.count(), Oracle.sum(3)));
        agree(
                "k VARCHAR(8), n BIGINT, s DOUBLE",
                "SELECT STREAM k, COUNT(*), SUM(s) FROM (SELECT STREAM k, COUNT(*) AS n, SUM(d) AS s FROM s_001 GROUP BY k,"
                        + " FLOOR(s_001.ROWTIME TO MINUTE)) AS m GROUP BY k, FLOOR(m.ROWTIME TO HOUR)",
                events,
                Oracle.tumbling(minutes, end, 3_600_000, List.of(1), List.of(Oracle.count(), Oracle.sum(3))),
                between);
    }

    @Property(tries = TRIES)
    void staggerWindows(@ForAll("events") List<Event> events, @ForAll("seconds") int seconds, @ForAll Between between)
            throws Exception {
        agree(
                COLUMNS,
                "SELECT STREAM k, " + AGGREGATES + " FROM s_001 WINDOWED BY STAGGER (PARTITION BY k RANGE INTERVAL '"
                        + seconds + "' SECOND(4))",
                events,
                Oracle.stagger(left(events), Oracle.end(events), seconds * 1000L, List.of(1), TOTALS),
                between);
    }

    @Property(tries = TRIES)
    void slidingWindowsOfATime(
            @ForAll("events") List<Event> events, @ForAll("seconds") int seconds, @ForAll Between between)
            throws Exception {
        agree(
                COLUMNS,
                "SELECT STREAM k, COUNT(*) OVER w, COUNT(v) OVER w, SUM(d) OVER w, MIN(v) OVER w, MAX(v) OVER w, AVG(d) OVER w"
                        + " FROM s_001 WINDOW w AS (PARTITION BY k RANGE INTERVAL '" + seconds
                        + "' SECOND(4) PRECEDING)",
                events,
                without(Oracle.slidingRange(left(events), seconds * 1000L, List.of(1), TOTALS), 2, 3),
                between);
    }

    @Property(tries = TRIES)
    void slidingWindowsOfRows(@ForAll("events") List<Event> events, @ForAll("few") int rows, @ForAll Between between)
            throws Exception {
        List<Oracle.Total> totals = new ArrayList<>(TOTALS);
        totals.add(Oracle.first(2));
        totals.add(Oracle.last(2));
        agree(
                COLUMNS + ", f INTEGER, l INTEGER",
                "SELECT STREAM k, COUNT(*) OVER w, COUNT(v) OVER w, SUM(d) OVER w, MIN(v) OVER w, MAX(v) OVER w, AVG(d) OVER w,"
                        + " FIRST_VALUE(v) OVER w, LAST_VALUE(v) OVER w"
                        + " FROM s_001 WINDOW w AS (PARTITION BY k ROWS " + rows + " PRECEDING)",
                events,
                without(Oracle.slidingRows(left(events), rows, List.of(1), totals), 2, 3),
                between);
    }

    @Property(tries = TRIES)
    void joinsOfStreams(
            @ForAll("events") List<Event> events,
            @ForAll("seconds") int left,
            @ForAll("seconds") int right,
            @ForAll boolean outer,
            @ForAll Between between)
            throws Exception {
        List<List<@Nullable Object>> lefts = left(events);
        List<List<@Nullable Object>> rights = Oracle.rows(events, RandomStreams.RIGHT.name());
        List<List<@Nullable Object>> expected =
                new ArrayList<>(Oracle.join(lefts, left * 1000L, rights, right * 1000L, RandomStreamsTest::sameKey));
        if (outer) {
            expected.addAll(Oracle.lonely(
                    lefts, left * 1000L, rights, right * 1000L, RandomStreamsTest::sameKey, Oracle.end(events), 2));
        }
        agree(
                "k VARCHAR(8), v INTEGER, d DOUBLE, k2 VARCHAR(8), w INTEGER",
                "SELECT STREAM l.k, l.v, l.d, r.k, r.w FROM s_001 OVER (RANGE INTERVAL '" + left
                        + "' SECOND(4) PRECEDING) AS l "
                        + (outer ? "LEFT " : "") + "JOIN r_001 OVER (RANGE INTERVAL '" + right
                        + "' SECOND(4) PRECEDING) AS r ON l.k = r.k",
                events,
                expected,
                between);
    }

    private static boolean sameKey(List<@Nullable Object> left, List<@Nullable Object> right) {
        return left.get(1) != null && Objects.equals(left.get(1), right.get(1));
    }

    @Property(tries = TRIES)
    void filters(@ForAll("events") List<Event> events, @ForAll Between between) throws Exception {
        agree(
                "k VARCHAR(8), v INTEGER, d DOUBLE",
                "SELECT STREAM * FROM s_001 WHERE v > 3 OR k = 'a' AND d IS NULL",
                events,
                Oracle.filter(left(events), row -> {
                    Integer v = (Integer) row.get(2);
                    return v != null && v > 3 || "a".equals(row.get(1)) && row.get(3) == null;
                }),
                between);
    }

    @Property(tries = TRIES)
    void unions(@ForAll("events") List<Event> events, @ForAll Between between) throws Exception {
        List<List<@Nullable Object>> expected = new ArrayList<>();
        for (List<@Nullable Object> row : left(events)) {
            expected.add(Oracle.pick(row, List.of(0, 1, 2)));
        }
        expected.addAll(Oracle.rows(events, RandomStreams.RIGHT.name()));
        List<Event> ended = new ArrayList<>(events);
        ended.add(new Event.Bound(Oracle.end(events) == Long.MIN_VALUE ? 0 : Oracle.end(events) + 1));
        agree(
                "k VARCHAR(8), v INTEGER",
                "SELECT STREAM k, v FROM s_001 UNION ALL SELECT STREAM k, w FROM r_001",
                ended,
                expected,
                between);
    }

    @Property(tries = TRIES)
    void distinctRows(@ForAll("events") List<Event> events, @ForAll Between between) throws Exception {
        agree(
                "t TIMESTAMP, k VARCHAR(8)",
                "SELECT STREAM DISTINCT FLOOR(s_001.ROWTIME TO MINUTE), k FROM s_001",
                events,
                Oracle.distinct(left(events), 60_000, 1),
                between);
    }

    @Property(tries = TRIES)
    void sortedWindows(@ForAll("events") List<Event> events, @ForAll Between between) throws Exception {
        agree(
                "k VARCHAR(8), v INTEGER, d DOUBLE",
                "SELECT STREAM * FROM s_001 ORDER BY FLOOR(s_001.ROWTIME TO MINUTE), v",
                events,
                Oracle.sort(left(events), Oracle.end(events), 60_000, 2),
                between);
    }

    @Property(tries = TRIES)
    void mostFrequentValues(@ForAll("events") List<Event> events, @ForAll("few") int k, @ForAll Between between)
            throws Exception {
        List<List<@Nullable Object>> expected = new ArrayList<>();
        for (List<@Nullable Object> row : Oracle.topK(left(events), Oracle.end(events), 60_000, 1, k)) {
            expected.add(Oracle.pick(row, List.of(0, 2)));
        }
        agree(
                "n BIGINT",
                "SELECT STREAM item_count FROM TABLE(TOP_K_ITEMS_TUMBLING(CURSOR(SELECT STREAM * FROM s_001), 'K', " + k
                        + ", 60))",
                events,
                expected,
                between);
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return RandomStreams.events(60);
    }

    @Provide
    Arbitrary<Integer> seconds() {
        return Arbitraries.of(1, 10, 60, 90, 3600);
    }

    @Provide
    Arbitrary<Integer> few() {
        return Arbitraries.of(1, 2, 3, 5);
    }

    private static List<List<@Nullable Object>> left(List<Event> events) {
        return Oracle.rows(events, RandomStreams.LEFT.name());
    }

    /** The rows without some of their columns. */
    private static List<List<@Nullable Object>> without(List<List<@Nullable Object>> rows, int... columns) {
        List<List<@Nullable Object>> results = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> kept = new ArrayList<>(row);
            for (int i = columns.length - 1; i >= 0; i--) {
                kept.remove(columns[i]);
            }
            results.add(kept);
        }
        return results;
    }

    private static void agree(
            String columns, String query, List<Event> events, List<List<@Nullable Object>> expected, Between between)
            throws Exception {
        Case.Builder builder = Case.of(query)
                .input(RandomStreams.LEFT)
                .input(RandomStreams.RIGHT)
                .sql("CREATE STREAM sink (" + columns + ");")
                .sql("CREATE PUMP p AS INSERT INTO sink " + query + ";")
                .expectRows("SINK", expected);
        events.forEach(builder::event);
        Case test = builder.build();

        assertThat(new EmbeddedRuntime(between).run(test).differences(test.expected()))
                .as("missing (-) and unexpected (+) rows of: %s", query)
                .isEmpty();
    }
}
