package wildrydes.cloud.clock;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * The time that is on disk, in {@code clock.time}. While time passes it is ahead of the clock, which never passes it, so that
 * a process killed at any moment goes on behind everything that it ever told; while time stands still it is exactly the time.
 * Time in which no process runs does not pass. The mark is guarded by the clock's lock, and one thread writes.
 */
final class Reserve {

    private static final Duration LEAST_AHEAD = Duration.ofMinutes(1);
    private static final Duration MOST_AHEAD = Duration.ofHours(1);
    /** Real time that a reservation should last. */
    private static final double LASTS_SECONDS = 4;

    private final TimeFile file;
    private Instant mark;
    /** What is surely on disk; null after a write that failed. */
    private @Nullable Instant written;

    private Reserve(TimeFile file, Instant mark) {
        this.file = file;
        this.mark = mark;
        this.written = mark;
    }

    /**
     * Opens the time of a folder.
     *
     * @param start where a new folder starts
     * @throws ClockException where the file holds no instant
     */
    static Reserve open(TimeFile file, Instant start) throws IOException {
        String text = file.read();
        if (text == null) {
            Reserve reserve = new Reserve(file, start);
            reserve.write(start);
            return reserve;
        }
        try {
            return new Reserve(file, Instant.parse(text.strip()));
        } catch (DateTimeParseException e) {
            throw ClockException.refused("The file " + file + " says '" + text.strip()
                    + "' instead of a time such as 2026-11-24T10:00:00Z; write into it"
                    + " the cloud time to go on from.");
        }
    }

    Instant mark() {
        return mark;
    }

    /**
     * What should be on disk instead of what is, or null.
     *
     * @param speed 0 where time stands still
     * @param end where time will stand still again
     */
    @Nullable
    Instant wanted(Instant now, double speed, Instant end) {
        if (speed == 0) {
            return now.equals(written) ? null : now;
        }
        return mark.isBefore(earlier(now.plus(ahead(speed).dividedBy(2)), end))
                ? earlier(now.plus(ahead(speed)), end)
                : null;
    }

    /** The moment from which more will be wanted, if time goes on at this speed. */
    Instant renewal(double speed) {
        return mark.minus(ahead(speed).dividedBy(2));
    }

    private static Duration ahead(double speed) {
        long seconds = (long) Math.min(speed * LASTS_SECONDS, (double) MOST_AHEAD.toSeconds());
        return seconds < LEAST_AHEAD.toSeconds() ? LEAST_AHEAD : Duration.ofSeconds(seconds);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Lets time go no further than to a moment that is about to be written, if that is less than before. */
    void lower(Instant wanted) {
        mark = earlier(mark, wanted);
    }

    /** Lets time go to the moment that was written. */
    void wrote(Instant time) {
        mark = time;
        written = time;
    }

    /** The disk has refused a time, and nobody knows which one it has. */
    void failed() {
        written = null;
    }

    /** Puts a time on disk; it is never seen half written. */
    void write(Instant time) throws IOException {
        file.write(time + "\n");
    }
}
