package wildrydes.answers.run;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * How many programs share a processor of this machine. Budgets are for a machine that does nothing else; one that does gives a
 * notebook's kernel only its share.
 *
 * @param perProcessor programs that want to run for each processor, on average over the last minute
 */
record Crowd(double perProcessor) {

    /** Now; where the system does not tell, as if nobody else were there. */
    static Crowd now() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return new Crowd(system.getSystemLoadAverage() / system.getAvailableProcessors());
    }

    /** What is allowed here where this much is allowed on a machine that does nothing else. */
    Duration stretched(Duration budget) {
        return Duration.ofMillis(Math.round(budget.toMillis() * Math.max(1, perProcessor)));
    }
}
