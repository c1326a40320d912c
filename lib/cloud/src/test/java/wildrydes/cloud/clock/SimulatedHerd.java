package wildrydes.cloud.clock;

import static wildrydes.cloud.clock.ClockModel.require;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import wildrydes.cloud.clock.ClockModel.Pony;

/** What participants do: join, come back in time, late or never, and leave. */
final class SimulatedHerd {

    private static final int MOST = 5;

    private final Random random;
    private final SimulatedClock clock;
    private final ClockModel model;
    private final List<String> gone;
    private long named;

    /** @param gone takes the ids of those who have left */
    SimulatedHerd(Random random, SimulatedClock clock, ClockModel model, List<String> gone) {
        this.random = random;
        this.clock = clock;
        this.model = model;
        this.gone = gone;
    }

    void join() {
        if (model.ponies.size() < MOST) {
            String name = "pony " + named++;
            Instant next = clock.moment(random, 2, 10);
            Pony pony = new Pony(name, clock.face.join(name, next), named, next);
            pony.stands(next, clock.now());
            model.ponies.add(pony);
        }
    }

    /** A participant comes back, asks on, or hears what became of its question. */
    void poll(Pony pony) {
        Participants.Poll poll = pony.poll;
        if (poll == null) {
            Instant next = random.nextInt(4) == 0 ? pony.next : clock.moment(random, 1, 10);
            clock.works.locked(() -> {
                clock.works.participants.back(pony.id, next);
                pony.poll = clock.works.participants.ask(pony.id);
                if (!next.equals(pony.next)) {
                    pony.next = next;
                    pony.stands(next, clock.now());
                    model.out = model.out == pony ? null : model.out;
                }
            });
            return;
        }
        Boolean answer = clock.works.asked(poll::answer);
        require(
                (model.out == pony) == Boolean.TRUE.equals(answer),
                "%s was answered %s while %s was out.",
                pony.name,
                answer,
                model.out == null ? "nobody" : model.out.name);
        if (answer != null) {
            clock.works.locked(poll::end);
            pony.poll = null;
            pony.heard = clock.nanos;
        }
    }

    void leave(Pony pony) {
        clock.face.leave(pony.id);
        model.forget(pony);
        gone.add(pony.id);
    }

    static void comeBackLate(SimulatedClock clock, String id) {
        for (Runnable attempt : List.<Runnable>of(
                () -> clock.works.participants.back(id, Instant.EPOCH),
                () -> clock.face.leave(id),
                () -> clock.face.renew(id),
                () -> clock.face.end(id))) {
            try {
                attempt.run();
            } catch (ClockException e) {
                require(e.reason() == ClockException.Reason.GONE, "%s", e);
                continue;
            }
            throw new AssertionError("Somebody who is gone was let in again.");
        }
    }
}
