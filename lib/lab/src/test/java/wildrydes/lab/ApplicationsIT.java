package wildrydes.lab;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;
import wildrydes.lab.exercise.GivenSql;

/** Applications of Kinesis Data Analytics from a notebook: in step time, each test in an empty account of the packed cloud. */
class ApplicationsIT extends SharedAccount {

    private static final String MINUTES = "DESTINATION_SQL_STREAM";

    private DataStream stream;
    private final List<Unicorn> flying = new ArrayList<>();

    @BeforeEach
    void begin() {
        stream = lab.stream("wildrydes").shards(2).create();
        screen = Screenshot.begin();
    }

    @AfterEach
    void end() {
        flying.forEach(Unicorn::stop);
    }

    private Unicorn start(String name) {
        Unicorn unicorn = lab.unicorn(name).start();
        flying.add(unicorn);
        return unicorn;
    }

    private AnalyticsApplication application() {
        return lab.application("wildrydes")
                .input(stream)
                .schema(Schema.ofUnicorns())
                .sql(GivenSql.byMinute());
    }

    @Test
    void threeMinutesOfAUnicornAreThreeRowsOfWhichTheFirstIsPartial() {
        start("Shadowfax");
        AnalyticsApplication app = application().create().start();
        screen = Screenshot.begin();
        lab.clock().run(ofMinutes(3));

        Table rows = app.stream(MINUTES).table();

        assertThat(rows.rowCount()).isEqualTo(3);
        assertThat(rows.stringColumn("partial").asList()).containsExactly("partial", "", "");
        assertThat(rows.intColumn("Distance").get(1)).isBetween(1780, 1820);
        assertThat(rows.intColumn("Distance").get(2)).isBetween(1780, 1820);
        Instant first = rows.dateTimeColumn("StatusTime").get(0).toInstant(ZoneOffset.UTC);
        long seconds = first.getEpochSecond() - app.readingSince().getEpochSecond();
        assertThat(rows.intColumn("Distance").get(0) / 30.0).isBetween(seconds - 1.5, seconds + 1.5);
        assertThat(rows.dateTimeColumn("StatusTime").asList())
                .allSatisfy(time -> assertThat(time.getSecond()).isZero())
                .isEqualTo(rows.dateTimeColumn("ROWTIME").asList());
        assertThat(shown(app))
                .contains(
                        "RUNNING",
                        "SOURCE_SQL_STREAM_001",
                        "STREAM_PUMP",
                        MINUTES + ": 3 rows",
                        "error_stream: 0 rows");
        assertThat(shown(app.stream(MINUTES))).contains("Shadowfax", "partial");
        assertThat(app.streams()).contains("SOURCE_SQL_STREAM_001", MINUTES, "error_stream");
        assertThat(lab.card().toString()).contains("application wildrydes");
    }

    @Test
    void theRowsComeOutInTheSummaryOneObjectBehindTheOther() {
        start("Shadowfax");
        DataStream summary = lab.stream("wildrydes-summary").create();
        AnalyticsApplication app = application().create().start();
        app.output(MINUTES, summary).update();
        assertThat(app.cli()).startsWith("aws kinesisanalyticsv2 add-application-output --application-name wildrydes");
        lab.clock().run(ofMinutes(2));

        assertThat(summary.records().text()).contains("}{").doesNotContain("\n");
        assertThat(summary.records().table().rowCount()).isEqualTo(2);
        assertThat(summary.records().table().columnNames())
                .endsWith(
                        "Name",
                        "StatusTime",
                        "Distance",
                        "MinMagicPoints",
                        "MaxMagicPoints",
                        "MinHealthPoints",
                        "MaxHealthPoints");
        assertThat(shown(app)).contains("--> stream wildrydes-summary");
        assertThat(shown(lab.role("wildrydes-analytics")))
                .contains(
                        "kinesisanalytics.amazonaws.com",
                        "kinesis:GetRecords",
                        "kinesis:PutRecords",
                        "wildrydes-summary");
    }

