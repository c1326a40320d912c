package wildrydes.cloud.analytics.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wildrydes.cloud.store.Fields;

/**
 * All that a run has to know to be taken up again.
 *
 * @param step the number of the last step that is in it
 * @param source what tells the stream that was read from another of its name; empty where none was read yet
 * @param sql what the windows are of: see {@link Shape}
 * @param wholeSince the moment from which on records count and windows are whole, in milliseconds since 1970; {@link #NEVER} where
 *     older records count, too
 * @param rowtime no row comes before it, in milliseconds since 1970
 * @param windows of the pumps, by {@link wildrydes.pump.run.Application#snapshot()}
 * @param unwritten records that were made and not written yet, by output
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Saved(
        long step,
        String source,
        Positions positions,
        String sql,
        long wholeSince,
        long rowtime,
        byte[] windows,
        Map<String, List<byte[]>> unwritten) {

    static final long NEVER = 0;

    void write(DataOutput to) throws IOException {
        to.writeLong(step);
        Fields.text(to, source);
        positions.write(to);
        Fields.text(to, sql);
        to.writeLong(wholeSince);
        to.writeLong(rowtime);
        bytes(to, windows);
        to.writeInt(unwritten.size());
        for (Map.Entry<String, List<byte[]>> output : unwritten.entrySet()) {
            Fields.text(to, output.getKey());
            to.writeInt(output.getValue().size());
            for (byte[] record : output.getValue()) {
                bytes(to, record);
            }
        }
    }

    static Saved read(DataInput from) throws IOException {
        long step = from.readLong();
        String source = Fields.text(from);
        Positions positions = Positions.read(from);
        String sql = Fields.text(from);
        long wholeSince = from.readLong();
        long rowtime = from.readLong();
        byte[] windows = bytes(from);
        Map<String, List<byte[]>> unwritten = new TreeMap<>();
        for (int outputs = from.readInt(); outputs > 0; outputs--) {
            String output = Fields.text(from);
            List<byte[]> records = new ArrayList<>();
            for (int left = from.readInt(); left > 0; left--) {
                records.add(bytes(from));
            }
            unwritten.put(output, records);
        }
        return new Saved(step, source, positions, sql, wholeSince, rowtime, windows, unwritten);
    }

    private static void bytes(DataOutput to, byte[] bytes) throws IOException {
        to.writeInt(bytes.length);
        to.write(bytes);
    }

    private static byte[] bytes(DataInput from) throws IOException {
        byte[] bytes = new byte[from.readInt()];
        from.readFully(bytes);
        return bytes;
    }
}
