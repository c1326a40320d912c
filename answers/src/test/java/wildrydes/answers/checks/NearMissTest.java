package wildrydes.answers.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import wildrydes.lab.exercise.Finding;

/** What the checks say to right answers and to those that are nearly right. */
class NearMissTest {

    private static final String REGION = "us-east-1";
    private static final String ACCOUNT = "000000000000";

    @Test
    void arn() throws IOException {
        var findings = new LinkedHashMap<String, Finding>();
        for (Object value : new Object[] {
            "arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes",
            "arn:aws:kinesis:eu-west-1:000000000000:stream/wildrydes",
            "arn:aws:kinesis:us-east-1:123456789012:stream/wildrydes",
            "arn:aws:Kinesis:us-east-1:000000000000:stream/wildrydes",
            "arn:aws:kinesis:us-east-1:000000000000:wildrydes",
            "arn:amazon:kinesis:us-east-1:000000000000:stream/wildrydes",
            "ARN:aws:kinesis:us-east-1:000000000000:stream/wildrydes",
            "arn:aws:kinesis:us-east-1:000000000000:stream:wildrydes",
            "wildrydes",
            "",
            42
        }) {
            findings.put(String.valueOf(value), Arn.judge(REGION, ACCOUNT, value));
        }
        assertThat(text(findings)).isEqualTo(golden("e0-arn"));
    }

    @Test
    void cost() throws IOException {
        var findings = new LinkedHashMap<String, Finding>();
        for (Object value : new Object[] {21.6, 21.605, 10.8, 0.9, 0.72, 21.62, 0.0, -21.6, Double.NaN, 21, "21.60"}) {
            findings.put(String.valueOf(value), Cost.judge(value));
        }
        assertThat(text(findings)).isEqualTo(golden("e0-cost"));
    }

    @Test
    void stream() throws IOException {
        var findings = new LinkedHashMap<String, Finding>();
        findings.put("no stream", Stream.judge(Optional.empty(), List.of()));
        findings.put("another name", Stream.judge(Optional.empty(), List.of("WildRydes", "other")));
        findings.put(
                "still creating", Stream.judge(summary(StreamStatus.CREATING, StreamMode.PROVISIONED, 0), List.of()));
        findings.put("on demand", Stream.judge(summary(StreamStatus.ACTIVE, StreamMode.ON_DEMAND, 4), List.of()));
        findings.put("no shard", Stream.judge(summary(StreamStatus.ACTIVE, StreamMode.PROVISIONED, 0), List.of()));
        findings.put("one shard", Stream.judge(summary(StreamStatus.ACTIVE, StreamMode.PROVISIONED, 1), List.of()));
        findings.put("two shards", Stream.judge(summary(StreamStatus.ACTIVE, StreamMode.PROVISIONED, 2), List.of()));
        assertThat(text(findings)).isEqualTo(golden("e1-stream"));
    }

    @Test
    void lastRecord() throws IOException {
        List<Double> distances = List.of(29.5, 30.9, 30.0);
        var findings = new LinkedHashMap<String, Finding>();
        findings.put("empty stream", LastRecord.judge(List.of(), 67.1));
        for (Object value : new Object[] {67.1082, 67.11, 30.0, 13.4112, 69.1214, 67.0, 0.0, Double.NaN, "67.1"}) {
            findings.put(String.valueOf(value), LastRecord.judge(distances, value));
        }
        assertThat(text(findings)).isEqualTo(golden("e1-record"));
    }

    @Test
    void latest() throws IOException {
        var findings = new LinkedHashMap<String, Finding>();
        findings.put("nothing sent", Latest.judge(0, 5));
        for (Object value : new Object[] {5, 0, 65, 4, 10, -1, "five"}) {
            findings.put(String.valueOf(value), Latest.judge(65, value));
        }
        assertThat(text(findings)).isEqualTo(golden("e1-latest"));
    }

    private static Optional<StreamDescriptionSummary> summary(StreamStatus status, StreamMode mode, int shards) {
        return Optional.of(StreamDescriptionSummary.builder()
                .streamStatus(status)
                .streamModeDetails(details -> details.streamMode(mode))
                .openShardCount(shards)
                .build());
    }

    private static String text(Map<String, Finding> findings) {
        var blocks = new ArrayList<String>();
        findings.forEach((value, finding) -> blocks.add("> " + value + "\n"
                + finding.points() + "\n"
                + "Expected: " + finding.expected() + "\n"
                + "Found: " + finding.found() + "\n"
                + "Next: " + finding.next() + "\n"));
        return String.join("\n", blocks);
    }

    private static String golden(String id) throws IOException {
        try (var in = NearMissTest.class.getResourceAsStream(id + ".txt")) {
            assertThat(in).as("the expected text of " + id).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
