package wildrydes.cloud.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * Those outside the cloud whom time waits for. They are told one after the other: whoever is earlier due comes first, at one
 * moment whoever joined first, and nobody is told before the one before has come back. Guarded by the clock's lock.
 */
final class Participants {

    /** One of them; {@code told} from the moment at which it is its turn until it comes back. */
    private static final class Participant {
        final String id = Departed.newId();
        final String name;
        final Condition turn;
        Instant next;
        boolean told;
        int polls;
        long heard;

        Participant(String name, Instant next, Condition turn) {
            this.name = name;
            this.next = next;
            this.turn = turn;
        }
    }

    private final Lock lock;
    private final Ticks ticks;
    private final Duration poll;
    private final Duration silence;
    private final Map<String, Participant> all = new LinkedHashMap<>();
    private final Departed departed =
            new Departed("participant", "it may have left, or the cloud was restarted; join anew");
    private @Nullable Participant out;
    private boolean closed;

    Participants(Lock lock, Ticks ticks, Rules rules) {
        this.lock = lock;
        this.ticks = ticks;
        this.poll = rules.poll();
        this.silence = rules.silence();
    }

    String join(String name, Instant next) {
        Participant joined = new Participant(name, next, lock.newCondition());
        all.put(joined.id, joined);
        return joined.id;
    }

    /** Notes that everything before a moment is done. */
    void back(String id, Instant next) {
        Participant one = known(id);
        // The same moment again is a question asked twice, not an acknowledgement.
        if (!next.equals(one.next)) {
            one.next = next;
            one.told = false;
            if (one == out) {
                out = null;
            }
        }
    }

    /** A participant's question whether it is its turn, for as long as nobody has answered it. */
    final class Poll {
        private final Participant one;
        private final long end = ticks.nanos() + poll.toNanos();

        private Poll(Participant one) {
            this.one = one;
            one.polls++;
        }

        /** Whether it is its turn, or null where that cannot be said yet. */
        @Nullable
        Boolean answer() {
            known(one.id);
            if (closed) {
                throw ClockException.stopped();
            }
            return one.told ? Boolean.TRUE : end - ticks.nanos() <= 0 ? Boolean.FALSE : null;
        }

        /** Ends the question, answered or not. */
        void end() {
            one.polls--;
            one.heard = ticks.nanos();
        }

        private void await() throws InterruptedException {
            ticks.await(one.turn, end - ticks.nanos());
        }
    }

    Poll ask(String id) {
        return new Poll(known(id));
    }

    /** Waits for its turn; tells whether it came before the poll was over. */
    boolean await(String id) throws InterruptedException {
        Poll asked = ask(id);
        try {
            Boolean answer = asked.answer();
            while (answer == null) {
                asked.await();
                answer = asked.answer();
            }
            return answer;
        } finally {
            asked.end();
        }
    }

    private Participant known(String id) {
        Participant one = all.get(id);
        if (one == null) {
            throw departed.gone(id);
        }
        return one;
    }

    void leave(String id) {
        remove(known(id));
    }

    private void remove(Participant one) {
        all.remove(one.id);
        if (one == out) {
            out = null;
        }
        one.turn.signalAll();
    }

    /** Tells the next one whose moment has come, unless somebody is out. */
    void tell(Instant now) {
        if (out != null || all.isEmpty()) {
            return;
        }
        Participant first = null;
        for (Participant one : all.values()) {
            if (!one.next.isAfter(now) && (first == null || one.next.isBefore(first.next))) {
                first = one;
            }
        }
        if (first != null) {
            first.told = true;
            first.heard = ticks.nanos();
            first.turn.signalAll();
            out = first;
        }
    }

    /** Drops the one that is out if it was silent for too long; tells its name and why, or null. */
    @Nullable
    Dropped dropSilent() {
        Participant silent = out;
        if (silent == null || silent.polls > 0 || ticks.nanos() - silent.heard < silence.toNanos()) {
            return null;
        }
        String sentence = "Participant " + silent.name + " was due at " + silent.next + " and silent for "
                + Spans.words(silence) + ", so the clock no longer waits for it; let it join again.";
        departed.add(silent.id, sentence);
        remove(silent);
        return new Dropped("ParticipantDropped", silent.name, sentence);
    }

    /** Real time, in nanoseconds, after which somebody may have been silent for too long. */
    long patience() {
        Participant one = out;
        if (one == null) {
            return Long.MAX_VALUE;
        }
        long spent = one.polls > 0 ? 0 : ticks.nanos() - one.heard;
        return Math.max(1, silence.toNanos() - spent);
    }

    /** When the first one is due; never, where there is none. */
    Instant first() {
        Instant first = Instant.MAX;
        for (Participant one : all.values()) {
            if (one.next.isBefore(first)) {
                first = one.next;
            }
        }
        return first;
    }

    List<String> names() {
        return all.values().stream().map(one -> one.name).toList();
    }

    /** The one that is out, or null. */
    @Nullable
    String out() {
        return out == null ? null : out.name;
    }

    /** Lets nobody wait any more. */
    void close() {
        closed = true;
        all.values().forEach(one -> one.turn.signalAll());
    }
}
