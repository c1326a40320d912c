package wildrydes.cloud.logs;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An event's place among all events: by time, then by stream, then in the order in which they came. Its text is the event's id,
 * 56 digits as at AWS, and what tokens are made of.
 *
 * @param timestamp milliseconds since the epoch
 * @param stream the stream's id
 * @param position of the event in its stream
 */
record EventKey(long timestamp, long stream, long position) implements Comparable<EventKey> {

    /** Before every event. */
    static final EventKey FIRST = new EventKey(0, 0, 0);

    /** Behind every event. */
    static final EventKey LAST = new EventKey(Long.MAX_VALUE, 0, 0);

    private static final Comparator<EventKey> ORDER = Comparator.comparingLong(EventKey::timestamp)
            .thenComparingLong(EventKey::stream)
            .thenComparingLong(EventKey::position);

    private static final Pattern TEXT = Pattern.compile("([0-9]{20})([0-9]{18})([0-9]{18})");

    /** The key with that text; null where there is none. */
    static @Nullable EventKey of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        try {
            return new EventKey(
                    Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3)));
        } catch (NumberFormatException e) {
            return null; // more than a long holds
        }
    }

    /** The place from which this one is the next. */
    EventKey before() {
        return new EventKey(timestamp, stream, Math.max(0, position - 1));
    }

    /** The place from which this one is the last that was passed. */
    EventKey behind() {
        return new EventKey(timestamp, stream, position + 1);
    }

    @Override
    public int compareTo(EventKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return digits(timestamp, 20) + digits(stream, 18) + digits(position, 18);
    }

    private static String digits(long number, int width) {
        String digits = Long.toString(number);
        return "0".repeat(width - digits.length()) + digits;
    }
}
