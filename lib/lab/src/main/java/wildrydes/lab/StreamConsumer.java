package wildrydes.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import wildrydes.kernel.api.Display;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.cloud.Control;

/**
 * Reads a stream from a position on. The position is taken at the moment it is chosen: what comes later is read, also if much
 * time passes before the first poll. Not safe for concurrent use.
 */
public final class StreamConsumer {

    private final KinesisClient kinesis;
    private final Control control;
    private final String stream;
    private final List<ShardReader> readers = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();
    private String position = "";
    private int lastPoll;
    private Instant since = Instant.EPOCH;

    StreamConsumer(KinesisClient kinesis, Control control, String stream) {
        this.kinesis = kinesis;
        this.control = control;
        this.stream = stream;
    }

    /** A reader outside of notebooks; choose its position next. */
    public static StreamConsumer of(KinesisClient kinesis, Control control, String stream) {
        return new StreamConsumer(kinesis, control, stream);
    }

    /** Stands behind the newest record, as of now. */
    public StreamConsumer latest() {
        Instant now = control.clock().now();
        return stand("LATEST", now, ShardReader.Start.latest(now));
    }

    /** Stands before the oldest record that is kept. */
    public StreamConsumer trimHorizon() {
        return stand("TRIM_HORIZON", control.clock().now(), ShardReader.Start.trimHorizon());
    }

    /** Stands before the first record that arrived at this cloud time or later. */
    public StreamConsumer at(Instant time) {
        return stand("AT_TIMESTAMP " + time, time, ShardReader.Start.at(time));
    }

    private StreamConsumer stand(String name, Instant from, ShardReader.Start start) {
        position = name;
        since = from;
        readers.clear();
        ended.clear();
        for (Shard shard : shards()) {
            // The children of a closed shard are read after it, at its end.
            boolean child = start.type() != ShardIteratorType.LATEST && shard.parentShardId() != null;
            if (!child || !known(shard.parentShardId())) {
                readers.add(new ShardReader(kinesis, control, stream, shard.shardId(), start));
            }
        }
        return this;
    }

    private List<Shard> shards() {
        return kinesis.listShards(b -> b.streamName(stream)).shards();
    }

    private boolean known(String shard) {
        return readers.stream().anyMatch(reader -> reader.shard().equals(shard));
    }

    /**
     * Asks each shard once for records, and shows where the reader stands. An empty answer is an ordinary one.
     *
     * @throws LabException if no position was chosen
     */
    public Records poll() {
        Records records = read();
        lastPoll = records.size();
        Display.show(MimeBundle.text(records + ", read from " + position + ". " + standing(records)));
        return records;
    }

    /** Where it began, such as {@code LATEST}; empty where no position was chosen. */
    public String position() {
        return position;
    }

    /** How many records the last {@link #poll} returned; 0 before the first one. */
    public int lastPoll() {
        return lastPoll;
    }

    /**
     * Shows the newest records while this much time passes, reading once a second of cloud time as a consumer does.
     *
     * @param duration above 0
     * @throws LabException if no position was chosen
     */
    public LiveView live(Duration duration) {
        requirePosition("live(" + duration + ")");
        return LiveView.of(control, duration, new StreamTail(this));
    }

    /**
     * A field of the records, to be drawn while time passes: {@code points("MagicPoints").live(ofMinutes(1))}.
     *
     * @param field holds a number
     * @throws LabException if no position was chosen
     */
    public Points points(String field) {
        requirePosition("points(\"" + field + "\")");
        return new Points(control, this, field);
    }

    /** The same without a word. */
    Records read() {
        requirePosition("poll()");
        List<StreamRecord> records = new ArrayList<>();
        for (ShardReader reader : List.copyOf(readers)) {
            records.addAll(reader.poll());
            goOn(reader);
        }
        return new Records(stream, records);
    }

    /**
     * Reads what has come, without waiting for a shard that refuses, and moves no clock: for those who look again a second
     * later.
     *
     * @param now cloud time
     */
    public List<StreamRecord> look(Instant now) {
        List<StreamRecord> records = new ArrayList<>();
        Deque<ShardReader> waiting = new ArrayDeque<>(readers);
        while (!waiting.isEmpty()) {
            ShardReader reader = waiting.remove();
            records.addAll(reader.look(now));
            waiting.addAll(goOn(reader));
        }
        return records;
    }

    /** Whether nothing newer was there at the last read; not so where a shard refused it. */
    public boolean caughtUp() {
        return atTip();
    }

    /** At the end of a shard its children follow, and of two that were merged, when both are read. */
    private List<ShardReader> goOn(ShardReader reader) {
        if (!reader.atEnd()) {
            return List.of();
        }
        readers.remove(reader);
        List<ShardReader> children = reader.children().stream()
                .filter(child -> !known(child.shardId()) && !ended.contains(child.shardId()))
                .filter(child -> child.parentShards().stream().noneMatch(this::known))
                .map(child ->
                        new ShardReader(kinesis, control, stream, child.shardId(), ShardReader.Start.trimHorizon()))
                .toList();
        readers.addAll(children);
        ended.add(reader.shard());
        return children;
    }

    private void requirePosition(String verb) {
        if (position.isEmpty()) {
            throw new LabException("The reader of " + stream
                    + " stands nowhere; choose latest(), trimHorizon() or at(time) before " + verb + ".");
        }
    }

    /** Reads to the newest record. */
    Records drain() {
        List<StreamRecord> records = new ArrayList<>();
        do {
            records.addAll(read().list());
        } while (!atTip());
        return new Records(stream, records);
    }

    /** The shards that it reads now. */
    List<ShardReader> readers() {
        return List.copyOf(readers);
    }

    /** The shards that were closed and that it has read to their ends. */
    List<String> ended() {
        return List.copyOf(ended);
    }

    String stream() {
        return stream;
    }

    /** Cloud time at which the position was chosen or, for a time, that time. */
    Instant since() {
        return since;
    }

    private boolean atTip() {
        return readers.stream().allMatch(ShardReader::atTip);
    }

    private String standing(Records records) {
        if (!atTip()) {
            return "There is more to read: poll again.";
        }
        String newest = records.size() == 0
                ? ""
                : " than sequence number "
                        + records.list().stream()
                                .collect(Collectors.toMap(
                                        StreamRecord::shard, StreamRecord::sequenceNumber, (a, b) -> b))
                                .values()
                                .stream()
                                .sorted()
                                .collect(Collectors.joining(" or "));
        return "Nothing newer" + newest + " is there; the reader waits for what comes next.";
    }

    @Override
    public String toString() {
        return "Reader of " + stream + (position.isEmpty() ? " without a position" : " from " + position);
    }
}
