package wildrydes.answers.checks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import wildrydes.lab.exercise.Finding;

/** What the checks of notebook 04 say to right answers and to those that are nearly right. */
class StoreNearMissTest {

    private static final String LINE = line("Shadowfax", 0, 30.25);
    private static final String MINUTE = """
            {"Name":"Shadowfax","StatusTime":"2026-03-02 09:16:00.000","Distance":1796,"MinMagicPoints":147,\
            "MaxMagicPoints":158,"MinHealthPoints":140,"MaxHealthPoints":150}""";

    private static String line(String name, int second, double distance) {
        return String.format(
                Locale.ROOT,
                "{\"Distance\":%.2f,\"HealthPoints\":150,\"Latitude\":%.6f,\"Longitude\":-73.985184,\"MagicPoints\":149,"
                        + "\"Name\":\"%s\",\"StatusTime\":\"2026-03-02 09:%02d:%02d.000\"}",
                distance,
                40.749167 + second * 30.25 / 110540,
                name,
                15 + second / 60,
                second % 60);
    }

    private static Map<String, List<String>> objects(int number) {
        Map<String, List<String>> objects = new TreeMap<>();
        IntStream.range(0, number)
                .forEach(i -> objects.put("2026/03/02/09/wildrydes-" + i, Collections.nCopies(120, LINE)));
        return objects;
    }

    @Test
    void delivery() {
        var findings = new LinkedHashMap<String, Finding>();
        findings.put("nothing", DeliveredObjects.judge(false, false, Map.of()));
        findings.put("no object yet", DeliveredObjects.judge(true, false, Map.of()));
        findings.put("two", DeliveredObjects.judge(true, false, objects(2)));
        findings.put("four", DeliveredObjects.judge(true, false, objects(4)));
        findings.put("four, delivery deleted", DeliveredObjects.judge(false, false, objects(4)));
        findings.put("by the lab", DeliveredObjects.judge(true, true, objects(4)));
        Map<String, List<String>> mixed = objects(3);
        mixed.put("notes.txt", List.of("remember"));
        findings.put("a file of notes", DeliveredObjects.judge(true, false, mixed));
        NearMissTest.compare("e4-delivery", findings);
    }

    @Test
    void sample() {
        var findings = new LinkedHashMap<String, Finding>();
        List<String> object = List.of(LINE, line("Bucephalus", 1, 29.5));
        findings.put("right", SampleLine.judge(false, object, LINE));
        findings.put("with a newline", SampleLine.judge(false, object, LINE + "\n"));
        findings.put("nothing", SampleLine.judge(false, object, ""));
        findings.put("no text", SampleLine.judge(false, object, 42));
        findings.put("of another object", SampleLine.judge(false, object, line("Shadowfax", 5, 30)));
        findings.put("no such key", SampleLine.judge(false, null, LINE));
        findings.put("two lines", SampleLine.judge(false, object, LINE + "\n" + LINE));
        findings.put("half a line", SampleLine.judge(false, object, LINE.substring(0, 40)));
        findings.put("a minute", SampleLine.judge(false, object, MINUTE));
        findings.put("a field less", SampleLine.judge(false, object, LINE.replace("\"HealthPoints\":150,", "")));
        findings.put("points as text", SampleLine.judge(false, object, LINE.replace(":150,", ":\"150\",")));
        findings.put("too fast", SampleLine.judge(false, object, LINE.replace("30.25", "1796.5")));
        findings.put("the workshop's", SampleLine.judge(false, object, LINE.replace("30.25", "163")));
        findings.put("of a text of 2021", SampleLine.judge(false, object, LINE.replace("2026-03-02", "2021-02-01")));
        findings.put("by the lab", SampleLine.judge(true, object, LINE));
        NearMissTest.compare("q4-s3-sample", findings);
    }

    @Test
    void price() {
        var findings = new LinkedHashMap<String, Finding>();
        for (Object value : new Object[] {5e-5, 5.1e-5, 4.5475e-5, 5.61e-7, 1e7, 0.05, 0.0, Double.NaN, "text"}) {
            findings.put(String.valueOf(value), QueryPrice.judge(112_200, value));
        }
        NearMissTest.compare("e4-scanned", findings);
    }

