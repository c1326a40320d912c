package wildrydes.cloud.analytics.run;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.analytics.Output;
import wildrydes.pump.run.RowListener;

/**
 * One output: makes records of the rows of a stream and writes them in their order, at least once, for ever. What cannot be
 * written now waits, and where much waits, the application does.
 */
final class Outlet implements RowListener {

    /** So much may wait before the application does. */
    private static final long ROOM_BYTES = 4 << 20;

    private final Output output;
    private final Destination destination;
    private final RecordWriter writer;
    private final Troubles troubles;
    private final Trouble.Part part;
    private final OutputMetrics metrics;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private long bytes;
    /** Bytes of the latest row that no record can hold; 0 where there was none since it was told. */
    private int tooLong;

    /** Makes a record of a row. */
    @FunctionalInterface
    interface RecordWriter {

        /**
         * The record of a row.
         *
         * @param row ROWTIME first
         */
        byte[] record(@Nullable Object[] row);
    }

    /** Is told of what was written. */
    @FunctionalInterface
    interface OutputMetrics {

        /**
         * A delivery was tried.
         *
         * @param success whether all of it was taken
         */
        void written(Instant now, int records, long bytes, boolean success);
    }

    Outlet(
            Output output,
            Destination destination,
            RecordWriter writer,
            Troubles troubles,
            OutputMetrics metrics,
            List<byte[]> unwritten) {
        this.output = output;
        this.destination = destination;
        this.writer = writer;
        this.troubles = troubles;
        this.part = new Trouble.Part(Trouble.Kind.OUTPUT, output.id());
        this.metrics = metrics;
        unwritten.forEach(this::add);
    }

    Output output() {
        return output;
    }

    @Override
    public void row(long rowtime, @Nullable Object[] row) {
        byte[] record = writer.record(row);
        if (record.length > destination.longestRecord()) {
            tooLong = record.length;
            return;
        }
        add(record);
    }

    private void add(byte[] record) {
        waiting.add(record);
        bytes += record.length;
    }

    /** Whether more rows may come. */
    boolean hasRoom() {
        return bytes < ROOM_BYTES;
    }

    /** What is made and not written yet. */
    List<byte[]> unwritten() {
        return List.copyOf(waiting);
    }

    /** Writes what waits, as far as it is taken now. */
    void deliver(Instant now) {
        if (tooLong > 0) {
            tellOfTooLong(now);
        }
        if (!troubles.due(part, now)) {
            return;
        }
        boolean taken = true;
        while (taken && !waiting.isEmpty()) {
            taken = deliver(next(), now);
        }
    }

    private void tellOfTooLong(Instant now) {
        troubles.arises(
                new Trouble(
                        new Trouble.Part(Trouble.Kind.ROW, output.id()),
                        "RecordTooLong",
                        "A row of " + output.stream() + " makes a record of " + tooLong + " bytes, and "
                                + output.destination().arn() + " takes " + destination.longestRecord()
                                + " at most; it was left out. Select less.",
                        1,
                        now),
                now);
        tooLong = 0;
    }

    private boolean deliver(List<byte[]> batch, Instant now) {
        List<byte[]> refused;
        try {
            refused = destination.write(batch);
        } catch (RuntimeException e) {
            metrics.written(now, 0, 0, false);
            troubles.failed(
                    part,
                    "Rows of " + output.stream() + " cannot be written to "
                            + output.destination().arn(),
                    e,
                    now);
            return false;
        }
        troubles.ended(part);
        int count = batch.size() - refused.size();
        long size = size(batch) - size(refused);
        for (int i = 0; i < batch.size(); i++) {
            waiting.remove();
        }
        for (int i = refused.size() - 1; i >= 0; i--) {
            waiting.addFirst(refused.get(i));
        }
        bytes -= size;
        metrics.written(now, count, size, refused.isEmpty());
        return refused.isEmpty();
    }

    private List<byte[]> next() {
        List<byte[]> batch = new ArrayList<>();
        long size = 0;
        for (byte[] record : waiting) {
            size += record.length;
            if (batch.size() == destination.mostRecords() || (size > destination.mostBytes() && !batch.isEmpty())) {
                break;
            }
            batch.add(record);
        }
        return batch;
    }

    private static long size(List<byte[]> records) {
        return records.stream().mapToLong(record -> record.length).sum();
    }
}
