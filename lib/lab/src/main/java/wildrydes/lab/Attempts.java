package wildrydes.lab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import wildrydes.lab.cloud.BatchReading;
import wildrydes.lab.cloud.Control;
import wildrydes.lab.cloud.RefusedException;
import wildrydes.lab.render.Times;
import wildrydes.lab.render.Tree;

/** The calls that a trigger has made, oldest first, and what came of each. */
public final class Attempts {

    /** A call with the batch it was made with. */
    private record Attempt(BatchReading batch, BatchReading.Try call) {

        Instant time() {
            return call.time();
        }
    }

    private final String trigger;
    private final List<BatchReading> batches;
    private final List<Attempt> attempts;

    Attempts(String trigger, List<BatchReading> batches) {
        this.trigger = trigger;
        this.batches = List.copyOf(batches);
        this.attempts = batches.stream()
                .flatMap(Attempts::within)
                .flatMap(batch -> batch.tries().stream().map(call -> new Attempt(batch, call)))
                .sorted(Comparator.comparing(Attempt::time))
                .toList();
    }

    static Attempts of(Control control, String trigger, String uuid) {
        try {
            return new Attempts(trigger, control.functions().batches(uuid));
        } catch (RefusedException e) {
            throw new LabException(String.valueOf(e.getMessage()), e);
        }
    }

    /** A batch and its parts. */
    private static Stream<BatchReading> within(BatchReading batch) {
        return Stream.concat(Stream.of(batch), batch.parts().stream().flatMap(Attempts::within));
    }

    public int size() {
        return attempts.size();
    }

    /** How many of them failed. */
    public int failed() {
        return (int)
                attempts.stream().filter(attempt -> attempt.call().failed()).count();
    }

    /** A row for each: the records, the how manieth try with them it was, what came of it, and what became of the records then. */
    public Table table() {
        InstantColumn time = InstantColumn.create("time");
        StringColumn shard = StringColumn.create("shard");
        IntColumn records = IntColumn.create("records");
        IntColumn number = IntColumn.create("attempt");
        StringColumn result = StringColumn.create("result");
        StringColumn then = StringColumn.create("batch");
        StringColumn error = StringColumn.create("error");
        StringColumn first = StringColumn.create("first");
        StringColumn last = StringColumn.create("last");
        StringColumn request = StringColumn.create("requestId");
        for (Attempt attempt : attempts) {
            time.append(attempt.time());
            shard.append(attempt.batch().shard());
            records.append(attempt.batch().records());
            number.append(attempt.call().number());
            result.append(attempt.call().result());
            then.append(fate(attempt.batch()));
            error.append(attempt.call().error());
            first.append(attempt.batch().from());
            last.append(attempt.batch().to());
            request.append(attempt.call().request());
        }
        return Table.create(trigger, time, shard, records, number, result, then, error, first, last, request);
    }

    /** The batches that failed, and below each that was split the parts of it. */
    public Card tree() {
        Card card = Card.of(toString());
        for (BatchReading batch : batches) {
            if (!batch.parts().isEmpty() || batch.tries().stream().anyMatch(BatchReading.Try::failed)) {
                Tree tree = tree(batch);
                card = card.with(tree.name(), tree);
            }
        }
        return card;
    }

    private static Tree tree(BatchReading batch) {
        List<Tree> parts = new ArrayList<>();
        batch.parts().forEach(part -> parts.add(tree(part)));
        String name = batch.records() + (batch.records() == 1 ? " record" : " records");
        String then = batch.outcome().equals(lastResult(batch)) ? "" : ", " + fate(batch);
        return new Tree(name, calls(batch) + then + told(batch), parts);
    }

    private static String lastResult(BatchReading batch) {
        int calls = batch.tries().size();
        return calls == 0 ? "" : batch.tries().get(calls - 1).result();
    }

    private static String calls(BatchReading batch) {
        List<BatchReading.Try> tries = batch.tries();
        if (tries.isEmpty()) {
            return "not called";
        }
        BatchReading.Try last = tries.get(tries.size() - 1);
        String when = Times.utc(last.time());
        String often = tries.size() == 1 ? "called " + when : "called " + tries.size() + " times until " + when;
        return often + ": " + last.result() + (last.error().isEmpty() ? "" : " (" + last.error() + ")");
    }

    private static String fate(BatchReading batch) {
        return batch.outcome() + (batch.reason().isEmpty() ? "" : " (" + batch.reason() + ")");
    }

    private static String told(BatchReading batch) {
        return batch.report().isEmpty() ? "" : ", told to " + batch.report().replaceFirst(".*:", "");
    }

    @Override
    public String toString() {
        return "Trigger " + trigger + ": " + Rides.count(size()) + (size() == 1 ? " call, " : " calls, ")
                + (failed() == 0 ? "none" : Rides.count(failed())) + " of them failed";
    }
}
