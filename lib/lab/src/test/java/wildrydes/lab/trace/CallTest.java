package wildrydes.lab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import wildrydes.lab.StreamRecord;

class CallTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:21:00Z");
    private static final String SHARD = "shardId-000000000000";
    private static final StreamRecord RECORD = new StreamRecord(
            "wildrydes-summary", SHARD, "49650000000000000000000000000000000000000000000000000105", "k", NOW, "{}");

    private record Attempt(int second, String shard, int first, int last, String result) {}

    private static String number(int last) {
        return "49650000000000000000000000000000000000000000000000000" + last;
    }

    private static Table attempts(Attempt... attempts) {
        Table table = Table.create(
                "attempts",
                InstantColumn.create("time"),
                StringColumn.create("shard"),
                IntColumn.create("records"),
                StringColumn.create("first"),
                StringColumn.create("last"),
                StringColumn.create("result"),
                StringColumn.create("requestId"));
        for (Attempt attempt : attempts) {
            table.instantColumn("time").append(NOW.plusSeconds(attempt.second()));
            table.stringColumn("shard").append(attempt.shard());
            table.intColumn("records").append(attempt.last() - attempt.first() + 1);
            table.stringColumn("first").append(number(attempt.first()));
            table.stringColumn("last").append(number(attempt.last()));
            table.stringColumn("result").append(attempt.result());
            table.stringColumn("requestId").append("id-" + attempt.second());
        }
        return table;
    }

    private static Table log(int... seconds) {
        InstantColumn time = InstantColumn.create("time");
        StringColumn message = StringColumn.create("message");
        for (int second : seconds) {
            for (String line :
                    List.of("START RequestId: id-" + second + " Version: $LATEST", "REPORT RequestId: id-" + second)) {
                time.append(NOW.plusSeconds(second));
                message.append(line);
            }
        }
        return Table.create("log", time, message);
    }

    @Test
    void theCallIsTheOneWhoseBatchHeldTheRecord() {
        Table attempts = attempts(
                new Attempt(1, SHARD, 101, 104, "OK"),
                new Attempt(2, "shardId-000000000001", 105, 105, "OK"),
                new Attempt(3, SHARD, 105, 108, "FunctionError"),
                new Attempt(5, SHARD, 105, 106, "OK"),
                new Attempt(6, SHARD, 107, 108, "OK"));

        assertThat(Call.told(RECORD, attempts)).contains(new Call(NOW.plusSeconds(5), 2, 1, "id-5", true));
    }

    @Test
    void theEndOfAWindowIsNoCallWithARecordThoughItNamesThemAllOrNone() {
        Table attempts =
                attempts(new Attempt(3, SHARD, 105, 108, "FunctionError"), new Attempt(9, SHARD, 105, 104, "OK"));
        attempts.stringColumn("last").set(1, number(108));
        assertThat(Call.told(RECORD, attempts)).isEmpty();

        attempts.stringColumn("first").set(1, "");
        attempts.stringColumn("last").set(1, "");
        assertThat(Call.told(RECORD, attempts)).isEmpty();
    }

    @Test
    void aRecordThatOnlyFailedHasNoCall() {
        assertThat(Call.told(RECORD, attempts(new Attempt(3, SHARD, 105, 108, "FunctionError"))))
                .isEmpty();
    }

    @Test
    void byTimeItIsTheFirstThatBeganAfterTheRecordHadArrived() {
        assertThat(Call.byTime(NOW, log(-2, 2, 4))).contains(new Call(NOW.plusSeconds(2), 0, 0, "id-2", false));
        assertThat(Call.byTime(NOW, log(-2))).isEmpty();
    }
}
