package wildrydes.lab.strip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import wildrydes.lab.Golden;
import wildrydes.lab.cloud.DenialReading;
import wildrydes.lab.cloud.JournalEntry;

class StripViewTest {

    private static JournalEntry call(String operation, int status, String code, String message) {
        return new JournalEntry(
                1,
                Instant.parse("2026-03-02T09:14:37Z"),
                "cell",
                operation,
                "kinesis",
                operation,
                "arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes",
                status,
                code,
                message,
                "arn:aws:iam::000000000000:user/administrator",
                "administrator key",
                100,
                20,
                0.000014);
    }

    @Test
    void callsOfAKindShareARow() {
        List<JournalEntry> calls = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            calls.add(call("PutRecord", 200, "", ""));
        }
        calls.add(call("ListShards", 200, "", ""));

        Golden.compare(
                getClass(),
                "grouped",
                StripView.of(calls, call -> "aws kinesis " + call.operation(), call -> Optional.empty()));
    }

    @Test
    void aRefusalSaysWhy() {
        JournalEntry refused = call(
                "DescribeStreamSummary",
                400,
                "ResourceNotFoundException",
                "Stream wildrydes under account 000000000000 not found.");

        Golden.compare(getClass(), "refused", StripView.of(List.of(refused), call -> "", call -> Optional.empty()));
    }

    @Test
    void aDenialIsExplainedOnceForAllCallsOfItsKind() {
        JournalEntry denied = call("PutRecord", 400, "AccessDeniedException", "User: bob is not authorized.");

        var denial = new DenialReading(
                "arn:aws:sts::000000000000:assumed-role/Watcher/session",
                "kinesis:PutRecord",
                "arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes",
                "Looked at:\n- nothing: PutRecord & more\n");
        var strip = StripView.of(List.of(denied, denied), call -> "", call -> Optional.of(denial));

        assertThat(strip.data().get("text/html").toString())
                .containsOnlyOnce("Looked at:\n- nothing: PutRecord &amp; more</pre>");
        assertThat(strip.data().get("text/plain"))
                .isEqualTo("2 calls, 2 refused, allowed by administrator key, $0.0000, denied: kinesis:PutRecord on"
                        + " stream/wildrydes for Watcher");
    }

    @Test
    void oneCallIsNotPlural() {
        assertThat(StripView.of(List.of(call("ListShards", 200, "", "")), call -> "", call -> {
                            throw new AssertionError("never asked");
                        })
                        .data()
                        .get("text/plain"))
                .isEqualTo("1 call, allowed by administrator key, $0.0000");
    }
}
