package wildrydes.lab.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import wildrydes.lab.cloud.JournalEntry;

class GivenDeletionTest {

    private static final String MARK = "arn:aws:logs:us-east-1:000000000000:log-group:/wildrydes/FromTheLab";
    private final AtomicLong seq = new AtomicLong();

    private JournalEntry call(String operation, String resource, int status) {
        return new JournalEntry(
                seq.incrementAndGet(),
                Instant.EPOCH,
                "",
                "",
                "kinesis",
                operation,
                resource,
                status,
                status == 200 ? "" : "ResourceNotFoundException",
                "",
                "",
                "",
                0,
                0,
                0);
    }

    @Test
    void whatStandsBetweenTheMarksIsNobodysOwn() {
        JournalEntry before = call("DeleteStream", "a", 200);
        List<JournalEntry> journal = List.of(
                before,
                call("CreateLogGroup", MARK, 200),
                call("DeleteStream", "b", 200),
                call("DeleteLogGroup", MARK, 200),
                call("DeleteLogGroup", "/aws/lambda/c", 200));

        assertThat(GivenDeletion.without(journal)).containsExactly(before, journal.get(4));
    }

    @Test
    void aMarkThatWasRefusedEndsNothing() {
        List<JournalEntry> journal = List.of(
                call("CreateLogGroup", MARK, 200), call("DeleteLogGroup", MARK, 400), call("DeleteStream", "b", 200));

        assertThat(GivenDeletion.without(journal)).isEmpty();
    }
}
