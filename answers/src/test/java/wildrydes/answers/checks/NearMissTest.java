package wildrydes.answers.checks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import wildrydes.answers.Golden;
import wildrydes.lab.exercise.Finding;

/** What the checks say to right answers and to those that are nearly right. */
class NearMissTest {

    private static final String REGION = "us-east-1";
    private static final String ACCOUNT = "000000000000";

    @Test
    void arn() {
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
        compare("e0-arn", findings);
    }

    @Test
    void cost() {
        var findings = new LinkedHashMap<String, Finding>();
        for (Object value : new Object[] {21.6, 21.605, 10.8, 0.9, 0.72, 21.62, 0.0, -21.6, Double.NaN, 21, "21.60"}) {
            findings.put(String.valueOf(value), Cost.judge(value));
        }
        compare("e0-cost", findings);
    }

    @Test
    void stream() {
        var findings = new LinkedHashMap<String, Finding>();
        findings.put("no stream", Stream.judge(Optional.empty(), List.of()));
        findings.put("another name", Stream.judge(Optional.empty(), List.of("WildRydes", "other")));
        findings.put(
                "still creating", Stream.judge(summary(StreamStatus.CREATING, StreamMode.PROVISIONED, 0), List.of()));
        findings.put("on demand", Stream.judge(summary(StreamStatus.ACTIVE, StreamMode.ON_DEMAND, 4), List.of()));
        findings.put("no shard", Stream.judge(summary(StreamStatus.ACTIVE, StreamMode.PROVISIONED, 0), List.of()));
        findings.put("one shard", Stream.judge(summary(StreamStatus.ACTIVE, StreamMode.PROVISIONED, 1), List.of()));
        findings.put("two shards", Stream.judge(summary(StreamStatus.ACTIVE, StreamMode.PROVISIONED, 2), List.of()));
        compare("e1-stream", findings);
    }

    @Test
    void lastRecord() {
        List<Double> distances = List.of(29.5, 30.9, 30.0);
        var findings = new LinkedHashMap<String, Finding>();
        findings.put("empty stream", LastRecord.judge(List.of(), 67.1));
        for (Object value : new Object[] {67.1082, 67.11, 30.0, 13.4112, 69.1214, 67.0, 0.0, Double.NaN, "67.1"}) {
            findings.put(String.valueOf(value), LastRecord.judge(distances, value));
        }
        compare("e1-record", findings);
    }

    @Test
    void latest() {
        var findings = new LinkedHashMap<String, Finding>();
        for (Object value : new Object[] {5, 0, 65, 4, 10}) {
            findings.put(value + " polled", Latest.judge(65, value, "LATEST", (int) value));
        }
        findings.put("5 claimed, 0 polled", Latest.judge(65, 5, "LATEST", 0));
        findings.put("5 from the oldest on", Latest.judge(65, 5, "TRIM_HORIZON", 5));
        findings.put("no reader", Latest.judge(65, 5, "", 0));
        findings.put("five", Latest.judge(65, "five", "LATEST", 5));
        compare("e1-latest", findings);
    }

    @Test
    void twoUnicorns() {
        var findings = new LinkedHashMap<String, Finding>();
        findings.put("empty stream", TwoUnicorns.judge(Map.of()));
        findings.put("one unicorn", TwoUnicorns.judge(Map.of("Shadowfax", seconds(0, 150))));
        findings.put(
                "a short flight",
                TwoUnicorns.judge(Map.of("Shadowfax", seconds(0, 150), "Bucephalus", seconds(138, 150))));
        findings.put(
                "one after the other",
                TwoUnicorns.judge(Map.of("Shadowfax", seconds(0, 60), "Bucephalus", seconds(50, 90))));
        findings.put(
                "a herd in one second",
                TwoUnicorns.judge(Map.of("Unicorn-0001", seconds(0, 1), "Unicorn-0002", seconds(0, 1))));
        findings.put(
                "together",
                TwoUnicorns.judge(Map.of(
                        "Shadowfax", seconds(0, 180), "Bucephalus", seconds(150, 180), "Rocinante", seconds(0, 1))));
        compare("e1-two-unicorns", findings);
    }

    private static Set<Instant> seconds(int from, int to) {
        Instant start = Instant.parse("2026-03-02T09:14:36Z");
        return IntStream.range(from, to).mapToObj(start::plusSeconds).collect(Collectors.toSet());
    }

    @Test
    void hotShard() {
        var findings = new LinkedHashMap<String, Finding>();
        findings.put("no result", HotShard.judge(0, 0, Map.of()));
        findings.put("two shards took all", HotShard.judge(10, 0, herd(10, 0)));
        findings.put("nothing sent again", HotShard.judge(8, 2, herd(8, 0)));
        findings.put("refused again and left", HotShard.judge(7, 3, herd(8, 0)));
        findings.put("everything sent again", HotShard.judge(8, 2, herd(10, 8)));
        findings.put("each once", HotShard.judge(8, 2, herd(10, 0)));
        findings.put("others of the same second", HotShard.judge(2, 1, Map.of("Shadowfax", 3)));
        compare("e1-hot-shard", findings);
    }

    /** @param twice how many of them are there a second time */
    private static Map<String, Integer> herd(int size, int twice) {
        return IntStream.rangeClosed(1, size)
                .boxed()
                .collect(
                        Collectors.toMap(number -> "Unicorn-%04d".formatted(number), number -> number > twice ? 1 : 2));
    }

