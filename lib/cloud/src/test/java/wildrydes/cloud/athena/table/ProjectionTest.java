package wildrydes.cloud.athena.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import wildrydes.cloud.athena.run.Catalog;

/** Partitions by a table's properties, as docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html describes them. */
class ProjectionTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:14:36Z");

    private final Map<String, String> properties = new TreeMap<>(Map.of("projection.enabled", "true"));

    private Projection projection(String... columns) {
        List<Catalog.Field> keys = new ArrayList<>();
        for (String column : columns) {
            keys.add(new Catalog.Field(column, "string", null));
        }
        Catalog.Table table = new Catalog.Table(List.of(), keys, "", "", Map.of(), properties, "s3://herd/rides", null);
        return Objects.requireNonNull(Projection.of("db.rides", table, NOW));
    }

    private void set(String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put(namesAndValues[i], namesAndValues[i + 1]);
        }
    }

    private static List<String> locations(Projection projection, Map<String, List<String>> wanted) {
        return projection.partitions(wanted).stream().map(Partition::location).toList();
    }

    private List<String> values(String column) {
        return projection(column).partitions(Map.of()).stream()
                .map(partition -> String.valueOf(partition.values().get(column)))
                .toList();
    }

    /** docs.aws.amazon.com/athena/latest/ug/partition-projection-kinesis-firehose-example.html. */
    @Test
    void firehosesHoursAreProjectedUntilNow() {
        set(
                "projection.datehour.type",
                "date",
                "projection.datehour.format",
                "yyyy/MM/dd/HH",
                "projection.datehour.range",
                "2026/03/01/22,NOW",
                "projection.datehour.interval",
                "1",
                "projection.datehour.interval.unit",
                "HOURS",
                "storage.location.template",
                "s3://herd/rides/${datehour}/");
        Projection projection = projection("datehour");
        assertThat(locations(projection, Map.of()))
                .hasSize(12)
                .startsWith("s3://herd/rides/2026/03/01/22/", "s3://herd/rides/2026/03/01/23/")
                .endsWith("s3://herd/rides/2026/03/02/09/");
        assertThat(projection.root()).isEqualTo("s3://herd/rides/");
        assertThat(locations(projection, Map.of("datehour", List.of("2026/03/02/08", "2026/03/02/10", "yesterday"))))
                .containsExactly("s3://herd/rides/2026/03/02/08/");
    }

    @Test
    void withoutATemplateFoldersAreNamedAsHiveNamesThem() {
        set(
                "projection.region.type",
                "enum",
                "projection.region.values",
                "east,west",
                "projection.hour.type",
                "integer",
                "projection.hour.range",
                "8,9");
        assertThat(locations(projection("region", "hour"), Map.of()))
                .containsExactly(
                        "s3://herd/rides/region=east/hour=8/",
                        "s3://herd/rides/region=east/hour=9/",
                        "s3://herd/rides/region=west/hour=8/",
                        "s3://herd/rides/region=west/hour=9/");
        assertThat(locations(projection("region", "hour"), Map.of("region", List.of("west", "north"))))
                .containsExactly("s3://herd/rides/region=west/hour=8/", "s3://herd/rides/region=west/hour=9/");
    }

    @Test
    void integersHaveStepsAndDigits() {
        set("projection.n.type", "Integer ", "projection.n.range", " -1 , 8 ", "projection.n.interval", "3");
        assertThat(values("n")).containsExactly("-1", "2", "5", "8");
        set("projection.n.digits", "3");
        assertThat(values("n")).containsExactly("-01", "002", "005", "008");
        assertThat(locations(projection("n"), Map.of("n", List.of("5", "6", "x"))))
                .containsExactly("s3://herd/rides/n=005/");
    }

    @Test
    void datesMayBeMonthsAndRelative() {
        set(
                "projection.m.type",
                "date",
                "projection.m.format",
                "yyyyMM",
                "projection.m.range",
                "NOW-3MONTHS, NOW + 1MONTH ");
        assertThat(values("m")).containsExactly("202512", "202601", "202602", "202603", "202604");
        set("projection.m.range", "202511,NOW", "projection.m.interval", "2", "projection.m.interval.unit", "months");
        assertThat(values("m")).containsExactly("202511", "202601", "202603");
    }

    @Test
    void daysNeedNoUnit() {
        set("projection.d.type", "date", "projection.d.format", "dd-MM-yyyy", "projection.d.range", "27-02-2026,NOW");
        assertThat(values("d")).containsExactly("27-02-2026", "28-02-2026", "01-03-2026", "02-03-2026");
        assertThat(locations(projection("d"), Map.of("d", List.of("1-3-2026", "01-03-2026"))))
                .containsExactly("s3://herd/rides/d=01-03-2026/");
    }

    @Test
    void anInjectedColumnNeedsItsValue() {
        set("projection.id.type", "injected", "storage.location.template", "s3://herd/${id}");
        assertThat(locations(projection("id"), Map.of("id", List.of("b6")))).containsExactly("s3://herd/b6");
        String sentence = "For the injected projected partition column id, the WHERE clause must contain only static"
                + " equality conditions, and at least one such condition must be present.";
        assertThatThrownBy(() -> projection("id").partitions(Map.of())).hasMessage(sentence);
        assertThatThrownBy(() -> projection("id").partitions(Map.of("id", List.of("a", "b"))))
                .hasMessage(sentence);
    }

    @Test
    void aColumnThatIsNotDescribedIsNamed() {
        set("projection.a.type", "enum", "projection.a.values", "1");
        assertThatThrownBy(() -> projection("a", "b", "c"))
                .isInstanceOfSatisfying(
                        Catalog.Refusal.class, e -> assertThat(e.name()).isEqualTo("HIVE_METASTORE_ERROR"))
                .hasMessage(
                        "Table db.rides is configured for partition projection, but the following partition columns are"
                                + " missing projection configuration: [b, c] (table db.rides)");
    }

    @Test
    void propertiesThatDoNotFitAreNamed() {
        set("projection.n.type", "integer", "projection.n.range", "1-10");
        assertThatThrownBy(() -> projection("n"))
                .isInstanceOfSatisfying(
                        Catalog.Refusal.class, e -> assertThat(e.name()).isEqualTo("INVALID_TABLE_PROPERTY"))
                .hasMessage("For input string: \"1-10\"");
        set("projection.n.range", "1,10", "storage.location.template", "s3://herd/${m}/");
        assertThatThrownBy(() -> projection("n"))
                .hasMessage("Table property 'storage.location.template' is 's3://herd/${m}/', which has no placeholder"
                        + " ${n}.");
        set("projection.n.type", "weekday");
        assertThatThrownBy(() -> projection("n"))
                .hasMessage(
                        "Table property 'projection.n.type' is 'weekday'; it may be enum, integer, date or injected.");
        set(
                "projection.n.type",
                "date",
                "projection.n.range",
                "2026-03-01,NOW",
                "projection.n.format",
                "yyyy-MM-dd-HH");
        assertThatThrownBy(() -> projection("n")).hasMessage("Table property 'projection.n.interval.unit' is missing.");
        set("projection.n.interval.unit", "HOURS");
        assertThatThrownBy(() -> projection("n"))
                .hasMessageStartingWith("The properties 'projection.n.format', 'projection.n.range' and"
                        + " 'projection.n.interval' of the table do not fit: ");
        set("projection.n.type", "enum");
        assertThatThrownBy(() -> projection("n")).hasMessage("Table property 'projection.n.values' is missing.");
    }

    @Test
    void moreThanAMillionPartitionsAreRefused() {
        set(
                "projection.a.type",
                "integer",
                "projection.a.range",
                "1,2000",
                "projection.b.type",
                "integer",
                "projection.b.range",
                "1,2000");
        assertThatThrownBy(() -> projection("a", "b").partitions(Map.of()))
                .hasMessage(
                        "More than 1000000 partitions are projected; narrow the ranges, or name partitions in the WHERE"
                                + " clause.");
        set("projection.a.range", "1," + Long.MAX_VALUE);
        assertThatThrownBy(() -> projection("a").partitions(Map.of()))
                .hasMessageStartingWith("More than 1000000 partitions are projected");
        assertThat(locations(projection("a"), Map.of("a", List.of("77")))).hasSize(1);
    }

    @Test
    void aTableThatDoesNotWantItHasNone() {
        set("projection.enabled", "false");
        Catalog.Table table = new Catalog.Table(
                List.of(),
                List.of(new Catalog.Field("a", "string", null)),
                "",
                "",
                Map.of(),
                properties,
                "s3://herd",
                null);
        assertThat(Projection.of("db.rides", table, NOW)).isNull();
    }
}
