package wildrydes.answers.checks;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;

/** e1-stream: the stream of the notebook is there and takes records. */
public final class Stream implements Check {

    private static final String NAME = "wildrydes";

    @Override
    public String id() {
        return "e1-stream";
    }

    @Override
    public int points() {
        return 1;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "The cell that creates the stream stands further up.", "lab.stream(\"wildrydes\").shards(1).create();");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        List<String> names = lab.kinesis().listStreams().streamNames();
        return judge(
                names.contains(NAME)
                        ? Optional.of(lab.kinesis()
                                .describeStreamSummary(b -> b.streamName(NAME))
                                .streamDescriptionSummary())
                        : Optional.empty(),
                names);
    }

    /**
     * @param stream what AWS says of wildrydes, where it exists
     * @param names the streams of the account
     */
    static Finding judge(Optional<StreamDescriptionSummary> stream, List<String> names) {
        String expected = "a stream named wildrydes, ACTIVE and PROVISIONED, with an open shard";
        if (stream.isEmpty()) {
            return Finding.none(
                    expected,
                    names.isEmpty() ? "no stream at all" : "the streams " + String.join(", ", names),
                    "Run the cell that creates it.");
        }
        StreamStatus status = stream.get().streamStatus();
        if (status != StreamStatus.ACTIVE) {
            return Finding.none(
                    expected, "the stream, " + status, "Wait until it is ACTIVE: stream.await() does that.");
        }
        StreamMode mode = stream.get().streamModeDetails().streamMode();
        if (mode != StreamMode.PROVISIONED) {
            return Finding.none(
                    expected,
                    "the stream, with capacity " + mode,
                    "Delete it and create it with a number of shards: shards(1).");
        }
        int shards = stream.get().openShardCount();
        String found = "the stream, ACTIVE, with " + shards + (shards == 1 ? " open shard" : " open shards");
        return shards > 0
                ? Finding.full(1, expected, found)
                : Finding.none(expected, found, "Delete it and create it with a shard: shards(1).");
    }
}
