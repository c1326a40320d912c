package wildrydes.answers.solutions;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Solution;

/** e1-hot-shard: a herd of its own, sent until none of it is refused; the learner's own result is not touched. */
public final class HotShard implements Solution {

    @Override
    public String exercise() {
        return "e1-hot-shard";
    }

    @Override
    public Object act(Lab lab) {
        lab.clock().run(Duration.ofSeconds(1));
        List<PutRecordsRequestEntry> left = lab.herd(1200).send(1).rejected();
        while (!left.isEmpty()) {
            lab.clock().run(Duration.ofSeconds(1));
            List<PutRecordsRequestEntry> entries = left.subList(0, Math.min(left.size(), 500));
            List<PutRecordsRequestEntry> others = left.subList(entries.size(), left.size());
            List<PutRecordsResultEntry> answers = lab.kinesis()
                    .putRecords(b -> b.streamName("wildrydes").records(entries))
                    .records();
            left = Stream.concat(
                            IntStream.range(0, entries.size())
                                    .filter(i -> answers.get(i).errorCode() != null)
                                    .mapToObj(entries::get),
                            others.stream())
                    .toList();
        }
        return "A herd of 1,200 has come in whole.";
    }
}
