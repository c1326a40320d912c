package wildrydes.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What became of records that were sent together: PutRecords may take some and refuse others, and still answers 200 OK. */
public final class PutResult {

    /** Only the sentence of a refusal says which shard refused. */
    private static final Pattern SHARD = Pattern.compile("\\bshardId-\\d{12}\\b");

    private static final String FULL = "ProvisionedThroughputExceededException";

    private final List<Call> calls = new ArrayList<>();
    private final Map<String, Load> loads = new TreeMap<>();

    /** A record that was refused, and AWS's reason. */
    private record Refusal(PutRecordsRequestEntry entry, String shard, String code, String sentence) {}

    private record Call(int accepted, List<Refusal> refusals, String shards) {

        String codes() {
            return refusals.stream().map(Refusal::code).distinct().collect(Collectors.joining(", "));
        }
    }

    /**
     * What one shard did with the records that fell to it.
     *
     * @param shard its id; empty for records that were refused without naming a shard
     * @param bytes of the accepted ones, partition keys included
     * @param full whether it refused any for want of room
     */
    public record Load(String shard, int accepted, int rejected, long bytes, boolean full) {

        private static final double MOST_RECORDS = 1000;
        private static final double MOST_BYTES = 1 << 20;
        private static final int PERCENT = 100;

        /** How much of what a shard takes in a second these records were, from 0 to 100. */
        public int percent() {
            double part = Math.max(accepted / MOST_RECORDS, bytes / MOST_BYTES);
            return full ? PERCENT : (int) Math.min(PERCENT, Math.round(part * PERCENT));
        }

        private Load plus(Load more) {
            return new Load(
                    shard, accepted + more.accepted, rejected + more.rejected, bytes + more.bytes, full || more.full);
        }
    }

    PutResult() {}

    void add(List<PutRecordsRequestEntry> entries, PutRecordsResponse answer) {
        List<Refusal> refusals = new ArrayList<>();
        Map<String, Load> seen = new TreeMap<>();
        for (int i = 0; i < entries.size(); i++) {
            PutRecordsRequestEntry entry = entries.get(i);
            PutRecordsResultEntry result = answer.records().get(i);
            if (result.errorCode() == null) {
                long bytes = (long) entry.data().asByteArrayUnsafe().length
                        + entry.partitionKey().length();
                seen.merge(result.shardId(), new Load(result.shardId(), 1, 0, bytes, false), Load::plus);
            } else {
                Refusal refusal = refusal(entry, result);
                refusals.add(refusal);
                loads.merge(
                        refusal.shard(),
                        new Load(refusal.shard(), 0, 1, 0, refusal.code().equals(FULL)),
                        Load::plus);
            }
        }
        seen.forEach((shard, load) -> loads.merge(shard, load, Load::plus));
        calls.add(new Call(entries.size() - refusals.size(), refusals, String.join(", ", seen.keySet())));
    }

    private static Refusal refusal(PutRecordsRequestEntry entry, PutRecordsResultEntry result) {
        String sentence = result.errorMessage() == null ? "" : result.errorMessage();
        Matcher shard = SHARD.matcher(sentence);
        return new Refusal(entry, shard.find() ? shard.group() : "", result.errorCode(), sentence);
    }

    /** How many records the stream has taken. */
    public int accepted() {
        return calls.stream().mapToInt(Call::accepted).sum();
    }

    /** Those that it refused, in their order, ready to be sent again. */
    public List<PutRecordsRequestEntry> rejected() {
        return refusals().map(Refusal::entry).toList();
    }

    private Stream<Refusal> refusals() {
        return calls.stream().flatMap(call -> call.refusals().stream());
    }

    /** What each shard did, in the order of their ids. */
    public List<Load> loads() {
        return List.copyOf(loads.values());
    }

    /** A row for each PutRecords call. */
    public Table table() {
        IntColumn number = IntColumn.create("call");
        IntColumn accepted = IntColumn.create("accepted");
        IntColumn rejected = IntColumn.create("rejected");
        StringColumn errorCode = StringColumn.create("errorCode");
        StringColumn shards = StringColumn.create("shards");
        for (Call call : calls) {
            number.append(number.size() + 1);
            accepted.append(call.accepted());
            rejected.append(call.refusals().size());
            errorCode.append(call.codes());
            shards.append(call.shards());
        }
        return Table.create("PutRecords", number, accepted, rejected, errorCode, shards);
    }

    /** A row for each record that was refused, in their order. */
    public Table rejections() {
        StringColumn key = StringColumn.create("partitionKey");
        StringColumn shard = StringColumn.create("shard");
        StringColumn errorCode = StringColumn.create("errorCode");
        StringColumn message = StringColumn.create("errorMessage");
        refusals().forEach(refusal -> {
            key.append(refusal.entry().partitionKey());
            shard.append(refusal.shard());
            errorCode.append(refusal.code());
            message.append(refusal.sentence());
        });
        return Table.create("rejected", key, shard, errorCode, message);
    }

    @Override
    public String toString() {
        return accepted() + " records accepted, " + rejected().size() + " rejected";
    }
}
