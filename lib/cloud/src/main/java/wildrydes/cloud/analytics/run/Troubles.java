package wildrydes.cloud.analytics.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.wire.Failure;

/** What keeps an application from its work at the moment, by part; told when it begins, and again every minute. Safe for concurrent use. */
final class Troubles {

    private static final Duration TOLD_AGAIN = Duration.ofMinutes(1);
    private static final Logger LOG = Logger.getLogger(Troubles.class.getName());

    private record Told(Trouble trouble, Instant at) {}

    private final Map<Trouble.Part, Told> now = new ConcurrentSkipListMap<>();
    private final String application;
    private final Consumer<Trouble> told;

    /**
     * None yet.
     *
     * @param application its name
     * @param told is told of each
     */
    Troubles(String application, Consumer<Trouble> told) {
        this.application = application;
        this.told = told;
    }

    /** A sentence that says what is wrong; null where nothing is. */
    @Nullable
    String sentence() {
        for (Told one : now.values()) {
            return one.trouble().sentence();
        }
        return null;
    }

    /** Whether a part is to be tried now. */
    boolean due(Trouble.Part part, Instant at) {
        Told one = now.get(part);
        return one == null || !at.isBefore(one.trouble().again());
    }

    /** A part has failed with an exception. */
    void failed(Trouble.Part part, String what, RuntimeException thrown, Instant at) {
        if (Failure.of(thrown).unexpected() != null) {
            LOG.log(Level.SEVERE, "Application " + application + ": " + what + "; it is tried again.", thrown);
        }
        Told before = now.get(part);
        arises(
                Trouble.of(
                        part,
                        what,
                        thrown,
                        before == null ? 0 : before.trouble().tries(),
                        at),
                at);
    }

    /** A part has a trouble. */
    void arises(Trouble trouble, Instant at) {
        Told before = now.get(trouble.part());
        boolean known = before != null
                && before.trouble().sentence().equals(trouble.sentence())
                && at.isBefore(before.at().plus(TOLD_AGAIN));
        now.put(trouble.part(), new Told(trouble, known && before != null ? before.at() : at));
        if (!known) {
            told.accept(trouble);
        }
    }

    /** A part works. */
    void ended(Trouble.Part part) {
        now.remove(part);
    }

    /** All is well: what was configured is another. */
    void clear() {
        now.clear();
    }
}
