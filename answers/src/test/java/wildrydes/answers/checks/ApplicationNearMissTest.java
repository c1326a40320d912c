package wildrydes.answers.checks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wildrydes.lab.exercise.Finding;
import wildrydes.lab.exercise.GivenSql;

/** What the checks of applications say to right answers and to those that are nearly right. */
class ApplicationNearMissTest {

    private static final Instant SINCE = Instant.parse("2026-03-02T09:15:40Z");
    private static final Instant NOW = Instant.parse("2026-03-02T09:18:30Z");
    private static final String SHADOWFAX = "Shadowfax";

    private final Map<String, Finding> findings = new LinkedHashMap<>();

    private void compare(String id) {
        NearMissTest.compare(id, findings);
    }

    @Test
    void application() {
        String expected = "something in S";
        Stream.of(
                        new Running("", "", List.of(), Instant.MAX),
                        new Running("RUNNING", GivenSql.byMinute(), List.of("S"), SINCE),
                        new Running("READY", "mine", List.of(), Instant.MAX),
                        new Running("RUNNING", "mine", List.of("s", "error_stream"), SINCE),
                        new Running("RUNNING", "mine", List.of("S"), SINCE))
                .forEach(running -> findings.put(
                        running.status() + " "
                                + running.sql().lines().findFirst().orElse(""),
                        running.trouble(expected, "S").orElse(Finding.full(1, expected, "no trouble"))));
        compare("e2-application");
    }

    @Test
    void schema() {
        Map<String, String> right = new TreeMap<>(Map.of(
                "Distance", "DOUBLE",
                "HealthPoints", "INTEGER",
                "Latitude", "DOUBLE",
                "Longitude", "DOUBLE",
                "MagicPoints", "INTEGER",
                "Name", "VARCHAR(16)",
                "StatusTime", "TIMESTAMP"));
        findings.put("right", Schema.judge(right));
        findings.put("none", Schema.judge(Map.of()));
        Map<String, String> whole = new TreeMap<>(right);
        whole.put("Distance", "INTEGER");
        findings.put("whole metres", Schema.judge(whole));
        Map<String, String> other = new TreeMap<>(right);
        other.remove("Name");
        other.put("InputData", "VARCHAR(8)");
        findings.put("another producer", Schema.judge(other));
        compare("e2-schema");
    }

    private static Row minute(String end, double... numbers) {
        return row(SHADOWFAX, end, numbers);
    }

    private static Row row(String name, String end, double... numbers) {
        return new Row(
                name,
                Instant.parse("2026-03-02T" + end + "Z"),
                Arrays.stream(numbers).boxed().toList());
    }

    private static List<Row> minutes() {
        return List.of(minute("09:16:00", 600), minute("09:17:00", 1800), minute("09:18:00", 1800));
    }

    @Test
    void partial() {
        List<Row> rows = minutes();
        List<Row> full = rows.subList(1, 3);
        List<Row> more = Stream.concat(rows.stream(), Stream.of(minute("09:19:00", 1800)))
                .toList();
        findings.put("no rows", Partial.judge(List.of(), SINCE, 0, 20, List.of()));
        findings.put("right", Partial.judge(rows, SINCE, 20, 20, full));
        findings.put("one beside it", Partial.judge(rows, SINCE, 20, 21, full));
        findings.put("a whole minute", Partial.judge(rows, SINCE, 20, 60, full));
        findings.put("another number, all rows", Partial.judge(rows, SINCE, 20, 18, rows));
        findings.put("all rows", Partial.judge(rows, SINCE, 20, 20, rows));
        findings.put("too few", Partial.judge(rows, SINCE, 20, 20, rows.subList(2, 3)));
        findings.put("the first alone", Partial.judge(rows, SINCE, 20, 20, rows.subList(1, 2)));
        findings.put("a row more by now", Partial.judge(more, SINCE, 20, 20, full));
        findings.put("no table", Partial.judge(rows, SINCE, 20, 20, List.of()));
        findings.put("no number", Partial.judge(rows, SINCE, 20, "20", full));
        compare("e2-partial");
    }

