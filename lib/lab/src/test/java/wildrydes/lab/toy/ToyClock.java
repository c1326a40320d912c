package wildrydes.lab.toy;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A clock in step mode that waits for participants. */
final class ToyClock {

    private static final long POLL_MILLIS = 2000;

    private static final class Participant {
        final String name;
        Instant next;
        boolean awaiting;
        boolean due;

        Participant(String name, Instant next) {
            this.name = name;
            this.next = next;
        }
    }

    private final Map<String, Participant> participants = new LinkedHashMap<>();
    private Instant now = Instant.parse("2026-03-02T09:14:36Z");
    private int ids;

    synchronized Instant now() {
        return now;
    }

    synchronized String names() {
        return String.join(
                ",",
                participants.values().stream().map(one -> '"' + one.name + '"').toList());
    }

    synchronized void run(Duration duration) throws InterruptedException {
        Instant end = now.plus(duration);
        while (true) {
            Optional<Participant> first = participants.values().stream()
                    .filter(one -> !one.next.isAfter(end))
                    .min(Comparator.comparing(one -> one.next));
            if (first.isEmpty()) {
                now = end;
                return;
            }
            Participant one = first.get();
            if (one.awaiting && !one.due) {
                now = one.next;
                one.due = true;
                notifyAll();
            }
            wait(POLL_MILLIS);
        }
    }

    synchronized String join(String name, Instant next) {
        String id = "p" + ++ids;
        participants.put(id, new Participant(name, next));
        return id;
    }

    /** @return whether due; nothing for a participant that has left */
    synchronized Optional<Boolean> await(String id, Instant next) throws InterruptedException {
        Participant one = participants.get(id);
        if (one == null) {
            return Optional.empty();
        }
        if (next.isAfter(one.next)) {
            one.due = false;
        }
        one.next = next;
        one.awaiting = true;
        notifyAll();
        long end = System.nanoTime() + POLL_MILLIS * 1_000_000;
        while (!one.due && participants.containsKey(id) && System.nanoTime() < end) {
            wait(POLL_MILLIS);
        }
        one.awaiting = false;
        notifyAll();
        return participants.containsKey(id) ? Optional.of(one.due) : Optional.empty();
    }

    synchronized boolean leave(String id) {
        boolean known = participants.remove(id) != null;
        notifyAll();
        return known;
    }
}