    @Test
    void everyVerbMayRunTwice() {
        AnalyticsApplication app = application().create().start();
        screen = Screenshot.begin();

        application().create();
        app.start();
        app.update();
        assertThat(screen.text())
                .contains("Application wildrydes is already there.")
                .contains("Application wildrydes is running already.")
                .contains("Application wildrydes is like that already.");
        screen = Screenshot.begin();
        lab.application("wildrydes").sql("-- nothing").create();
        assertThat(screen.text())
                .contains("Application wildrydes is already there, with other settings; update() makes it as you say.");
        assertThat(app.status()).isEqualTo("RUNNING");
        assertThat(app.stop().status()).isEqualTo("READY");
        assertThat(app.delete().exists()).isFalse();
        screen = Screenshot.begin();
        app.delete();
        assertThat(screen.text()).isEqualTo("There is no application wildrydes, so there is nothing to delete.");
        assertThatThrownBy(app::start)
                .isInstanceOf(LabException.class)
                .hasMessage("Application wildrydes does not exist and cannot be started; create() makes it.");
        assertThat(shown(app)).contains("does not exist yet; create() makes it");
    }

    @Test
    void aSchemaIsFoundInWhatComesInAndNowhereElse() {
        AnalyticsApplication app = lab.application("wildrydes").input(stream);
        Outcome nothing = lab.attempt(app::discoverSchema);
        assertThat(nothing.code()).isEqualTo("UnableToDetectSchemaException");
        assertThat(nothing.next()).contains("unicorn fly");
        start("Shadowfax");

        Schema schema = app.discoverSchema();

        assertThat(schema).hasToString(Schema.ofUnicorns().toString());
        assertThat(schema.aws()).isEqualTo(Schema.ofUnicorns().aws());
        assertThat(schema.table().columnNames())
                .containsExactly("column", "type", "found at", "sample 1", "sample 2", "sample 3");
        assertThat(shown(schema)).contains("Found in the records: Distance DOUBLE", "$.Name", "Shadowfax");
    }

    @Test
    void whatIsMissingIsSaidBeforeAnythingIsMade() {
        assertThatThrownBy(() -> lab.application("a").discoverSchema())
                .hasMessage("Application a has no source; give it one by input(stream).");
        assertThatThrownBy(() -> lab.application("a").input(stream).create())
                .hasMessage("Application a does not know what its records look like; say schema(discoverSchema()).");
        assertThat(lab.role("a-analytics").exists()).isFalse();
    }

    @Test
    void refusedSqlIsMarkedInItsLineAndChangesNothing() {
        AnalyticsApplication app = application().create().start();
        String wrong = GivenSql.byMinute().replace("MAX(\"MagicPoints\")", "MAX(\"Magic\")");

        Outcome outcome = lab.attempt(() -> app.sql(wrong).update());

        assertThat(outcome.ok()).isFalse();
        assertThat(outcome.code()).isEqualTo("CodeValidationException");
        assertThat(outcome.sentence()).containsIgnoringCase("line 10, column ");
        assertThat(outcome.why())
                .contains("  10 |     MIN(\"MagicPoints\"), MAX(\"Magic\")")
                .endsWith("^");
        assertThat(app.status()).isEqualTo("RUNNING");
        assertThat(app.streams()).contains(MINUTES);
    }

    @Test
    void aStreamThatIsNotThereIsSaidWithThoseThatAre() {
        AnalyticsApplication app = application().create();
        assertThatThrownBy(() -> app.stream(MINUTES).table())
                .isInstanceOf(LabException.class)
                .hasMessageContaining("start");
        assertThatThrownBy(app::readingSince).hasMessage("Application wildrydes reads nothing; start() lets it.");
        app.start();

        assertThatThrownBy(() -> app.stream("destination").table())
                .isInstanceOf(LabException.class)
                .hasMessageContaining(MINUTES);
        assertThat(shown(app.stream("destination"))).contains("destination", MINUTES);
        assertThatThrownBy(() -> app.explain("PUMP"))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("STREAM_PUMP");
    }

    @Test
    void aRowThatDoesNotFitIsInTheErrorStreamDecoded() {
        flying.add(lab.unicorn("Pegasus").metresPerSecond(600).start());
        AnalyticsApplication app = application().create().start();
        lab.clock().run(ofMinutes(3));

        Table errors = app.errors().table();

        assertThat(errors.rowCount()).isPositive();
        assertThat(errors.stringColumn("DATA_ROW").get(0)).contains("Pegasus");
        assertThat(errors.stringColumn("PUMP_NAME").get(0)).isEqualTo("STREAM_PUMP");
        assertThat(errors.stringColumn("MESSAGE").get(0)).isNotBlank();
    }

