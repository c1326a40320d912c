package wildrydes.pump.kit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lab's pump, and all that can happen to a minute. */
final class LabCases {

    /** The SQL of the lab's second step. */
    static final String SQL = """
            CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" (
              "Name"                VARCHAR(16),
              "StatusTime"          TIMESTAMP,
              "Distance"            SMALLINT,
              "MinMagicPoints"      SMALLINT,
              "MaxMagicPoints"      SMALLINT,
              "MinHealthPoints"     SMALLINT,
              "MaxHealthPoints"     SMALLINT
            );
            CREATE OR REPLACE PUMP "STREAM_PUMP" AS
              INSERT INTO "DESTINATION_SQL_STREAM"
                SELECT STREAM "Name", "ROWTIME", SUM("Distance"), MIN("MagicPoints"),
                              MAX("MagicPoints"), MIN("HealthPoints"), MAX("HealthPoints")
                FROM "SOURCE_SQL_STREAM_001"
                GROUP BY FLOOR("SOURCE_SQL_STREAM_001"."ROWTIME" TO MINUTE), "Name";
            """;

    private static final String OUT = "DESTINATION_SQL_STREAM";

    private LabCases() {}

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        minutes(cases);
        values(cases);
        records(cases);
        return cases;
    }

    private static void minutes(List<Case> cases) {
        cases.add(lab("a minute ends before its last millisecond has a successor")
                .row("09:14:00", ride("Shadowfax", 30.0, 100, 200))
                .row("09:14:59.999", ride("Shadowfax", 31.0, 90, 210))
                .row("09:15:00", ride("Shadowfax", 1000.0, 1, 1))
                .expect(OUT, "09:15:00", minute("Shadowfax", "09:15:00", 61, 90, 100, 200, 210))
                .build());
        cases.add(lab("a row at the first millisecond of a minute belongs to it")
                .row("09:15:00", ride("Shadowfax", 30.0, 100, 200))
                .row("09:15:00", ride("Shadowfax", 31.0, 100, 200))
                .row("09:16:00", ride("Shadowfax", 1.0, 1, 1))
                .row("09:17:00", ride("Shadowfax", 1.0, 1, 1))
                .expect(OUT, "09:16:00", minute("Shadowfax", "09:16:00", 61, 100, 100, 200, 200))
                .expect(OUT, "09:17:00", minute("Shadowfax", "09:17:00", 1, 1, 1, 1, 1))
                .build());
        cases.add(lab("minutes without rows give none, and the minute before them is still its own")
                .row("09:14:10", ride("Shadowfax", 30.0, 100, 200))
                .row("09:21:10", ride("Shadowfax", 31.0, 110, 210))
                .row("09:22:00", ride("Shadowfax", 1.0, 1, 1))
                .expect(OUT, "09:15:00", minute("Shadowfax", "09:15:00", 30, 100, 100, 200, 200))
                .expect(OUT, "09:22:00", minute("Shadowfax", "09:22:00", 31, 110, 110, 210, 210))
                .build());
        cases.add(lab("the last minute of a producer that stopped comes by the clock")
                .row("09:14:10", ride("Shadowfax", 30.0, 100, 200))
                .bound("09:14:59.999")
                .bound("09:15:00")
                .bound("09:16:00")
                .expect(OUT, "09:15:00", minute("Shadowfax", "09:15:00", 30, 100, 100, 200, 200))
                .build());
        cases.add(lab("a minute that has not ended gives nothing")
                .row("09:14:10", ride("Shadowfax", 30.0, 100, 200))
                .bound("09:14:59.999")
                .expectNothingElse(OUT)
                .build());
        cases.add(lab("two unicorns have a row each, and one that is silent for a minute has none for it")
                .row("09:14:10", ride("Shadowfax", 30.0, 100, 200))
                .row("09:14:10", ride("Bucephalus", 20.0, 50, 60))
                .row("09:14:11", ride("Shadowfax", 31.0, 90, 210))
                .row("09:15:10", ride("Bucephalus", 21.0, 51, 61))
                .row("09:16:10", ride("Shadowfax", 32.0, 91, 211))
                .row("09:16:11", ride("Bucephalus", 22.0, 52, 62))
                .bound("09:17:00")
                .expect(OUT, "09:15:00", minute("Shadowfax", "09:15:00", 61, 90, 100, 200, 210))
                .expect(OUT, "09:15:00", minute("Bucephalus", "09:15:00", 20, 50, 50, 60, 60))
                .expect(OUT, "09:16:00", minute("Bucephalus", "09:16:00", 21, 51, 51, 61, 61))
                .expect(OUT, "09:17:00", minute("Shadowfax", "09:17:00", 32, 91, 91, 211, 211))
                .expect(OUT, "09:17:00", minute("Bucephalus", "09:17:00", 22, 52, 52, 62, 62))
                .build());
        cases.add(lab("a restart in the middle of a minute forgets nothing")
                .row("09:14:10", ride("Shadowfax", 30.0, 100, 200))
                .row("09:14:11", ride("Bucephalus", 20.0, 50, 60))
                .restart()
                .row("09:14:50", ride("Shadowfax", 31.0, 90, 210))
                .restart()
                .bound("09:15:00")
                .expect(OUT, "09:15:00", minute("Shadowfax", "09:15:00", 61, 90, 100, 200, 210))
                .expect(OUT, "09:15:00", minute("Bucephalus", "09:15:00", 20, 50, 50, 60, 60))
                .build());
        cases.add(lab("a restart later than the end of a minute still gives it")
                .row("09:14:10", ride("Shadowfax", 30.0, 100, 200))
                .restart()
                .row("10:14:10", ride("Shadowfax", 1.0, 1, 1))
                .expect(OUT, "09:15:00", minute("Shadowfax", "09:15:00", 30, 100, 100, 200, 200))
                .build());
    }

    private static void values(List<Case> cases) {
        cases.add(lab("NULLs are not summed, and a NULL name is a name")
                .row("09:14:10", ride("Shadowfax", null, 100, null))
                .row("09:14:11", ride("Shadowfax", 30.0, null, null))
                .row("09:14:12", ride(null, 5.0, 7, 8))
                .row("09:14:13", ride(null, 6.0, 9, 10))
                .row("09:15:13", ride("Shadowfax", null, null, null))
                .bound("09:16:00")
                .expect(OUT, "09:15:00", minute("Shadowfax", "09:15:00", 30, 100, 100, null, null))
                .expect(OUT, "09:15:00", minute(null, "09:15:00", 11, 7, 9, 8, 10))
                .expect(OUT, "09:16:00", minute("Shadowfax", "09:16:00", null, null, null, null, null))
                .build());
        cases.add(lab("a sum that SMALLINT cannot hold is an error row, and the pump goes on")
                .row("09:14:10", ride("Pegasus", 20_000.0, 100, 200))
                .row("09:14:11", ride("Pegasus", 12_768.0, 100, 200))
                .row("09:14:12", ride("Shadowfax", 32_767.0, 100, 200))
                .row("09:15:10", ride("Pegasus", 54.0, 100, 200))
                .bound("09:16:00")
                .expect(OUT, "09:15:00", minute("Shadowfax", "09:15:00", 32_767, 100, 100, 200, 200))
                .expect(OUT, "09:16:00", minute("Pegasus", "09:16:00", 54, 100, 100, 200, 200))
                .expectError("STREAM_PUMP", "09:15:00")
                .build());
        cases.add(lab("a sum below what SMALLINT can hold is an error row, too")
                .row("09:14:10", ride("Pegasus", -32_768.0, 100, 200))
                .row("09:14:11", ride("Shadowfax", -32_769.0, 100, 200))
                .bound("09:15:00")
                .expect(OUT, "09:15:00", minute("Pegasus", "09:15:00", -32_768, 100, 100, 200, 200))
                .expectError("STREAM_PUMP", "09:15:00")
                .build());
        cases.add(lab("points that SMALLINT cannot hold are an error row")
                .row("09:14:10", ride("Pegasus", 1.0, 40_000, 200))
                .bound("09:15:00")
                .expectNothingElse(OUT)
                .expectError("STREAM_PUMP", "09:15:00")
                .build());
        cases.add(Case.of("a name longer than its column in the target is cut")
                .sql("CREATE STREAM \"short\" (\"n\" VARCHAR(4));")
                .sql(
                        "CREATE PUMP \"p\" AS INSERT INTO \"short\" SELECT STREAM \"Name\" FROM \"SOURCE_SQL_STREAM_001\";")
                .input(Inputs.RIDES)
                .row("09:14:10", ride("Celestia", 1.0, 1, 1))
                .expect("short", "09:14:10", "Cele")
                .build());
    }

    private static void records(List<Case> cases) {
        cases.add(labRecords("records become rows; a name of more than 16 characters is cut, so two can become one")
                .record("09:14:10", json("Celestia of the North Gate", "30.5"))
                .record("09:14:11", json("Celestia of the South Gate", "29.5"))
                .bound("09:15:00")
                .expect(OUT, "09:15:00", minute("Celestia of the ", "09:15:00", 60, 100, 100, 200, 200))
                .build());
        cases.add(labRecords("what is no JSON is an error row, and the others are read")
                .record("09:14:10", "not json at all")
                .record("09:14:10", json("Shadowfax", "30"))
                .record("09:14:10", "{\"Name\": \"Shadow")
                .bound("09:15:00")
                .expect(OUT, "09:15:00", minute("Shadowfax", "09:15:00", 30, 100, 100, 200, 200))
                .expectUnread()
                .expectUnread()
                .build());
        cases.add(labRecords("a value of another type is an error row")
                .record("09:14:10", json("Shadowfax", "\"far\""))
                .record("09:14:11", json("Shadowfax", "30"))
                .bound("09:15:00")
                .expect(OUT, "09:15:00", minute("Shadowfax", "09:15:00", 30, 100, 100, 200, 200))
                .expectUnread()
                .build());
        cases.add(labRecords("a key that is missing, or written in another case, is NULL")
                .record("09:14:10", "{\"Name\":\"Shadowfax\",\"distance\":30,\"MagicPoints\":5,\"HEALTHPOINTS\":6}")
                .bound("09:15:00")
                .expect(OUT, "09:15:00", minute("Shadowfax", "09:15:00", null, 5, 5, null, null))
                .build());
        cases.add(Case.of("records of two shards whose own times go back and forth count where they arrive")
                .sql("CREATE STREAM \"out\" (\"minute\" TIMESTAMP, \"n\" BIGINT);")
                .sql("CREATE PUMP \"p\" AS INSERT INTO \"out\" SELECT STREAM FLOOR(\"StatusTime\" TO MINUTE), COUNT(*)"
                        + " FROM \"SOURCE_SQL_STREAM_001\" GROUP BY FLOOR(\"SOURCE_SQL_STREAM_001\".ROWTIME TO MINUTE),"
                        + " FLOOR(\"StatusTime\" TO MINUTE);")
                .input(Inputs.RIDES)
                .row("09:14:59", ride("Shadowfax", "09:14:58"))
                .row("09:14:59", ride("Bucephalus", "09:14:20"))
                .row("09:15:01", ride("Bucephalus", "09:14:30"))
                .row("09:15:01", ride("Shadowfax", "09:15:00"))
                .row("09:15:02", ride("Bucephalus", "09:14:40"))
                .bound("09:16:00")
                .expect("out", "09:15:00", Times.at("09:14:00"), 2L)
                .expect("out", "09:16:00", Times.at("09:14:00"), 2L)
                .expect("out", "09:16:00", Times.at("09:15:00"), 1L)
                .build());
    }

    private static Case.Builder lab(String name) {
        return Case.of(name).sql(SQL).input(Inputs.RIDES);
    }

    private static Case.Builder labRecords(String name) {
        return Case.of(name).sql(SQL).input(Inputs.RIDES, Inputs.RIDE_SCHEMA);
    }

    private static String json(String name, String distance) {
        return "{\"Distance\":" + distance + ",\"HealthPoints\":200,\"Latitude\":40.7,\"Longitude\":-73.9,"
                + "\"MagicPoints\":100,\"Name\":\"" + name + "\",\"StatusTime\":\"2026-03-02 09:14:10.000\"}";
    }

    /** The values of a row of the input. */
    static @Nullable Object[] ride(
            @Nullable String name, @Nullable Double distance, @Nullable Integer magic, @Nullable Integer health) {
        return new Object[] {distance, health, 40.7, -73.9, magic, name, null};
    }

    private static @Nullable Object[] ride(String name, String statusTime) {
        return new Object[] {30.0, 200, 40.7, -73.9, 100, name, Times.at(statusTime)};
    }

    private static @Nullable Object[] minute(
            @Nullable String name,
            String end,
            @Nullable Integer distance,
            @Nullable Integer minMagic,
            @Nullable Integer maxMagic,
            @Nullable Integer minHealth,
            @Nullable Integer maxHealth) {
        return new Object[] {
            name, Times.at(end), small(distance), small(minMagic), small(maxMagic), small(minHealth), small(maxHealth)
        };
    }

    private static @Nullable Short small(@Nullable Integer value) {
        return value == null ? null : value.shortValue();
    }
}
