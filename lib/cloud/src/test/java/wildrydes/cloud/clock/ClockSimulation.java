package wildrydes.cloud.clock;

import static wildrydes.cloud.clock.ClockModel.require;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.clock.ClockModel.Held;
import wildrydes.cloud.clock.ClockModel.Lent;
import wildrydes.cloud.clock.ClockModel.Planned;
import wildrydes.cloud.clock.ClockModel.State;
import wildrydes.cloud.clock.ClockModel.Wish;

/** One life of a clock, with everything that may happen to it, as a seed chooses. */
final class ClockSimulation {

    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final double[] SPEEDS = {0.5, 1, 7.3, 60, 600, 1_000_000};
    private static final int DEEPEST = 2;
    private static final int MOST_PENDING = 40;

    private final Random random;
    private final ClockModel model = new ClockModel();
    private final SimulatedClock clock;
    /** Ids of participants and leases that are gone. */
    private final List<String> departed = new ArrayList<>();

    private final SimulatedHerd herd;

    private int works;
    private long orders;
    private long names;
    private int depth;
    private @Nullable AssertionError fault;

    ClockSimulation(long seed) throws IOException {
        this.random = new Random(seed);
        this.clock = new SimulatedClock(model, START, rules(), this::meanwhile);
        this.herd = new SimulatedHerd(random, clock, model, departed);
        some(3, this::schedule);
        pass(Duration.ofSeconds(100));
        require(clock.face.instant().equals(START), "Time passed before the start.");
        clock.works.locked(clock.works::begin);
        model.free = !model.step;
    }

    private Rules rules() {
        model.step = random.nextBoolean();
        model.speed = speed();
        return Rules.of(model.step, model.speed);
    }

    private double speed() {
        return SPEEDS[random.nextInt(SPEEDS.length)];
    }

    /** Lets so many things happen, and then brings everything to its end. */
    void live(int events) throws IOException {
        for (int i = 0; i < events; i++) {
            if (random.nextInt(40) == 0) {
                restart();
            } else {
                happen();
            }
            switch (random.nextInt(6)) {
                case 0 -> {}
                case 1 -> clock.turn();
                default -> clock.rest();
            }
            lookForFault();
        }
        end();
    }

    private void lookForFault() {
        AssertionError found = fault;
        if (found != null) {
            throw found;
        }
    }

    /** Lets other threads do something while the clock has let go of its lock; what fails there would only be logged. */
    private void meanwhile() {
        if (depth < DEEPEST) {
            depth++;
            try {
                some(3, this::happen);
            } catch (AssertionError e) {
                fault = fault == null ? e : fault;
            } finally {
                depth--;
            }
        }
    }

