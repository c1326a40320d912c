package wildrydes.answers.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import wildrydes.answers.checks.WindowTotals.Total;
import wildrydes.lab.exercise.Finding;

/** What the checks of functions and tables say to right answers and to those that are nearly right. */
class FunctionNearMissTest {

    private static final Map<KeyType, String> KEYS = Map.of(KeyType.HASH, "Name", KeyType.RANGE, "StatusTime");
    private static final Map<String, String> TYPES = Map.of("Name", "S", "StatusTime", "S");
    private static final Optional<String> ACTIVE = Optional.of("ACTIVE");
    private static final String BATCH_WRITE = "dynamodb:BatchWriteItem";
    private static final String FAILED = "PROBLEM: Function call failed";

    private final Map<String, Finding> findings = new LinkedHashMap<>();

    private void compare(String id) {
        NearMissTest.compare(id, findings);
    }

    @Test
    void table() {
        findings.put("right", SensorTable.judge(ACTIVE, KEYS, TYPES, List.of()));
        findings.put("none", SensorTable.judge(Optional.empty(), Map.of(), Map.of(), List.of()));
        findings.put(
                "another name",
                SensorTable.judge(Optional.empty(), Map.of(), Map.of(), List.of("unicornsensordata", "other")));
        findings.put(
                "no sort key", SensorTable.judge(ACTIVE, Map.of(KeyType.HASH, "Name"), Map.of("Name", "S"), List.of()));
        findings.put(
                "the other way round",
                SensorTable.judge(ACTIVE, Map.of(KeyType.HASH, "StatusTime", KeyType.RANGE, "Name"), TYPES, List.of()));
        findings.put("a number", SensorTable.judge(ACTIVE, KEYS, Map.of("Name", "S", "StatusTime", "N"), List.of()));
        findings.put("not yet", SensorTable.judge(Optional.of("CREATING"), KEYS, TYPES, List.of()));
        compare("e3-table");
    }

    private static Finding policy(Set<String> allowed, boolean others, int items, String result) {
        return WritePolicy.judge(new WritePolicy.Rights(true, false, allowed, others, items, result));
    }

    @Test
    void policy() {
        findings.put("no role", WritePolicy.judge(new WritePolicy.Rights(false, false, Set.of(), false, 0, "")));
        findings.put(
                "the lab's",
                WritePolicy.judge(new WritePolicy.Rights(true, true, Set.of(BATCH_WRITE), false, 8, "OK")));
        findings.put("right", policy(Set.of(BATCH_WRITE), false, 8, "OK"));
        findings.put("the colleague's", policy(Set.of("dynamodb:PutItem"), false, 0, FAILED));
        findings.put("too early", policy(Set.of(BATCH_WRITE), false, 0, FAILED));
        findings.put("both", policy(Set.of(BATCH_WRITE, "dynamodb:PutItem"), false, 8, "OK"));
        findings.put("all tables", policy(Set.of(BATCH_WRITE), true, 8, "OK"));
        findings.put(
                "a star",
                policy(
                        Set.of(BATCH_WRITE, "dynamodb:PutItem", "dynamodb:DeleteTable", "dynamodb:Scan"),
                        true,
                        8,
                        "OK"));
        compare("e3-policy");
    }

    private static Processor processor(String position, String result, long calls) {
        return new Processor(true, false, Optional.of(new Processor.Source("Enabled", position, result)), calls);
    }