    @Test
    void theLiveViewCountsDownToTheNextRow() {
        start("Shadowfax");
        AnalyticsApplication app = application().create().start();
        screen = Screenshot.begin();

        LiveView view = app.stream(MINUTES).live(ofSeconds(90));

        assertThat(view.toString())
                .contains(MINUTES + " of wildrydes: ")
                .contains("The next window closes in ")
                .contains("Shadowfax");
        LocalDateTime now = LocalDateTime.ofInstant(lab.clock().now(), ZoneOffset.UTC);
        assertThat(view.toString()).contains("closes in " + (60 - now.getSecond()) + " second");
    }

    @Test
    void aPumpIsExplainedAndPrintedForFlink() {
        AnalyticsApplication app = application().create().start();

        assertThat(shown(app.explain("STREAM_PUMP")))
                .contains("[source: SOURCE_SQL_STREAM_001]", "[window: 1 minute]", "[key: \"Name\"]", "[5 aggregates: ")
                .contains("[sink: DESTINATION_SQL_STREAM]");
        assertThat(app.flinkSql()).startsWith("-- ").contains("TUMBLE", "INSERT INTO");
    }

    @Test
    void aTourShowsMinuteRowsAndLeavesNothing() {
        stream.delete();
        Tour tour = lab.tour();

        assertThat(tour.records()).isEqualTo(360);
        assertThat(tour.rows().rowCount()).isEqualTo(6);
        assertThat(tour.rows().stringColumn("Name").unique().asList())
                .containsExactlyInAnyOrder("Shadowfax", "Bucephalus");
        assertThat(shown(tour)).contains("360 went into", "6 came out", "removed again");
        assertThat(lab.kinesis().listStreams().streamNames()).isEmpty();
        assertThat(lab.application("wildrydes-tour").exists()).isFalse();
        assertThat(lab.role("wildrydes-tour-analytics").exists()).isFalse();
        assertThat(lab.bill().perHour()).isZero();
    }

    @Test
    void readyMakesWhatNotebook02LeavesOnce() {
        lab.ready("03");

        assertThat(screen.text())
                .contains(
                        "stream wildrydes-summary, application wildrydes with its role, a running application, rows of 2 minutes of flight in wildrydes-summary.");
        assertThat(lab.application("wildrydes").status()).isEqualTo("RUNNING");
        assertThat(lab.stream("wildrydes-summary").records().table().rowCount()).isEqualTo(4);
        screen = Screenshot.begin();
        lab.ready("03");
        assertThat(screen.text()).isEmpty();
    }

    @Test
    void aRideOf2019SummedUpByItsOwnTimeAgreesWithTheFile() {
        DataStream ride = lab.stream("wildrydes-replay").shards(1).create();
        AnalyticsApplication app = lab.application("wildrydes-replay")
                .input(ride)
                .schema(Schema.ofUnicorns())
                .sql("""
                        CREATE OR REPLACE STREAM "OWN_TIME" ("Name" VARCHAR(16), "Distance" DOUBLE,
                          "MagicPoints" INTEGER, "HealthPoints" INTEGER);
                        CREATE OR REPLACE PUMP "TIME_PUMP" AS INSERT INTO "OWN_TIME"
                          SELECT STREAM "StatusTime" AS ROWTIME, "Name", "Distance", "MagicPoints", "HealthPoints"
                          FROM "SOURCE_SQL_STREAM_001";
                        CREATE OR REPLACE STREAM "MINUTES" ("Name" VARCHAR(16), "Records" INTEGER, "Distance" DOUBLE,
                          "MinMagicPoints" INTEGER, "MaxMagicPoints" INTEGER,
                          "MinHealthPoints" INTEGER, "MaxHealthPoints" INTEGER);
                        CREATE OR REPLACE PUMP "MINUTE_PUMP" AS INSERT INTO "MINUTES"
                          SELECT STREAM "Name", COUNT(*), SUM("Distance"),
                            MIN("MagicPoints"), MAX("MagicPoints"), MIN("HealthPoints"), MAX("HealthPoints")
                          FROM "OWN_TIME" GROUP BY FLOOR("OWN_TIME".ROWTIME TO MINUTE), "Name";
                        """)
                .create()
                .start();
        lab.rides().replay(ride);
        lab.unicorn("Shadowfax").to(ride).send(1);
        lab.clock().run(ofSeconds(5));

        MinuteSums sums = lab.rides().compare(app.stream("MINUTES").table());

        assertThat(sums).hasToString("All 175 minutes agree.");
        assertThat(app.errors().table().isEmpty()).isTrue();
    }
}
