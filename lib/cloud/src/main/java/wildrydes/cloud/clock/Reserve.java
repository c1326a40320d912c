package wildrydes.cloud.clock;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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

    private final Path file;
    private final Path next;
    private Instant mark;

    private Reserve(Path file, Instant mark) {
        this.file = file;
        this.next = file.resolveSibling(file.getFileName() + ".next");
        this.mark = mark;
    }

    /**
     * Opens the time of a folder.
     *
     * @param start where a new folder starts
     * @throws ClockException where the file holds no instant
     */
    static Reserve open(Path folder, Instant start) throws IOException {
        Path file = folder.resolve("clock.time");
        if (!Files.exists(file)) {
            Reserve reserve = new Reserve(file, start);
            reserve.write(start);
            return reserve;
        }
        String text = Files.readString(file).strip();
        try {
            return new Reserve(file, Instant.parse(text));
        } catch (DateTimeParseException e) {
            throw ClockException.refused("The file " + file + " says '" + text
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
            return mark.equals(now) ? null : now;
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

    /** Sets how far time may go: at once where that is less than before, after the {@link #write} where it is more. */
    void mark(Instant mark) {
        this.mark = mark;
    }

    /** Puts a time on disk; it is never seen half written. */
    void write(Instant time) throws IOException {
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer text = ByteBuffer.wrap((time + "\n").getBytes(StandardCharsets.UTF_8));
            while (text.hasRemaining()) {
                channel.write(text);
            }
            channel.force(false);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
