package wildrydes.cloud.logs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import wildrydes.cloud.store.Run;
import wildrydes.cloud.store.TapeRecord;

/**
 * One event of a stream.
 *
 * @param ingestion when it came, milliseconds since the epoch
 */
record LogEvent(EventKey key, long ingestion, String message) {

    /** Bytes that every event counts more than its message has (API_PutLogEvents.html). */
    static final int OVERHEAD = 26;

    private static final byte[] NO_KEY = {};

    /** As it stands on a tape: the time, then the message. */
    static Run.Item item(long timestamp, byte[] message) {
        return new Run.Item(
                NO_KEY,
                ByteBuffer.allocate(Long.BYTES + message.length)
                        .putLong(timestamp)
                        .put(message)
                        .array());
    }

    static LogEvent of(long stream, TapeRecord record) {
        ByteBuffer data = ByteBuffer.wrap(record.data());
        EventKey key = new EventKey(data.getLong(), stream, record.position());
        return new LogEvent(
                key, record.arrivalMillis(), StandardCharsets.UTF_8.decode(data).toString());
    }

    static long timestamp(TapeRecord record) {
        return ByteBuffer.wrap(record.data()).getLong();
    }

    /** As answers are limited by it; short of the exact bytes only where it has other than ASCII letters. */
    int size() {
        return message.length() + OVERHEAD;
    }
}