    private void some(int most, Runnable event) {
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            event.run();
        }
    }

    private void happen() {
        switch (random.nextInt(24)) {
            case 0, 1, 2, 3 -> pass(Duration.ofMillis(random.nextInt(3000)));
            case 4 -> pass(Duration.ofSeconds(random.nextInt(20)));
            case 5, 6, 7 -> schedule();
            case 8 -> one(model.works, this::cancel);
            case 9 -> look();
            case 10 -> model.holds.add(hold());
            case 11, 12 -> one(model.holds, this::close);
            case 13 -> lend();
            case 14 -> one(model.leases, this::renewOrEnd);
            case 15 -> change();
            case 16 -> run();
            case 17 -> one(model.wishes, this::interrupt);
            case 18 -> settle();
            case 19 -> herd.join();
            case 20, 21 -> one(model.ponies, herd::poll);
            case 22 -> one(model.ponies, herd::leave);
            default -> odd();
        }
        clock.see();
    }

    private <T> void one(List<T> from, Consumer<T> event) {
        if (!from.isEmpty()) {
            event.accept(from.get(random.nextInt(from.size())));
        }
    }

    private void pass(Duration real) {
        Instant before = clock.face.instant();
        model.see(before);
        double pace = model.pace();
        clock.nanos += real.toNanos();
        Instant after = clock.face.instant();
        model.see(after);
        if (pace == Pace.AT_ONCE) {
            return;
        }
        double gain = Duration.between(before, after).toNanos();
        double most = (real.toNanos() + Pace.MOST_DEBT_NANOS) * pace;
        require(gain <= most + 1, "In %s at speed %s passed %s ns.", real, pace, gain);
        boolean barred = !after.isBefore(model.bar()) || !after.isBefore(clock.works.mark());
        require(
                barred || !begun() || gain >= real.toNanos() * pace * (1 - 1e-9) - pace - 2,
                "In %s at speed %s passed only %s ns, from %s.",
                real,
                pace,
                gain,
                before);
    }

    private boolean begun() {
        return orders > 0 && model.last.isAfter(START);
    }

    private void schedule() {
        if (model.pending().size() < MOST_PENDING) {
            Planned work =
                    new Planned(works++, clock.moment(random, 2, 20), random.nextInt(3) == 0 ? resource() : null);
            model.works.add(work);
            plan(work);
        }
    }

    private String resource() {
        return "arn:aws:kinesis:us-east-1:000000000000:stream/" + random.nextInt(4);
    }

    private void plan(Planned work) {
        work.order = orders++;
        // Until it is scheduled time may pass on to where something else bars it.
        clock.works.locked(() -> {
            work.handle = work.resource == null
                    ? clock.face.schedule(work.due, () -> work(work))
                    : clock.face.transition(work.resource, work.due, () -> work(work));
            work.stands(work.due, clock.now());
        });
    }

    private void work(Planned work) {
        try {
            model.begins(work, clock.now());
            meanwhile();
            model.see(clock.face.instant());
            require(clock.now().equals(work.bar), "Time passed work %s while it ran.", work.number);
        } catch (AssertionError e) {
            fault = fault == null ? e : fault;
        }
        work.state = State.DONE;
        switch (random.nextInt(6)) {
            case 0 -> throw new IllegalStateException("on purpose");
            case 1 -> throw new StackOverflowError("on purpose");
            case 2 -> Thread.currentThread().interrupt();
            default -> {}
        }
    }

    private void cancel(Planned work) {
        work.handle.cancel();
        if (work.state == State.PENDING) {
            work.state = State.CANCELLED;
            wishesEnd(wish -> wish.about == work);
        }
    }

    /** The clock has ended some wishes at somebody's word. */
    private void wishesEnd(Predicate<Wish> those) {
        for (Wish wish : List.copyOf(model.wishes)) {
            if (those.test(wish)) {
                require(wish.move.ended(), "A run to %s goes on.", wish.bar);
                model.wishes.remove(wish);
            }
        }
    }

    private void look() {
        String resource = resource();
        clock.works.locked(() -> wish(clock.face.look(resource), Pace.AT_ONCE, next(resource)));
    }

    private void settle() {
        String resource = resource();
        clock.works.locked(() -> wish(clock.face.beginSettling(resource), Pace.AT_ONCE, next(resource)));
    }

    /** The work that changes a resource next, or is changing it. */
    private @Nullable Planned next(String resource) {
        return model.works.stream()
                .filter(work -> resource.equals(work.resource))
                .filter(work -> work.state == State.PENDING || work.state == State.RUNNING)
                .min(Comparator.comparing((Planned work) -> work.state == State.PENDING)
                        .thenComparing(work -> work.due)
                        .thenComparing(work -> work.order))
                .orElse(null);
    }

    private void run() {
        Duration duration = Duration.ofMillis(random.nextInt(4) == 0 ? 0 : random.nextInt(30_000));
        Double speed = random.nextBoolean() ? null : Double.valueOf(speed());
        double expected = model.step ? Pace.AT_ONCE : speed == null ? 0 : speed;
        clock.works.locked(() -> wish(clock.face.begin(duration, speed), expected, null));
    }

    private void wish(@Nullable Move move, double speed, @Nullable Planned about) {
        if (move != null) {
            require(
                    about == null || about.due.equals(move.target()),
                    "Settling moves to %s instead of work %s.",
                    move.target(),
                    about == null ? null : about.number);
            Wish wish = new Wish(move, speed, about);
            wish.stands(move.target(), clock.now());
            model.wishes.add(wish);
        }
    }

    private void interrupt(Wish wish) {
        clock.works.locked(() -> clock.face.giveUp(wish.move));
        model.wishes.remove(wish);
    }

    private Held hold() {
        Held held = new Held(clock.face.hold("hold " + names++));
        held.stands(Instant.MIN, clock.now());
        return held;
    }

    private void close(Held held) {
        held.hold.close();
        held.hold.close();
        model.holds.remove(held);
    }

    private void lend() {
        String name = "lease " + names++;
        boolean holds = random.nextInt(3) == 0;
        Double speed = random.nextBoolean() ? null : Double.valueOf(speed());
        String id = holds ? clock.face.leaseHold(name) : clock.face.leaseFlow(name, speed);
        Lent lease = new Lent(name, id, holds ? 0 : speed == null ? model.speed : speed, clock.nanos);
        lease.stands(Instant.MIN, clock.now());
        model.leases.add(lease);
    }

    private void renewOrEnd(Lent lease) {
        if (random.nextBoolean()) {
            clock.face.renew(lease.id);
            lease.renewed = clock.nanos;
        } else {
            clock.face.end(lease.id);
            model.leases.remove(lease);
            departed.add(lease.id);
        }
    }

    private void change() {
        switch (random.nextInt(3)) {
            case 0 -> {
                model.speed = speed();
                clock.face.speed(model.speed);
            }
            case 1 -> {
                clock.face.flow();
                model.free = true;
                model.leases.forEach(lease -> lease.suspended = false);
            }
            default -> {
                clock.face.hold();
                model.free = false;
                model.leases.forEach(lease -> lease.suspended = true);
                wishesEnd(wish -> true);
            }
        }
    }

    /** What happens seldom. */
    private void odd() {
        switch (random.nextInt(3)) {
            case 0 -> clock.broken = !clock.broken;
            case 1 -> one(departed, id -> SimulatedHerd.comeBackLate(clock, id));
            default -> model.see(clock.face.reading().now());
        }
    }

    private void restart() {
        boolean killed = random.nextBoolean();
        List<Wish> open = List.copyOf(model.wishes);
        model.ponies.forEach(pony -> departed.add(pony.id));
        model.leases.forEach(lease -> departed.add(lease.id));
        model.ponies.clear();
        model.leases.clear();
        model.wishes.clear();
        model.holds.clear();
        model.out = null;
        // A killed process may go on at a later moment, and finds what was due meanwhile.
        model.pending().forEach(work -> work.bar = Instant.MAX);
        try {
            clock.restart(killed, rules(), this::planAgain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        model.free = !model.step;
        require(open.stream().noneMatch(wish -> wish.move.ended()), "A run that was cut off has ended.");
    }

    /** As services do when their state is back, whose changes have their moments in it. */
    private void planAgain() {
        clock.nanos += Duration.ofHours(random.nextInt(3)).toNanos();
        model.see(clock.face.instant());
        model.pending().stream()
                .sorted(Comparator.comparing((Planned work) -> work.due).thenComparing(work -> work.order))
                .forEach(this::plan);
    }

    /** Lets go of everything, lets much time pass, and sees that all is done. */
    private void end() {
        clock.broken = false;
        clock.nanos += Duration.ofSeconds(2).toNanos();
        List.copyOf(model.holds).forEach(this::close);
        depth = DEEPEST; // from here on nothing new happens
        clock.rest();
        List.copyOf(model.ponies).forEach(herd::leave);
        for (Lent lease : List.copyOf(model.leases)) {
            clock.face.end(lease.id);
            model.leases.remove(lease);
        }
        clock.works.locked(
                () -> wish(clock.face.begin(Duration.ofMinutes(10), 1e9), model.step ? Pace.AT_ONCE : 1e9, null));
        for (int i = 0; i < 1000 && !model.wishes.isEmpty(); i++) {
            clock.nanos += Duration.ofSeconds(1).toNanos();
            clock.rest();
        }
        lookForFault();
        require(
                model.wishes.isEmpty(),
                "Runs to %s never end.",
                model.wishes.stream().map(wish -> wish.bar).toList());
        for (Planned work : model.works) {
            require(work.state != State.PENDING, "Work %s of %s was lost.", work.number, work.due);
        }
        require(clock.notes.equals(model.expectedNotes), "Noted %s for %s.", clock.notes, model.expectedNotes);
    }
}
