package wildrydes.cloud.logs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import wildrydes.cloud.store.Page;
import wildrydes.cloud.store.Tape;
import wildrydes.cloud.store.TapeRecord;

/**
 * Reads the events of a stream in the order of their times, from anywhere in it, and never holds more than are asked for. Most
 * streams have their events in that order and are read from where it begins; where events came late, all are looked through.
 */
final class EventReader {

    private static final int WINDOW = 64;
    private static final int WIDEST = 4096;
    private static final int SMALL_BYTES = 64 << 10;
    private static final int SCANNED = 1000;
    private static final int SCANNED_BYTES = 1 << 20;

    private final LogStream stream;
    private final Tape tape;
    private final EventRange range;
    private final boolean ordered;

    EventReader(LogStream stream, EventRange range) {
        this.stream = stream;
        this.tape = stream.tape();
        this.range = range;
        this.ordered = stream.span().ordered();
    }

    /** Whether the stream can have any event in the range. */
    boolean hopeful() {
        LogStream.Span span = stream.span();
        return !span.empty() && span.last() >= range.from() && span.first() < range.until();
    }

    boolean ordered() {
        return ordered;
    }

    /**
     * The next events behind a place, in order.
     *
     * @param mostBytes most bytes of them together; the first one always has room
     */
    List<LogEvent> after(EventKey place, int most, long mostBytes) {
        if (!ordered) {
            return best(place, most, mostBytes, Comparator.naturalOrder());
        }
        List<LogEvent> events = new ArrayList<>();
        long bytes = 0;
        long from = firstSince(Math.max(range.from(), place.timestamp()));
        if (place.stream() == stream.id()) {
            from = Math.max(from, place.position() + 1);
        }
        while (true) {
            Page page = tape.read(from, SCANNED, SCANNED_BYTES, Long.MIN_VALUE);
            for (TapeRecord record : page.records()) {
                LogEvent event = LogEvent.of(stream.id(), record);
                if (event.key().timestamp() >= range.until()) {
                    return events;
                }
                if (event.key().compareTo(place) > 0 && range.has(event.key().timestamp())) {
                    bytes += event.size();
                    if (events.size() == most || !events.isEmpty() && bytes > mostBytes) {
                        return events;
                    }
                    events.add(event);
                }
            }
            if (!page.more()) {
                return events;
            }
            from = page.next();
        }
    }

    /** The last events before a place, in order. */
    List<LogEvent> before(EventKey place, int most, long mostBytes) {
        if (!ordered) {
            List<LogEvent> events = best(place, most, mostBytes, Comparator.reverseOrder());
            Collections.reverse(events);
            return events;
        }
        List<LogEvent> events = new ArrayList<>();
        long first = first();
        long end = place.stream() == stream.id()
                ? place.position()
                : place.timestamp() == Long.MAX_VALUE ? tape.next() : firstSince(place.timestamp() + 1);
        end = Math.min(end, range.until() == Long.MAX_VALUE ? tape.next() : firstSince(range.until()));
        long bytes = 0;
        for (int window = WINDOW; end > first; ) {
            long from = Math.max(first, end - window);
            long until = end;
            List<TapeRecord> records = tape.read(from, (int) (end - from), Long.MAX_VALUE, Long.MIN_VALUE)
                    .records();
            long read = 0;
            for (int i = records.size() - 1; i >= 0; i--) {
                if (records.get(i).position() >= until) {
                    continue;
                }
                LogEvent event = LogEvent.of(stream.id(), records.get(i));
                read += event.size();
                if (event.key().timestamp() < range.from()) {
                    Collections.reverse(events);
                    return events;
                }
                if (event.key().compareTo(place) < 0) {
                    bytes += event.size();
                    if (events.size() == most || !events.isEmpty() && bytes > mostBytes) {
                        Collections.reverse(events);
                        return events;
                    }
                    events.add(event);
                }
            }
            window = read < SMALL_BYTES ? Math.min(WIDEST, 4 * window) : WINDOW;
            end = from;
        }
        Collections.reverse(events);
        return events;
    }

    /** Looks through all events for those that are nearest behind a place, in a given order. */
    private List<LogEvent> best(EventKey place, int most, long mostBytes, Comparator<EventKey> order) {
        PriorityQueue<LogEvent> nearest = new PriorityQueue<>(Comparator.comparing(LogEvent::key, order.reversed()));
        long bytes = 0;
        for (long from = 1; ; ) {
            Page page = tape.read(from, SCANNED, SCANNED_BYTES, Long.MIN_VALUE);
            for (TapeRecord record : page.records()) {
                LogEvent event = LogEvent.of(stream.id(), record);
                if (!range.has(event.key().timestamp()) || order.compare(event.key(), place) <= 0) {
                    continue;
                }
                nearest.add(event);
                bytes += event.size();
                while (nearest.size() > most
                        || nearest.size() > 1 && bytes - nearest.element().size() >= mostBytes) {
                    bytes -= nearest.remove().size();
                }
            }
            if (!page.more()) {
                break;
            }
            from = page.next();
        }
        while (nearest.size() > 1 && bytes > mostBytes) {
            bytes -= nearest.remove().size();
        }
        List<LogEvent> events = new ArrayList<>(nearest);
        events.sort(Comparator.comparing(LogEvent::key, order));
        return events;
    }

    /** Position of the oldest event that is still there; {@link Tape#next} where there is none. */
    private long first() {
        List<TapeRecord> oldest =
                tape.read(1, 1, Long.MAX_VALUE, Long.MIN_VALUE).records();
        return oldest.isEmpty() ? tape.next() : oldest.get(0).position();
    }

    /** Position of the first event that happened at a moment or later, in a stream whose events are in order. */
    private long firstSince(long timestamp) {
        long low = first();
        long high = tape.next();
        while (low < high) {
            long middle = low + (high - low) / 2;
            List<TapeRecord> found =
                    tape.read(middle, 1, Long.MAX_VALUE, Long.MIN_VALUE).records();
            if (found.isEmpty() || found.get(0).position() >= high || LogEvent.timestamp(found.get(0)) >= timestamp) {
                high = middle;
            } else {
                low = found.get(0).position() + 1;
            }
        }
        return low;
    }
}