    private static List<Map<String, String>> rows(int minutes) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int minute = 0; minute < minutes; minute++) {
            rows.add(new TreeMap<>(Map.of(
                    "Name", "Shadowfax", "StatusTime", "09:1" + minute, "Distance", String.valueOf(1790 + minute))));
        }
        return rows;
    }

    @Test
    void delivery() {
        Processor done = processor("TRIM_HORIZON", "OK", 3);
        List<Map<String, String>> rows = rows(4);
        List<Map<String, String>> other = rows(4);
        other.get(1).put("Distance", "0");
        List<Map<String, String>> twice = new ArrayList<>(rows);
        twice.addAll(rows);
        List<Map<String, String>> more = new ArrayList<>(rows);
        more.addAll(rows(6));
        findings.put("right", Delivery.judge(done, rows, rows));
        findings.put("a row came twice", Delivery.judge(done, twice, rows));
        findings.put("items of others beside", Delivery.judge(done, rows, more));
        findings.put("the lab's", Delivery.judge(new Processor(true, true, done.trigger(), 3), rows, rows));
        findings.put("an empty summary", Delivery.judge(done, List.of(), List.of()));
        findings.put("by hand", Delivery.judge(new Processor(false, false, Optional.empty(), 0), rows, rows));
        findings.put("never called", Delivery.judge(processor("LATEST", "", 0), rows, rows));
        findings.put("no trigger", Delivery.judge(new Processor(true, false, Optional.empty(), 3), rows, rows));
        findings.put("only the newest", Delivery.judge(processor("LATEST", "OK", 3), rows, rows.subList(2, 4)));
        findings.put("denied", Delivery.judge(processor("TRIM_HORIZON", FAILED, 3), rows, List.of()));
        findings.put("not all yet", Delivery.judge(done, rows, rows.subList(0, 3)));
        findings.put("other values", Delivery.judge(done, rows, other));
        compare("e3-deliver");
    }

    @Test
    void numbersAreEqualInWhateverFormTheyAreWritten() {
        assertThat(Delivery.ofItem(
                        Map.of("Name", AttributeValue.fromS("Shadowfax"), "Distance", AttributeValue.fromN("1800.0"))))
                .isEqualTo(Map.of("Name", "Shadowfax", "Distance", "1800"));
    }

    @Test
    void sameKey() {
        findings.put("nothing twice", SameKey.judge(false, 3));
        for (Object value : new Object[] {3, 1, 2, 4, 0, 5, "3"}) {
            findings.put(String.valueOf(value) + " " + value.getClass().getSimpleName(), SameKey.judge(true, value));
        }
        compare("e3-idempotent");
    }

    @Test
    void bisected() {
        var right = new Bisected.Settings(true, 2, true);
        findings.put("no trigger", Bisected.judge(Optional.empty(), 0, List.of()));
        findings.put("right", Bisected.judge(Optional.of(right), 28, List.of(9, 1)));
        findings.put("sent once more", Bisected.judge(Optional.of(right), 36, List.of(9, 1, 1)));
        findings.put(
                "as before", Bisected.judge(Optional.of(new Bisected.Settings(false, 2, true)), 20, List.of(9, 9)));
        findings.put("not sent", Bisected.judge(Optional.of(right), 20, List.of(9)));
        findings.put("not given up yet", Bisected.judge(Optional.of(right), 28, List.of(9)));
        findings.put("for ever", Bisected.judge(Optional.of(new Bisected.Settings(true, -1, true)), 28, List.of(9)));
        findings.put(
                "without a queue", Bisected.judge(Optional.of(new Bisected.Settings(true, 2, false)), 28, List.of(9)));
        compare("e3-bisect");
    }

    @Test
    void onlyMessagesOfLambdaTellOfABatch() {
        assertThat(Bisected.batchSize("""
                {"requestContext": {"condition": "RetryAttemptsExhausted"}, "KinesisBatchInfo": {"batchSize": 9}}""")).contains(9);
        assertThat(Bisected.batchSize("{\"batchSize\": 1}")).isEmpty();
        assertThat(Bisected.batchSize("1 record")).isEmpty();
    }

    private static final Instant FIRST = Instant.parse("2026-03-02T09:30:00Z");
    private static final Instant NOW = FIRST.plus(Duration.ofSeconds(150));
    private static final Optional<Instant> CHANGED = Optional.of(FIRST.minusSeconds(20));

    /** A record a second from the change of the function on. */
    private static List<Report> reports(String... names) {
        List<Report> reports = new ArrayList<>();
        for (String name : names) {
            for (Instant at = FIRST.minusSeconds(20); at.isBefore(NOW); at = at.plusSeconds(1)) {
                reports.add(new Report(name, at, 30, 150, 150));
            }
        }
        return reports;
    }

    private static List<Total> totals(double distance, String... names) {
        List<Total> totals = new ArrayList<>();
        for (String name : names) {
            totals.add(new Total(name, FIRST, distance));
            totals.add(new Total(name, FIRST.plusSeconds(60), distance));
        }
        return totals;
    }

    @Test
    void windowTotals() {
        String[] three = {"Bucephalus", "Rocinante", "Shadowfax"};
        List<Report> reports = reports(three);
        List<Total> merged = new ArrayList<>(totals(1800, "Shadowfax"));
        merged.addAll(totals(3600, "Rocinante"));
        List<Total> old = List.of(new Total("Rocinante", FIRST.minusSeconds(60), 3600));
        List<Total> both = new ArrayList<>(totals(1800, three));
        both.addAll(old);
        findings.put("no function", WindowTotals.judge(Optional.empty(), NOW, reports, List.of()));
        findings.put("right", WindowTotals.judge(CHANGED, NOW, reports, totals(1800, three)));
        findings.put("old ones beside", WindowTotals.judge(CHANGED, NOW, reports, both));
        findings.put("not yet", WindowTotals.judge(CHANGED, NOW, reports, old));
        findings.put("two names in one total", WindowTotals.judge(CHANGED, NOW, reports, merged));
        findings.put(
                "the last name wins",
                WindowTotals.judge(CHANGED, NOW, reports, totals(1800, "Shadowfax", "Rocinante")));
        findings.put("halves", WindowTotals.judge(CHANGED, NOW, reports, totals(900, three)));
        findings.put("one unicorn", WindowTotals.judge(CHANGED, NOW, reports("Shadowfax"), totals(1800, "Shadowfax")));
        findings.put("nobody flew", WindowTotals.judge(CHANGED, NOW, List.of(), totals(0, three)));
        compare("e3-window");
    }

    @Test
    void anItemOfAnotherFormIsNoTotal() {
        AttributeValue start = AttributeValue.fromS("2026-03-02T09:30:00Z");
        AttributeValue name = AttributeValue.fromS("Shadowfax");

        assertThat(Total.of(Map.of("Name", name, "WindowStart", start, "Distance", AttributeValue.fromN("1800.5"))))
                .contains(new Total("Shadowfax", FIRST, 1800.5));
        assertThat(Total.of(Map.of("Name", name, "WindowStart", start))).isEmpty();
        assertThat(Total.of(Map.of(
                        "Name",
                        name,
                        "WindowStart",
                        AttributeValue.fromS("soon"),
                        "Distance",
                        AttributeValue.fromN("1"))))
                .isEmpty();
        assertThat(Total.of(Map.of("Name", name, "WindowStart", start, "Distance", AttributeValue.fromS("far"))))
                .isEmpty();
    }
}
