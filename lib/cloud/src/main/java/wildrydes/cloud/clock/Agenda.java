package wildrydes.cloud.clock;

import java.time.Instant;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is to be done and when. Guarded by the clock's lock. */
final class Agenda {

    private final NavigableSet<Work> works = new TreeSet<>(Work.IN_TIME);
    /** Those that change a resource; few, and asked for at each Describe call. */
    private final NavigableSet<Work> transitions = new TreeSet<>(Work.IN_TIME);

    private long scheduled;

    Work add(Instant due, @Nullable String resource, Runnable task) {
        Work work = new Work(due, ++scheduled, resource, task);
        works.add(work);
        if (resource != null) {
            transitions.add(work);
        }
        return work;
    }

    /** Takes work from the agenda; tells whether it was on it. */
    boolean remove(Work work) {
        transitions.remove(work);
        return works.remove(work);
    }

    /** The first work, if it is due, which then is no longer on the agenda. */
    @Nullable
    Work take(Instant now) {
        if (works.isEmpty() || works.first().due().isAfter(now)) {
            return null;
        }
        Work work = works.first();
        remove(work);
        return work;
    }

    /** When the first work is due; never, where there is none. */
    Instant first() {
        return works.isEmpty() ? Instant.MAX : works.first().due();
    }

    /** The next change of a resource, or null. */
    @Nullable
    Work transition(String resource) {
        for (Work work : transitions) {
            if (work.changes(resource)) {
                return work;
            }
        }
        return null;
    }
}