    @Test
    void summary() {
        String arn = "arn:summary";
        Set<String> keys = Set.of(
                "Name",
                "StatusTime",
                "Distance",
                "MinMagicPoints",
                "MaxMagicPoints",
                "MinHealthPoints",
                "MaxHealthPoints");
        String stream = "DESTINATION_SQL_STREAM";
        findings.put("no output", Summary.judge(Map.of(), arn, List.of()));
        findings.put("another case", Summary.judge(Map.of("Destination_Sql_Stream", arn), arn, List.of(keys, keys)));
        findings.put("another stream", Summary.judge(Map.of(stream, "arn:other"), arn, List.of(keys, keys)));
        findings.put("no row yet", Summary.judge(Map.of(stream, arn), arn, List.of()));
        findings.put("other columns", Summary.judge(Map.of(stream, arn), arn, List.of(Set.of("Name"), Set.of("Name"))));
        findings.put("right", Summary.judge(Map.of(stream, arn), arn, List.of(keys, keys)));
        compare("e2-summary");
    }

    @Test
    void rows() {
        Map<String, Long> rows = new TreeMap<>(Map.of(SHADOWFAX, 4L, "Bucephalus", 5L));
        findings.put("nothing flew", MinuteRows.judge(Map.of(), 9));
        findings.put("one flew", MinuteRows.judge(Map.of(SHADOWFAX, 4L), 4));
        for (Object value : new Object[] {9, 5, 10, 8, 0, 9.0, "nine"}) {
            findings.put(String.valueOf(value), MinuteRows.judge(rows, value));
        }
        compare("e2-rows");
    }

    /** A record a second, in the middle of it, from the moment at which reading began. */
    private static List<Report> reports(String name, double metres, double magic, double health) {
        List<Report> reports = new ArrayList<>();
        for (Instant at = SINCE.plusMillis(500); at.isBefore(NOW); at = at.plusSeconds(1)) {
            reports.add(new Report(name, at, metres, magic, health));
        }
        return reports;
    }

    @Test
    void speed() {
        List<Report> reports = reports(SHADOWFAX, 30, 150, 150);
        findings.put("no rows", MeanSpeed.judge(reports, List.of()));
        findings.put("right", MeanSpeed.judge(reports, List.of(minute("09:16:00", 67.108), minute("09:17:00", 67.15))));
        findings.put("metres a second", MeanSpeed.judge(reports, List.of(minute("09:17:00", 30))));
        findings.put("divided", MeanSpeed.judge(reports, List.of(minute("09:17:00", 13.41))));
        findings.put("whole miles", MeanSpeed.judge(reports, List.of(minute("09:17:00", 67), minute("09:18:00", 68))));
        findings.put("another name", MeanSpeed.judge(reports, List.of(row("Pegasus", "09:17:00", 67.1))));
        findings.put("no numbers", MeanSpeed.judge(reports, List.of(minute("09:17:00"))));
        compare("e2-speed");
    }

    private static List<Row> tens(double metres) {
        List<Row> rows = new ArrayList<>();
        for (Instant end = Instant.parse("2026-03-02T09:15:50Z"); !end.isAfter(NOW); end = end.plusSeconds(10)) {
            rows.add(new Row(SHADOWFAX, end, List.of(metres)));
        }
        return rows;
    }

    @Test
    void step() {
        findings.put("no rows", TenSeconds.judge(List.of(), minutes()));
        findings.put("right", TenSeconds.judge(tens(300), minutes()));
        findings.put("still minutes", TenSeconds.judge(minutes(), minutes()));
        findings.put("no minutes beside", TenSeconds.judge(tens(300), List.of()));
        findings.put("means", TenSeconds.judge(tens(30), minutes()));
        findings.put(
                "five seconds",
                TenSeconds.judge(
                        List.of(minute("09:16:05", 150), minute("09:16:10", 150), minute("09:16:15", 150)), minutes()));
        compare("e2-step");
    }

