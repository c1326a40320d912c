package wildrydes.pump.flink;

import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * A tumbling window of Flink.
 *
 * @param from what replaces the FROM; null where it stays
 * @param group what is first in GROUP BY
 * @param time the time attribute of its rows
 */
record TimeWindow(@Nullable String from, String group, SqlNode start, SqlNode end, String time) {

    /** What is first in GROUP BY; where the rows keep a time attribute, it is there, too. */
    String group(boolean withTime) {
        return withTime && from != null ? group + ", " + time : group;
    }

    /** A window over a table, by Flink's table-valued function. */
    static TimeWindow ofTable(String table, String alias, String interval) {
        return new TimeWindow(
                "TABLE(TUMBLE(TABLE " + FlinkText.name(table) + ", DESCRIPTOR(`ROWTIME`), " + interval + ")) AS "
                        + FlinkText.name(alias),
                "window_start, window_end",
                Raw.of("window_start"),
                Raw.of("window_end"),
                "window_time");
    }

    /** A window over whatever has a ROWTIME, by Flink's older group function. */
    static TimeWindow ofQuery(String interval) {
        return new TimeWindow(
                null,
                "TUMBLE(`ROWTIME`, " + interval + ")",
                Raw.of("TUMBLE_START(`ROWTIME`, " + interval + ")"),
                Raw.of("TUMBLE_END(`ROWTIME`, " + interval + ")"),
                time(interval));
    }

    /** The time attribute of the older function, over a time at which Flink reads. */
    static String time(String interval) {
        return "TUMBLE_PROCTIME(`ROWTIME`, " + interval + ")";
    }
}
