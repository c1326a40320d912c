package wildrydes.lab;

import java.time.Duration;
import java.time.Instant;
import wildrydes.lab.cloud.ClockReading;
import wildrydes.lab.cloud.Control;
import wildrydes.lab.live.Ending;
import wildrydes.lab.live.Endings;
import wildrydes.lab.live.Passage;
import wildrydes.lab.render.Times;

/** The clock that everything in the local AWS lives by. It stands still unless you let time pass. */
public final class CloudClock {

    private final Control control;

    CloudClock(Control control) {
        this.control = control;
    }

    /** The time in the cloud. */
    public Instant now() {
        return control.clock().now();
    }

    /**
     * How fast time passes in {@link #run} and {@link #flow}, for all notebooks.
     *
     * @param secondsPerSecond 60 lets a minute pass in a second; above 0
     */
    public CloudClock speed(double secondsPerSecond) {
        if (!(secondsPerSecond > 0)) {
            throw new LabException(
                    "Time cannot pass at speed " + secondsPerSecond + "; give a number above 0, such as 60.");
        }
        control.speed(secondsPerSecond);
        return this;
    }

    /** Lets this much time pass, and returns then. All that is due in it happens. */
    public CloudClock run(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new LabException("Time only passes forwards; run(" + duration + ") does not.");
        }
        Instant from = control.clock().now();
        Progress progress = Progress.start(Times.utc(from));
        Endings.Entry entry = Endings.enter(new Stop(control, progress, from, duration));
        try {
            ClockReading end = control.run(duration, reading -> {
                Duration passed = Duration.between(from, reading.now());
                progress.bar((double) passed.toMillis() / duration.toMillis(), Times.utc(reading.now()));
            });
            entry.close();
            progress.say(Passage.over(from, duration, end.now()).words());
        } finally {
            entry.leave();
        }
        return this;
    }

    /** Stops time where the cell that lets it pass is to end. */
    private record Stop(Control control, Progress progress, Instant from, Duration duration) implements Ending {

        @Override
        public void end() {
            control.hold();
        }

        @Override
        public void finish() {
            progress.say(Passage.over(from, duration, control.hold().now()).words());
        }
    }

    /** Lets time pass by itself from now on, at the clock's speed. */
    public CloudClock flow() {
        control.flow();
        return this;
    }

    /** Stops time. */
    public CloudClock hold() {
        control.hold();
        return this;
    }

    /** What it shows of itself at the end of a cell. */
    public Card card() {
        ClockReading clock = control.clock();
        return Card.of("Clock").with("now", Times.utc(clock.now())).with("time", state(clock));
    }

    static String state(ClockReading clock) {
        String speed = number(clock.speed()) + "x";
        if (clock.step()) {
            return "moves only when asked, and then at once";
        }
        return clock.flowing() ? "flows at " + speed : "stands still; run(..) lets it pass at " + speed;
    }

    private static String number(double speed) {
        return speed == Math.rint(speed) ? String.valueOf((long) speed) : String.valueOf(speed);
    }

    @Override
    public String toString() {
        return "Clock";
    }
}
