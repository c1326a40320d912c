package wildrydes.cloud.firehose.deliver;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.firehose.stream.BucketTarget;
import wildrydes.cloud.firehose.stream.DeliveredObject;
import wildrydes.cloud.firehose.stream.DeliveryStream;
import wildrydes.cloud.firehose.stream.Kind;
import wildrydes.cloud.firehose.stream.Progress;
import wildrydes.cloud.firehose.stream.Status;
import wildrydes.cloud.firehose.stream.Transformation;
import wildrydes.cloud.reading.Backoff;
import wildrydes.cloud.reading.ShardPosition;
import wildrydes.cloud.reading.Turns;

/**
 * One delivery stream at work: in each turn it takes what has come, has it transformed, buffers it, and delivers what is due. Turns are taken by one
 * thread at a time; everybody may look.
 */
final class Delivery implements Turns.Turn {

    private final Tools tools;
    private final Intake intake;
    private final DeliveryMetrics metrics;
    private final Troubles troubles;
    private final Outbox outbox;
    private final Transformer transformer;
    /** How far records were taken, one by one. */
    private final Map<String, ShardPosition> taken;

    private DeliveryStream stream;
    private Progress saved;
    /** Of the stream that {@link #taken} is about. */
    private String identity;

    private long beginnings;
    /** When the first buffer was opened, where that was before the process began; in milliseconds since 1970, 0 for never. */
    private long resumed;
    /** When to take records; null where they are told of. */
    private @Nullable Instant nextTake = Instant.MIN;

    private int failures;
    private volatile DeliveryView view = DeliveryView.EMPTY;

    Delivery(Tools tools, DeliveryStream stream, Intake intake, DeliveryMetrics metrics) {
        this.tools = tools;
        this.stream = stream;
        this.intake = intake;
        this.metrics = metrics;
        this.troubles = new Troubles(this::log);
        List<DeliveredObject> delivered = tools.streams().delivered(stream);
        this.outbox =
                new Outbox(tools, metrics, troubles, delivered.isEmpty() ? null : delivered.get(delivered.size() - 1));
        this.transformer = new Transformer(tools.calls(), metrics, troubles);
        this.saved = tools.streams().progress(stream);
        this.resumed = saved.opened();
        this.taken = new TreeMap<>(saved.shards());
        this.identity = saved.identity();
        intake.delivered(saved.shards());
        look();
    }

    private void log(Troubles.Part part, Trouble trouble) {
        BucketTarget target = Outbox.target(stream, part == Troubles.Part.BACKING_UP ? Kind.BACKUP : Kind.DATA);
        tools.log().tell(stream, target, trouble);
    }

    @Override
    public @Nullable Instant take(Instant now) {
        DeliveryStream current = tools.streams().now(stream);
        if (current == null || current.status() != Status.ACTIVE) {
            outbox.close();
            return null;
        }
        stream = current;
        closeDue(now); // what comes at the moment at which a buffer closes is the first of the next
        Instant due = nextTake;
        if ((due == null || !now.isBefore(due)) && outbox.hasRoom()) {
            takeIn(now);
        }
        closeDue(now);
        outbox.deliver(stream, now);
        save();
        look();
        return next();
    }

    private void closeDue(Instant now) {
        transformDue(now);
        outbox.closeDue(stream, now);
    }

    private void takeIn(Instant now) {
        try {
            intake.take(now, item -> take(item, now));
            taken.putAll(intake.positions());
            troubles.ended(Troubles.Part.READING);
            failures = 0;
            nextTake = intake.next(now);
        } catch (RuntimeException e) {
            Troubles.note(stream.name(), e);
            failures++;
            nextTake = now.plus(Backoff.after(failures));
            troubles.arises(Troubles.Part.READING, Trouble.ofStream(e, now));
        }
        Long behind = intake.millisBehind();
        if (behind != null) {
            metrics.behind(now, behind);
        }
    }

    private void take(Item item, Instant now) {
        if (!intake.identity().equals(identity)) { // it has just been met, or is another one of that name
            identity = intake.identity();
            taken.clear();
            taken.putAll(intake.positions());
        }
        Transformation with = stream.destination().transformation();
        if (with == null) {
            keep(item, Verdict.transformed(item.data()), 0, () -> begin(now), now);
        } else {
            if (transformer.full(item, with)) {
                keep(transformer.transform(stream, with, now), now);
            }
            transformer.add(item, () -> begin(now));
        }
        if (item.last()) {
            ShardPosition before = taken.getOrDefault(item.shard(), ShardPosition.OLDEST);
            taken.put(
                    item.shard(),
                    new ShardPosition(before.since(), item.sequenceNumber(), item.arrivalMillis(), false));
        }
    }

