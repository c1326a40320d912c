package wildrydes.lab.strip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wildrydes.lab.Golden;
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
                getClass(), "grouped", StripView.of(calls, call -> "aws kinesis " + call.operation(), call -> ""));
    }

    @Test
    void aRefusalSaysWhy() {
        JournalEntry refused = call(
                "DescribeStreamSummary",
                400,
                "ResourceNotFoundException",
                "Stream wildrydes under account 000000000000 not found.");

        Golden.compare(getClass(), "refused", StripView.of(List.of(refused), call -> "", call -> ""));
    }

    @Test
    void aDenialIsExplainedOnceForAllCallsOfItsKind() {
        JournalEntry denied = call("PutRecord", 400, "AccessDeniedException", "User: bob is not authorized.");

        assertThat(StripView.of(
                                List.of(denied, denied),
                                call -> "",
                                call -> "Looked at:\n- nothing: " + call.operation() + " & more\n")
                        .data()
                        .get("text/html")
                        .toString())
                .containsOnlyOnce("Looked at:\n- nothing: PutRecord &amp; more</pre>");
    }

    @Test
    void oneCallIsNotPlural() {
        assertThat(StripView.of(List.of(call("ListShards", 200, "", "")), call -> "", call -> "never asked")
                        .data()
                        .get("text/plain"))
                .isEqualTo("1 call, allowed by administrator key, $0.0000");
    }
}
