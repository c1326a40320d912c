package wildrydes.cloud.store;

import java.util.ArrayList;
import java.util.List;

/**
 * Records read from a tape.
 *
 * @param records in order
 * @param next where the next page begins
 * @param more whether there are records behind this page now
 * @param bytes keys and data together
 */
public record Page(List<TapeRecord> records, long next, boolean more, long bytes) {

    static final class Builder {
        private final List<TapeRecord> records = new ArrayList<>();
        private final int most;
        private final long mostBytes;
        private final long sinceMillis;
        private long next;
        private long bytes;
        private boolean full;

        Builder(long from, int most, long mostBytes, long sinceMillis) {
            this.next = from;
            this.most = most;
            this.mostBytes = mostBytes;
            this.sinceMillis = sinceMillis;
        }

        boolean hasRoom() {
            return !full && records.size() < most;
        }

        /** Takes a record, unless it is too old, or too large for the rest of the page; the first one always has room. */
        void add(TapeRecord read) {
            if (read.arrivalMillis() >= sinceMillis) {
                int size = read.bytes();
                if (!records.isEmpty() && bytes + size > mostBytes) {
                    full = true;
                    return;
                }
                records.add(read);
                bytes += size;
            }
            next = read.position() + 1;
        }

        /** @param last position of the last record that could have been read; with room left, all up to there was looked at */
        Page page(long last) {
            long behind = hasRoom() ? Math.max(next, last + 1) : next;
            return new Page(records, behind, behind <= last, bytes);
        }
    }
}