    @Test
    void lines() {
        String three = LINE + "\n" + line("Shadowfax", 1, 30) + "\n" + line("Shadowfax", 2, 30) + "\n";
        String joined = three.replace("\n", "");
        String pretty = three.replace("{", "{\n  ").replace(",", ",\n  ").replace("}", "\n}");
        var findings = new LinkedHashMap<String, Finding>();
        findings.put("both", OneObjectALine.judge(three, three));
        findings.put("none", OneObjectALine.judge(joined + "\n", pretty));
        findings.put("no files", OneObjectALine.judge("", ""));
        findings.put("the first", OneObjectALine.judge(three, pretty));
        findings.put("pretty in one line", OneObjectALine.judge(three, joined + "\n"));
        findings.put("only one record left", OneObjectALine.judge(LINE + "\n", three));
        findings.put("as a list", OneObjectALine.judge(three, "[\n" + three.replace("}\n{", "},\n{") + "]\n"));
        NearMissTest.compare("e4-lines", findings);
    }

    @Test
    void newline() {
        var findings = new LinkedHashMap<String, Finding>();
        String key = "2026/03/02/09/wildrydes-summary-2-2026-03-02-09-27-00-id";
        findings.put("no delivery stream", Delimiter.judge(Optional.empty(), Optional.empty()));
        findings.put(
                "switched off",
                Delimiter.judge(
                        Optional.of(false), Optional.of(new Delimiter.Newest(key.replace("-2-2", "-1-2"), 2, 1))));
        findings.put("no object since", Delimiter.judge(Optional.of(true), Optional.empty()));
        findings.put(
                "an old object",
                Delimiter.judge(
                        Optional.of(true), Optional.of(new Delimiter.Newest(key.replace("-2-2", "-1-2"), 2, 1))));
        findings.put("one row", Delimiter.judge(Optional.of(true), Optional.of(new Delimiter.Newest(key, 1, 1))));
        findings.put("right", Delimiter.judge(Optional.of(true), Optional.of(new Delimiter.Newest(key, 2, 2))));
        NearMissTest.compare("e4-newline", findings);
    }

    private static Map<String, RidesByName> rides() {
        return Map.of(
                "Shadowfax", new RidesByName(600, 18_000, 17_970, 22_000, 30.9),
                "Bucephalus", new RidesByName(600, 18_060, 18_030, 18_040, 30.99));
    }

    private static Table speeds(double factor, double... means) {
        return Table.create(
                "wildrydes",
                StringColumn.create("name", "Bucephalus", "Shadowfax"),
                DoubleColumn.create("mean", means[0] * factor, means[1] * factor),
                DoubleColumn.create("top", 30.99 * factor, 30.9 * factor),
                LongColumn.create("records", 600, 600));
    }

    @Test
    void speed() {
        var findings = new LinkedHashMap<String, Finding>();
        Table right = speeds(MeanSpeed.MILES_AN_HOUR, 30.1, 30);
        findings.put("right", FastestFirst.judge(rides(), right));
        findings.put("metres a second", FastestFirst.judge(rides(), speeds(1, 30.1, 30)));
        findings.put("slowest first", FastestFirst.judge(rides(), right.sortAscendingOn("mean")));
        findings.put("another mean", FastestFirst.judge(rides(), speeds(MeanSpeed.MILES_AN_HOUR, 31, 30)));
        findings.put("one row", FastestFirst.judge(rides(), right.first(1)));
        findings.put(
                "no names of columns", FastestFirst.judge(rides(), right.copy().removeColumns("mean")));
        findings.put("no table", FastestFirst.judge(rides(), "67.1"));
        findings.put("no rides", FastestFirst.judge(Map.of(), right));
        Table older = right.copy();
        older.replaceColumn("records", LongColumn.create("records", 480, 480));
        findings.put("before more came", FastestFirst.judge(rides(), older));
        NearMissTest.compare("e4-speed", findings);
    }

    private static Table paths(double bucephalus, double shadowfax) {
        return Table.create(
                "result",
                StringColumn.create("name", "Bucephalus", "Shadowfax"),
                DoubleColumn.create("told", 18_060, 18_000),
                DoubleColumn.create("flown", bucephalus, shadowfax));
    }

    @Test
    void distance() {
        var findings = new LinkedHashMap<String, Finding>();
        findings.put("right", WayFlown.judge(rides(), paths(18_030, 17_972)));
        findings.put("no cosine", WayFlown.judge(rides(), paths(18_040, 22_000)));
        findings.put("kilometres", WayFlown.judge(rides(), paths(18.03, 17.97)));
        findings.put("in no order", WayFlown.judge(rides(), paths(900_000, 900_000)));
        findings.put("something else", WayFlown.judge(rides(), paths(12_000, 12_000)));
        findings.put("no table", WayFlown.judge(rides(), 18_030));
        findings.put("one row", WayFlown.judge(rides(), paths(18_030, 17_970).first(1)));
        Table told = paths(18_030, 17_970);
        told.replaceColumn("told", DoubleColumn.create("told", 30.1, 30));
        findings.put("a mean for a sum", WayFlown.judge(rides(), told));
        NearMissTest.compare("e4-distance", findings);
    }
}
