package wildrydes.lab;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.ScalingType;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import wildrydes.lab.cloud.Control;

/** A Kinesis data stream. */
public final class DataStream implements Resource<DataStream> {

    private final Lab lab;
    private final String name;
    private int shards = 1;
    private String cli = "";

    DataStream(Lab lab, String name) {
        this.lab = lab;
        this.name = name;
    }

    /** How many shards {@link #create} makes or {@link #update} leaves open; 1 where you say nothing. */
    public DataStream shards(int number) {
        if (number < 1) {
            throw new LabException("A stream needs at least one shard; shards(" + number + ") is none.");
        }
        shards = number;
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String arn() {
        return "arn:aws:kinesis:" + lab.region() + ":" + lab.account() + ":stream/" + name;
    }

    @Override
    public String status() {
        return summary().orElseThrow(() -> absent("has no status")).streamStatusAsString();
    }

    @Override
    public boolean exists() {
        return summary().isPresent();
    }

    @Override
    public DataStream create() {
        try {
            kinesis()
                    .createStream(b -> b.streamName(name)
                            .shardCount(shards)
                            .streamModeDetails(mode -> mode.streamMode(StreamMode.PROVISIONED)));
            cli = lab.lastCommand();
        } catch (ResourceInUseException e) {
            return alreadyThere(e);
        }
        return await();
    }

    private DataStream alreadyThere(ResourceInUseException refusal) {
        StreamDescriptionSummary found = summary().orElseThrow(() -> refusal);
        int open = found.openShardCount();
        Progress.line("Stream " + name + " is already there, with " + open + (open == 1 ? " shard" : " shards")
                + (open == shards ? "." : "; shards(" + shards + ").update() changes that."));
        return found.streamStatus() == StreamStatus.ACTIVE ? this : await();
    }

    /** Changes the number of open shards; one that has as many already is left as it is. */
    @Override
    public DataStream update() {
        Shards before = shardList();
        if (before.open() == shards) {
            Progress.line(
                    "Stream " + name + " has " + shards + (shards == 1 ? " open shard" : " open shards") + " already.");
            return this;
        }
        kinesis()
                .updateShardCount(
                        b -> b.streamName(name).targetShardCount(shards).scalingType(ScalingType.UNIFORM_SCALING));
        cli = lab.lastCommand();
        await();
        Progress.line(shardList().since(before));
        return this;
    }

    @Override
    public DataStream await() {
        Settling.await(control(), "Stream " + name, arn(), () -> {
            StreamStatus status =
                    summary().orElseThrow(() -> absent("cannot be waited for")).streamStatus();
            return new Settling.State(String.valueOf(status), status == StreamStatus.ACTIVE);
        });
        return this;
    }

    @Override
    public DataStream delete() {
        try {
            kinesis().deleteStream(b -> b.streamName(name).enforceConsumerDeletion(true));
            cli = lab.lastCommand();
        } catch (ResourceNotFoundException e) {
            Progress.line("There is no stream " + name + ", so there is nothing to delete.");
            return this;
        }
        Settling.await(
                control(),
                "Stream " + name,
                arn(),
                () -> summary()
                        .map(found -> new Settling.State(found.streamStatusAsString(), false))
                        .orElse(new Settling.State("deleted", true)));
        return this;
    }

    @Override
    public Card describe() {
        return Card.of("Stream " + name, summary().orElseThrow(() -> absent("cannot be described")));
    }

    @Override
    public String cli() {
        return cli;
    }

    /** Its shards, with the number of records that each keeps. */
    public Shards shardList() {
        return shards(this::count);
    }

    private Shards shards(Function<Shard, OptionalInt> count) {
        return new Shards(name, kinesis().listShards(b -> b.streamName(name)).shards(), count);
    }

    /** How many records a shard keeps; unknown where its reads of this second do not suffice to count them. */
    private OptionalInt count(Shard shard) {
        ShardReader reader =
                new ShardReader(kinesis(), control(), name, shard.shardId(), ShardReader.Start.trimHorizon());
        int count = reader.look(control().clock().now()).size();
        return reader.atTip() || reader.atEnd() ? OptionalInt.of(count) : OptionalInt.empty();
    }

    /** All records that it still keeps. */
    public Records records() {
        return consumer().trimHorizon().drain();
    }

    /** A reader; choose its position next. */
    public StreamConsumer consumer() {
        return new StreamConsumer(kinesis(), control(), name);
    }

    /** What CloudWatch says of it: the last hour by the minute. */
    public Monitoring monitoring() {
        return Monitoring.of(lab.cloudWatch(), name, lab.clock().now());
    }

    @Override
    public Card card() {
        Optional<StreamDescriptionSummary> found = summary();
        if (found.isEmpty()) {
            return Card.of("Stream " + name).with("status", "does not exist yet; create() makes it");
        }
        StreamDescriptionSummary stream = found.get();
        Shards list = shards(shard -> OptionalInt.empty());
        return Card.of("Stream " + name)
                .with("status", stream.streamStatusAsString())
                .with("arn", stream.streamARN())
                .with("keeps records for", stream.retentionPeriodHours() + " hours")
                .with("open shards", stream.openShardCount())
                .with("shards", list.table());
    }

    private Optional<StreamDescriptionSummary> summary() {
        try {
            return Optional.of(
                    kinesis().describeStreamSummary(b -> b.streamName(name)).streamDescriptionSummary());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private LabException absent(String what) {
        return new LabException("Stream " + name + " does not exist and " + what + "; create() makes it.");
    }

    private KinesisClient kinesis() {
        return lab.kinesis();
    }

    private Control control() {
        return lab.control();
    }

    @Override
    public String toString() {
        return "Stream " + name;
    }
}
