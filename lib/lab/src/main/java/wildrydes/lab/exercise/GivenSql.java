package wildrydes.lab.exercise;

/**
 * The SQL that the lab puts where a learner has left an exercise out, or where a notebook begins without an application. A
 * comment says where it comes from, so that it is nobody's own answer.
 */
public final class GivenSql {

    /** The stream that the workshop's application fills. */
    public static final String BY_MINUTE_STREAM = "DESTINATION_SQL_STREAM";

    private static final String MARK = "-- FromTheLab";

    /** The workshop's application: a row for each unicorn and minute. */
    private static final String BY_MINUTE = """
            CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" (
              "Name" VARCHAR(%d), "StatusTime" TIMESTAMP, "Distance" %s,
              "MinMagicPoints" SMALLINT, "MaxMagicPoints" SMALLINT,
              "MinHealthPoints" SMALLINT, "MaxHealthPoints" SMALLINT);

            CREATE OR REPLACE PUMP "STREAM_PUMP" AS
              INSERT INTO "DESTINATION_SQL_STREAM"
              SELECT STREAM "Name", "ROWTIME", SUM("Distance"),
                MIN("MagicPoints"), MAX("MagicPoints"), MIN("HealthPoints"), MAX("HealthPoints")
              FROM "SOURCE_SQL_STREAM_001"
              GROUP BY FLOOR("SOURCE_SQL_STREAM_001"."ROWTIME" TO MINUTE), "Name";
            """;

    private GivenSql() {}

    /** The workshop's application, as the workshop has it. */
    public static String byMinute() {
        return MARK + "\n" + BY_MINUTE.formatted(16, "SMALLINT");
    }

    /** The same with room for long names and fast unicorns. */
    public static String byMinuteWide() {
        return MARK + "\n" + BY_MINUTE.formatted(32, "INTEGER");
    }

    /** The workshop's application with more statements behind it. */
    public static String byMinuteWith(String more) {
        return byMinute() + "\n" + more;
    }

    /** Whether a text came from here. */
    public static boolean is(String sql) {
        return sql.contains(MARK);
    }
}
