package wildrydes.lab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
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
    private String position = "";
    private int lastPoll;

    StreamConsumer(KinesisClient kinesis, Control control, String stream) {
        this.kinesis = kinesis;
        this.control = control;
        this.stream = stream;
    }

    /** Stands behind the newest record, as of now. */
    public StreamConsumer latest() {
        return stand("LATEST", ShardReader.Start.at(ShardIteratorType.LATEST));
    }

    /** Stands before the oldest record that is kept. */
    public StreamConsumer trimHorizon() {
        return stand("TRIM_HORIZON", ShardReader.Start.at(ShardIteratorType.TRIM_HORIZON));
    }

    /** Stands before the first record that arrived at this cloud time or later. */
    public StreamConsumer at(Instant time) {
        return stand("AT_TIMESTAMP " + time, new ShardReader.Start(ShardIteratorType.AT_TIMESTAMP, Optional.of(time)));
    }

    private StreamConsumer stand(String name, ShardReader.Start start) {
        position = name;
        readers.clear();
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

    /** The same without a word. */
    Records read() {
        if (readers.isEmpty()) {
            throw new LabException("The reader of " + stream
                    + " stands nowhere; choose latest(), trimHorizon() or at(time) before poll().");
        }
        List<StreamRecord> records = new ArrayList<>();
        for (ShardReader reader : List.copyOf(readers)) {
            records.addAll(reader.poll());
            if (reader.atEnd()) {
                readers.remove(reader);
                reader.children().forEach(this::follow);
            }
        }
        return new Records(stream, records);
    }

    /** Reads to the newest record. */
    Records drain() {
        List<StreamRecord> records = new ArrayList<>();
        do {
            records.addAll(read().list());
        } while (!atTip());
        return new Records(stream, records);
    }

    private void follow(ChildShard child) {
        if (!known(child.shardId())) {
            readers.add(new ShardReader(
                    kinesis, control, stream, child.shardId(), ShardReader.Start.at(ShardIteratorType.TRIM_HORIZON)));
        }
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