    @Test
    void vitals() {
        List<Report> reports = new ArrayList<>(reports(SHADOWFAX, 30, 150, 150));
        reports.addAll(reports("Rocinante", 30, 95, 150));
        reports.addAll(reports("Silver", 30, 150, 95));
        List<Row> rows = reports.stream()
                .filter(Report::low)
                .map(report -> new Row(report.name(), report.arrived(), List.of(report.magic(), report.health())))
                .toList();
        List<Row> magic =
                rows.stream().filter(row -> row.name().equals("Rocinante")).toList();
        List<Row> all = reports.stream()
                .map(report -> new Row(report.name(), report.arrived(), List.of(report.magic(), report.health())))
                .toList();
        findings.put("nobody ill", LowVitals.judge(reports(SHADOWFAX, 30, 150, 150), SINCE, NOW, List.of()));
        findings.put("right", LowVitals.judge(reports, SINCE, NOW, rows));
        findings.put("the newest not read yet", LowVitals.judge(reports, SINCE, NOW, rows.subList(0, rows.size() - 1)));
        findings.put(
                "the newest of both not read yet",
                LowVitals.judge(reports, SINCE, NOW, rows.subList(0, rows.size() - 2)));
        findings.put("three missing", LowVitals.judge(reports, SINCE, NOW, rows.subList(0, rows.size() - 3)));
        findings.put("magic only", LowVitals.judge(reports, SINCE, NOW, magic));
        findings.put("and", LowVitals.judge(reports, SINCE, NOW, List.of()));
        findings.put("everybody", LowVitals.judge(reports, SINCE, NOW, all));
        findings.put(
                "twice",
                LowVitals.judge(
                        reports,
                        SINCE,
                        NOW,
                        Stream.concat(rows.stream(), rows.stream()).toList()));
        compare("e2-vitals");
    }

    @Test
    void sliding() {
        List<Report> reports = reports(SHADOWFAX, 30, 150, 150);
        findings.put("nobody flew", SlidingSpeed.judge(List.of(), SINCE, NOW, List.of()));
        findings.put("right", SlidingSpeed.judge(reports, SINCE, NOW, sliding(reports, 67.108)));
        findings.put("metres a second", SlidingSpeed.judge(reports, SINCE, NOW, sliding(reports, 30)));
        findings.put("a minute each", SlidingSpeed.judge(reports, SINCE, NOW, minutes()));
        findings.put("some", SlidingSpeed.judge(reports, SINCE, NOW, sliding(reports.subList(0, 100), 67.108)));
        findings.put("another mean", SlidingSpeed.judge(reports, SINCE, NOW, sliding(reports, 60)));
        compare("e2-sliding");
    }

    private static List<Row> sliding(List<Report> reports, double speed) {
        return reports.stream()
                .map(report -> new Row(report.name(), report.arrived(), List.of(speed)))
                .toList();
    }

    @Test
    void errors() {
        Row pegasus = row("Pegasus", "09:17:00", 36_010);
        Row north = row("Celestia of the North Gate", "09:17:00", 1800);
        Row south = row("Celestia of the South Gate", "09:17:00", 1795);
        Row cut = row("Celestia of the ", "09:17:00", 3600);
        List<String> overflow = List.of("Value 36010 is out of range.");
        findings.put("too early", LostRows.judge(SINCE, List.of(row("Pegasus", "09:16:00", 12_000)), List.of()));
        findings.put("right", LostRows.judge(SINCE, List.of(pegasus, north, south), List.of()));
        findings.put("the workshop's", LostRows.judge(SINCE, List.of(cut), overflow));
        findings.put("only the distance", LostRows.judge(SINCE, List.of(pegasus, cut), List.of()));
        findings.put("only the name", LostRows.judge(SINCE, List.of(north, south), overflow));
        findings.put("other errors", LostRows.judge(SINCE, List.of(pegasus, north, south), overflow));
        findings.put("landed", LostRows.judge(SINCE, List.of(pegasus), List.of()));
        compare("e2-errors");
    }
}
