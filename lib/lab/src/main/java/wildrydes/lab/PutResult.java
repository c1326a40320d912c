package wildrydes.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What became of records that were sent together: PutRecords may take some and refuse others, and still answers 200 OK. */
public final class PutResult {

    private final List<Call> calls = new ArrayList<>();

    private record Call(int accepted, List<PutRecordsRequestEntry> rejected, String errorCode, String shards) {}

    PutResult() {}

    void add(List<PutRecordsRequestEntry> entries, PutRecordsResponse answer) {
        List<PutRecordsRequestEntry> rejected = new ArrayList<>();
        Map<String, Boolean> codes = new LinkedHashMap<>();
        Map<String, Boolean> shards = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            PutRecordsResultEntry entry = answer.records().get(i);
            if (entry.errorCode() == null) {
                shards.put(entry.shardId(), true);
            } else {
                rejected.add(entries.get(i));
                codes.put(entry.errorCode(), true);
            }
        }
        calls.add(new Call(
                entries.size() - rejected.size(),
                rejected,
                String.join(", ", codes.keySet()),
                String.join(", ", shards.keySet())));
    }

    /** How many records the stream has taken. */
    public int accepted() {
        return calls.stream().mapToInt(Call::accepted).sum();
    }

    /** Those that it refused, in their order, ready to be sent again. */
    public List<PutRecordsRequestEntry> rejected() {
        return calls.stream().flatMap(call -> call.rejected().stream()).toList();
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
            rejected.append(call.rejected().size());
            errorCode.append(call.errorCode());
            shards.append(call.shards());
        }
        return Table.create("PutRecords", number, accepted, rejected, errorCode, shards);
    }

    @Override
    public String toString() {
        return accepted() + " records accepted, " + rejected().size() + " rejected";
    }
}
