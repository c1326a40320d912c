package wildrydes.cloud.kinesis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import wildrydes.cloud.clock.CloudTime;

/** Time that a test moves; work that has become due runs on the thread that moves it. */
public final class ManualTime implements CloudTime {

    private record Work(Instant due, String resource, Runnable task) {}

    private final List<Work> scheduled = new ArrayList<>();
    private final List<String> looked = new ArrayList<>();
    private Instant now;

    public ManualTime(Instant now) {
        this.now = now;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** Moves on, doing on the way what is due. */
    public void pass(Duration duration) {
        Instant target = instant().plus(duration);
        for (Optional<Work> next = next(target); next.isPresent(); next = next(target)) {
            next.get().task().run();
        }
        synchronized (this) {
            now = target;
        }
    }

    private synchronized Optional<Work> next(Instant target) {
        Optional<Work> next =
                scheduled.stream().filter(work -> !work.due().isAfter(target)).min(Comparator.comparing(Work::due));
        next.ifPresent(work -> {
            scheduled.remove(work);
            now = work.due().isAfter(now) ? work.due() : now;
        });
        return next;
    }

    /** ARNs that were looked at, in order. */
    synchronized List<String> looked() {
        return List.copyOf(looked);
    }

    /** ARNs of transitions that are still to come. */
    synchronized List<String> transitions() {
        return scheduled.stream().map(Work::resource).toList();
    }

    @Override
    public Scheduled schedule(Instant due, Runnable work) {
        return transition("", due, work);
    }

    @Override
    public synchronized Scheduled transition(String resource, Instant due, Runnable work) {
        Work added = new Work(due, resource, work);
        scheduled.add(added);
        return () -> {
            synchronized (this) {
                scheduled.remove(added);
            }
        };
    }

    @Override
    public synchronized void looked(String resource) {
        looked.add(resource);
    }

    @Override
    public Hold hold(String reason) {
        return () -> {};
    }
}
