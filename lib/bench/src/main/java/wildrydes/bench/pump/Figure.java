package wildrydes.bench.pump;

import java.util.List;
import wildrydes.bench.report.Unit;

/** What is measured, with the budget of one processor. */
enum Figure {
    FIRST("first row, from the process's start, median of 5", Unit.MILLISECONDS, 1_300, "start", "first"),
    FIRST_MEMORY("memory then", Unit.MEGABYTES, 120, "start", "memory"),
    NEXT("first row of the next pump, median of 5", Unit.MILLISECONDS, 40, "start", "next"),
    RATE("records, JSON to JSON, a second of processor time", Unit.PER_SECOND, 1_500_000, "throughput", "rate"),
    KEYS("most memory with a million names in a minute", Unit.MEGABYTES, 500, "keys", "memory"),
    DAY("most memory in a day of 100 unicorns", Unit.MEGABYTES, Double.NaN, "day", "memory"),
    GROWTH("what the heap holds grew by in its last 18 hours", Unit.MEGABYTES, 1, "day", "growth");

    /** What a process is asked for: the most heap that it may have, and how often. */
    record Task(String word, int heapMegabytes, int times) {}

    static final List<Task> TASKS = List.of(
            new Task("start", 256, 5),
            new Task("throughput", 512, 1),
            new Task("keys", 400, 1),
            new Task("day", 256, 1));

    private final String text;
    private final Unit unit;
    private final double budget;
    private final String task;
    private final String word;

    Figure(String text, Unit unit, double budget, String task, String word) {
        this.text = text;
        this.unit = unit;
        this.budget = budget;
        this.task = task;
        this.word = word;
    }

    String text() {
        return text;
    }

    Unit unit() {
        return unit;
    }

    /** In the unit; not a number where none is set. */
    double budget() {
        return budget;
    }

    boolean isOf(Task of) {
        return task.equals(of.word());
    }

    /** What a {@link Worker} calls it. */
    String word() {
        return word;
    }
}
