package wildrydes.pump.run;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.function.Conversions;
import wildrydes.pump.plan.RowContext;
import wildrydes.pump.run.step.RowText;

/** Puts rows into error_stream. */
final class ErrorRows {

    private static final String LEVEL = "ERROR";
    private static final int LONGEST_NAME = 32;
    private static final int LONGEST_MESSAGE = 4096;
    private static final int LONGEST_DATA = 49152;
    private static final int LONGEST_PUMP = 128;

    private final RunningStream stream;
    private final RowContext context;
    /** Of the row or bound that is being worked on. */
    private long rowtime = Long.MIN_VALUE;

    ErrorRows(RunningStream stream, RowContext context) {
        this.stream = stream;
        this.context = context;
    }

    /** What error rows have as their own rowtime from now on. */
    void at(long time) {
        rowtime = time;
    }

    /** What is said about a row that comes too late. */
    static String outOfOrder(long rowtime, long last) {
        return "The row's ROWTIME " + RowText.timestamp(rowtime) + " is before that of an earlier row, "
                + RowText.timestamp(last) + ".";
    }

    /**
     * An error row.
     *
     * @param dataRowtime of the row that is lost; null for a record that became no row
     * @param data the row, or the record
     * @param pump its name; null where no pump was at work
     * @param quietly shows it to listeners only, because the pumps that read error_stream made it
     */
    void add(
            String name,
            String message,
            @Nullable Long dataRowtime,
            byte[] data,
            @Nullable String pump,
            boolean quietly) {
        long now = context.now();
        long time = Math.max(rowtime == Long.MIN_VALUE ? now : rowtime, stream.last());
        @Nullable
        Object[] row = {
            time,
            now,
            LEVEL,
            Conversions.cut(name, LONGEST_NAME),
            Conversions.cut(message, LONGEST_MESSAGE),
            dataRowtime,
            HexFormat.of().formatHex(data, 0, Math.min(data.length, LONGEST_DATA / 2)),
            pump == null ? null : Conversions.cut(pump, LONGEST_PUMP)
        };
        if (quietly) {
            stream.show(time, row);
        } else {
            stream.row(time, row);
        }
    }
}
