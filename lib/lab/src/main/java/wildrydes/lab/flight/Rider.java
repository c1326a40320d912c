package wildrydes.lab.flight;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.CellId;

/**
 * One unicorn in the air, with the records that it has made and the stream has not taken yet. They are sent in their order:
 * while the oldest is refused, the others wait. After a refusal it waits a second before it tries again, after the next two,
 * then four, then eight. Safe for concurrent use.
 */
public final class Rider {

    /** Ten minutes without room in its shard are too many. */
    static final int MOST_WAITING = 600;

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    /**
     * What became of its records so far.
     *
     * @param sent how many the stream has taken
     * @param refused how often the stream had no room for one
     * @param sentAgain how many of those that were sent had been refused before
     * @param waiting how many are made and not sent yet
     * @param last the one made last; empty before the first
     * @param lastStamp the time in it
     * @param trouble why it has landed by itself; empty where it has not
     */
    public record Tally(
            int sent,
            int refused,
            int sentAgain,
            int waiting,
            String last,
            Optional<Instant> lastStamp,
            String trouble) {}

    private final String name;
    private final String stream;
    private final Function<Instant, String> records;
    private final Instant after;
    private final int most;
    private final Optional<CellId> cell;

    private final Deque<String> waiting = new ArrayDeque<>();
    private Instant retry = Instant.MIN;
    private Duration pause = SHORTEST_PAUSE;
    private boolean oldestRefused;
    private int sent;
    private int refused;
    private int sentAgain;
    private String last = "";
    private @Nullable Instant lastStamp;
    private String trouble = "";

    /**
     * @param name its partition key, too
     * @param records makes the record of a second
     * @param after cloud time; its first record is of a later second
     */
    public Rider(String name, String stream, Function<Instant, String> records, Instant after) {
        this(name, stream, records, after, Integer.MAX_VALUE);
    }

    /**
     * The same for some records only.
     *
     * @param most how many it makes
     */
    public Rider(String name, String stream, Function<Instant, String> records, Instant after, int most) {
        this.most = most;
        this.name = name;
        this.stream = stream;
        this.records = records;
        this.after = after;
        this.cell = CellId.current();
    }

    public String name() {
        return name;
    }

    public String stream() {
        return stream;
    }

    /** The cell that let it take off. */
    public Optional<CellId> cell() {
        return cell;
    }

    public synchronized Tally tally() {
        return new Tally(sent, refused, sentAgain, waiting.size(), last, Optional.ofNullable(lastStamp), trouble);
    }

    /** Makes the record of this second. */
    synchronized void report(Instant second) {
        if (second.isAfter(after) && sent + waiting.size() < most) {
            last = records.apply(second);
            lastStamp = second;
            waiting.add(last);
        }
    }

    /** The oldest record that waits, unless it is too early to try again. */
    synchronized Optional<String> offer(Instant now) {
        return now.isBefore(retry) ? Optional.empty() : Optional.ofNullable(waiting.peek());
    }

    /** The stream has taken the oldest record. */
    synchronized void taken() {
        waiting.remove();
        sent++;
        if (oldestRefused) {
            sentAgain++;
        }
        oldestRefused = false;
        pause = SHORTEST_PAUSE;
    }

    /** The stream had no room for the oldest record. */
    synchronized void refused(Instant now) {
        refused++;
        oldestRefused = true;
        retry = now.plus(pause);
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    synchronized boolean overdue() {
        return waiting.size() > MOST_WAITING;
    }

    synchronized void fall(String reason) {
        trouble = reason;
    }
}