    /** How it is now, for a buffer that is opened. */
    private Beginning begin(Instant now) {
        Instant opened = resumed == 0 ? now : Instant.ofEpochMilli(resumed);
        resumed = 0;
        return new Beginning(beginnings++, opened, taken);
    }

    private void transformDue(Instant now) {
        Transformation with = stream.destination().transformation();
        if (with == null) {
            keep(transformer.untouched(), now); // it was configured away meanwhile
        } else if (transformer.due(with, now)) {
            keep(transformer.transform(stream, with, now), now);
        }
    }

    private void keep(Transformer.@Nullable Transformed batch, Instant now) {
        if (batch == null) {
            return;
        }
        Beginning beginning = batch.beginning().at(now);
        for (int i = 0; i < batch.items().size(); i++) {
            keep(batch.items().get(i), batch.verdicts().get(i), batch.attempts(), () -> beginning, now);
        }
    }

    private void keep(Item item, Verdict verdict, int attempts, Supplier<Beginning> begin, Instant now) {
        byte[] data = verdict.data();
        if (data != null) {
            outbox.add(stream, Kind.DATA, item, data, begin);
        } else if (verdict.code() != null) {
            Transformation with = stream.destination().transformation();
            String function = with == null ? "" : with.function();
            outbox.add(stream, Kind.FAILED, item, FailedRecord.line(item, verdict, attempts, now, function), begin);
        }
        if (stream.destination().backupInUse() != null) {
            outbox.add(stream, Kind.BACKUP, item, item.data(), begin);
        }
    }

    /** Notes how far everything is delivered. */
    private void save() {
        Buffer oldest = outbox.oldest();
        Beginning undelivered = oldest == null ? null : oldest.beginning();
        Beginning batch = transformer.beginning();
        if (undelivered == null || (batch != null && batch.before(undelivered))) {
            undelivered = batch;
        }
        Progress now = undelivered == null
                ? new Progress(stream.number(), intake.identity(), taken, 0)
                : new Progress(
                        stream.number(),
                        intake.identity(),
                        undelivered.taken(),
                        undelivered.opened().toEpochMilli());
        if (!now.equals(saved)) {
            tools.streams().keep(stream, now);
            intake.delivered(now.shards());
            saved = now;
        }
    }

    private @Nullable Instant next() {
        Instant next = outbox.hasRoom() ? nextTake : null;
        Transformation with = stream.destination().transformation();
        if (with != null) {
            next = Outbox.earlier(next, transformer.closes(with));
        }
        return Outbox.earlier(next, outbox.next(stream));
    }

    private void look() {
        List<DeliveryView.Filling> buffers = new ArrayList<>();
        Transformation with = stream.destination().transformation();
        Beginning batch = transformer.beginning();
        if (with != null && batch != null) {
            buffers.add(new DeliveryView.Filling(
                    "transform",
                    transformer.records(),
                    transformer.bytes(),
                    with.bytes(),
                    batch.opened(),
                    batch.opened().plusSeconds(with.seconds()),
                    transformer.oldest()));
        }
        for (Buffer buffer : outbox.open()) {
            buffers.add(new DeliveryView.Filling(
                    buffer.kind().word(),
                    buffer.records(),
                    buffer.bytes(),
                    Outbox.target(stream, buffer.kind()).bytes(),
                    buffer.beginning().opened(),
                    Outbox.closes(stream, buffer),
                    buffer.oldest()));
        }
        List<DeliveryView.Waiting> waiting = new ArrayList<>();
        for (Shipment shipment : outbox.shipments()) {
            Buffer buffer = shipment.buffer();
            waiting.add(new DeliveryView.Waiting(
                    buffer.kind().word(), buffer.records(), buffer.bytes(), shipment.tries(), shipment.again()));
        }
        view = new DeliveryView(buffers, waiting, outbox.last(), troubles.first(), intake.millisBehind());
    }

    /** As it was when the last turn ended. */
    DeliveryView view() {
        return view;
    }
}