    @Test
    void reshard() {
        String right = "shardId-000000000001";
        List<Shard> split = List.of(
                shard("shardId-000000000000", "0", "340282366920938463463374607431768211455", true),
                shard(right, "0", "170141183460469231731687303715884105727", false),
                shard(
                        "shardId-000000000002",
                        "170141183460469231731687303715884105728",
                        "340282366920938463463374607431768211455",
                        false));
        var findings = new LinkedHashMap<String, Finding>();
        findings.put("one shard", Reshard.judge(split.subList(1, 2), 1000, right, 1000));
        findings.put("two from the start", Reshard.judge(split.subList(1, 3), 1000, right, 1000));
        findings.put("right", Reshard.judge(split, 1000, right, 1000));
        findings.put("all of them", Reshard.judge(split, 1000, right, 1200));
        findings.put("beside the herd", Reshard.judge(split, 420, right, 420));
        findings.put("the number alone", Reshard.judge(split, 1000, "shardId-000000000002", 1000));
        findings.put("a number nobody sent", Reshard.judge(split, 60, right, 1000));
        findings.put("nothing", Reshard.judge(split, 60, "?", 0));
        findings.put("no number", Reshard.judge(split, 60, right, "many"));
        compare("e1-reshard", findings);
    }

    private static Shard shard(String id, String from, String to, boolean closed) {
        return Shard.builder()
                .shardId(id)
                .hashKeyRange(range -> range.startingHashKey(from).endingHashKey(to))
                .sequenceNumberRange(range -> {
                    range.startingSequenceNumber("1");
                    if (closed) {
                        range.endingSequenceNumber("2");
                    }
                })
                .build();
    }

    @Test
    void guestPolicy() {
        Set<String> reads = Set.of(
                "kinesis:ListShards", "kinesis:DescribeStream", "kinesis:GetShardIterator", "kinesis:GetRecords");
        Set<String> shortly = Set.of(
                "kinesis:ListShards",
                "kinesis:DescribeStreamSummary",
                "kinesis:GetShardIterator",
                "kinesis:GetRecords");
        Set<String> everything = new HashSet<>(reads);
        everything.addAll(Set.of("kinesis:PutRecord", "kinesis:DeleteStream"));
        var findings = new LinkedHashMap<String, Finding>();
        findings.put("no pool", GuestPolicy.judge(null));
        findings.put("no policy", GuestPolicy.judge(rights(Set.of(), false, Set.of())));
        findings.put("right", GuestPolicy.judge(rights(reads, true, Set.of())));
        findings.put("the short description", GuestPolicy.judge(rights(shortly, true, Set.of())));
        findings.put("ListStreams on the stream", GuestPolicy.judge(rights(reads, false, Set.of())));
        findings.put(
                "no iterator",
                GuestPolicy.judge(rights(
                        Set.of("kinesis:ListShards", "kinesis:DescribeStream", "kinesis:GetRecords"), true, Set.of())));
        findings.put("any stream", GuestPolicy.judge(rights(reads, true, Set.of("kinesis:GetRecords"))));
        findings.put("kinesis:*", GuestPolicy.judge(rights(everything, true, Set.of("kinesis:GetRecords"))));
        findings.put("by the lab", GuestPolicy.judge(new GuestPolicy.Rights(reads, true, Set.of(), true)));
        compare("e1-guest-policy", findings);
    }

    private static GuestPolicy.Rights rights(Set<String> onStream, boolean listStreams, Set<String> onOthers) {
        return new GuestPolicy.Rights(onStream, listStreams, onOthers, false);
    }

    @Test
    void trust() {
        String both = """
                "StringEquals": {"cognito-identity.amazonaws.com:aud": ["us-east-1:a", "us-east-1:b"]}""";
        String guests = """
                "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "unauthenticated"}""";
        var findings = new LinkedHashMap<String, Finding>();
        findings.put("no second pool", Trust.judge(null));
        findings.put("nothing changed", door(true, false, both.replace(", \"us-east-1:b\"", ""), guests));
        findings.put("right", door(true, true, both, guests));
        findings.put("the first locked out", door(false, true, both.replace("\"us-east-1:a\", ", ""), guests));
        findings.put("no aud", door(true, true, guests));
        findings.put("no amr", door(true, true, both));
        findings.put("no condition", door(true, true));
        findings.put("any pool of the Region", door(true, true, both.replace("1:b", "1:*"), guests));
        findings.put("anything but", door(true, true, both.replace("StringEquals", "StringNotEquals"), guests));
        compare("e1-trust", findings);
    }

    private static Finding door(boolean first, boolean second, String... conditions) {
        return Trust.judge(new Trust.Door(
                first, second, """
                {"Statement": [{"Effect": "Allow", "Condition": {%s}}]}""".formatted(String.join(", ", conditions)), Set.of("us-east-1:a", "us-east-1:b")));
    }

    private static Optional<StreamDescriptionSummary> summary(StreamStatus status, StreamMode mode, int shards) {
        return Optional.of(StreamDescriptionSummary.builder()
                .streamStatus(status)
                .streamModeDetails(details -> details.streamMode(mode))
                .openShardCount(shards)
                .build());
    }

    static void compare(String id, Map<String, Finding> findings) {
        Golden.compare(NearMissTest.class, id + ".txt", text(findings));
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
}
