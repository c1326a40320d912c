package wildrydes.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import wildrydes.lab.cloud.AttemptReading;
import wildrydes.lab.cloud.Control;
import wildrydes.lab.cloud.RefusedException;
import wildrydes.lab.render.Times;
import wildrydes.lab.render.Tree;

/** The calls that a trigger has made, oldest first, and what came of each. */
public final class Attempts {

    private final String trigger;
    private final List<AttemptReading> attempts;

    private Attempts(String trigger, List<AttemptReading> attempts) {
        this.trigger = trigger;
        this.attempts = List.copyOf(attempts);
    }

    static Attempts of(Control control, String trigger, String uuid) {
        try {
            return new Attempts(trigger, control.functions().attempts(uuid));
        } catch (RefusedException e) {
            throw new LabException(String.valueOf(e.getMessage()), e);
        }
    }

    static Attempts of(String trigger, List<AttemptReading> attempts) {
        return new Attempts(trigger, attempts);
    }

    public int size() {
        return attempts.size();
    }

    /** How many of them failed. */
    public int failed() {
        return (int) attempts.stream().filter(Attempts::isFailure).count();
    }

    private static boolean isFailure(AttemptReading attempt) {
        return !attempt.outcome().equals("success");
    }

    /** A row for each. */
    public Table table() {
        InstantColumn time = InstantColumn.create("time");
        StringColumn shard = StringColumn.create("shard");
        IntColumn size = IntColumn.create("records");
        StringColumn first = StringColumn.create("first");
        StringColumn last = StringColumn.create("last");
        IntColumn attempt = IntColumn.create("attempt");
        StringColumn outcome = StringColumn.create("outcome");
        StringColumn error = StringColumn.create("error");
        for (AttemptReading one : attempts) {
            time.append(one.time());
            shard.append(one.shard());
            size.append(one.size());
            first.append(one.first());
            last.append(one.last());
            attempt.append(one.attempt());
            outcome.append(one.outcome());
            error.append(one.error());
        }
        return Table.create(trigger, time, shard, size, first, last, attempt, outcome, error);
    }

    /** The batches that failed, the halves of one that was cut in two below it. */
    public Card tree() {
        Map<Long, List<AttemptReading>> halves = attempts.stream()
                .filter(attempt -> attempt.parent() > 0)
                .collect(Collectors.groupingBy(AttemptReading::parent));
        Card card = Card.of(toString());
        for (AttemptReading attempt : attempts) {
            if (attempt.parent() == 0 && (isFailure(attempt) || halves.containsKey(attempt.number()))) {
                card = card.with(name(attempt), tree(attempt, halves));
            }
        }
        return card;
    }

    private static Tree tree(AttemptReading attempt, Map<Long, List<AttemptReading>> halves) {
        List<Tree> parts = new ArrayList<>();
        halves.getOrDefault(attempt.number(), List.of()).forEach(half -> parts.add(tree(half, halves)));
        return new Tree(name(attempt), words(attempt), parts);
    }

    private static String name(AttemptReading attempt) {
        return Times.utc(attempt.time());
    }

    private static String words(AttemptReading attempt) {
        return attempt.size()
                + (attempt.size() == 1 ? " record, " : " records, ")
                + attempt.outcome()
                + (attempt.error().isEmpty() ? "" : ": " + attempt.error());
    }

    @Override
    public String toString() {
        return "Trigger " + trigger + ": " + Rides.count(size()) + (size() == 1 ? " call, " : " calls, ")
                + (failed() == 0 ? "none" : Rides.count(failed())) + " of them failed";
    }
}
