package wildrydes.answers.checks;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.kinesis.model.HashKeyRange;
import software.amazon.awssdk.services.kinesis.model.Shard;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;

/** e1-reshard: the stream has two shards, and one unicorn still falls on one of them. */
public final class Reshard implements Check {

    private static final String UNICORN = "Shadowfax";
    private static final int MOST = 1000;
    private static final int SENT = 1200;

    @Override
    public String id() {
        return "e1-reshard";
    }

    @Override
    public int points() {
        return 2;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "send(1200) answers like the herd: its table names the shard of each call.",
                "var alone = lab.unicorn(\"Shadowfax\").send(1200); then alone.loads().get(0).shard() and alone.accepted().");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        List<Shard> shards = lab.stream("wildrydes").shardList().list();
        long most = lab.stream("wildrydes").records().list().stream()
                .filter(record -> record.partitionKey().equals(UNICORN))
                .collect(Collectors.groupingBy(Reshard::second, Collectors.counting()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        return judge(shards, (int) most, values.get(0), values.get(1));
    }

    private static Instant second(wildrydes.lab.StreamRecord record) {
        return record.arrived().truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * @param shards of the stream
     * @param most records of the unicorn that arrived in one second
     */
    static Finding judge(List<Shard> shards, int most, Object shard, Object accepted) {
        String expected = "two open shards, the one that takes " + UNICORN + ", and how many of its 1,200"
                + " records that one accepts in a second";
        List<Shard> open = shards.stream().filter(Reshard::isOpen).toList();
        boolean split = shards.stream().anyMatch(one -> !isOpen(one));
        if (open.size() != 2 || !split) {
            return Finding.none(
                    expected,
                    open.size() + (open.size() == 1 ? " open shard" : " open shards") + (split ? "" : ", none closed"),
                    open.size() == 2
                            ? "Begin with one shard: delete the stream and run the notebook from the top."
                            : "Change it: stream.shards(2).update().");
        }
        String right = open.stream()
                .filter(one -> holds(one.hashKeyRange(), hash(UNICORN)))
                .map(Shard::shardId)
                .findFirst()
                .orElse("");
        boolean shardRight = right.equals(shard);
        boolean numberRight = accepted instanceof Number number && number.intValue() == MOST && most >= MOST;
        String found = "\"" + shard + "\" and " + accepted;
        if (shardRight && numberRight) {
            return Finding.full(2, expected, found);
        }
        double points = shardRight || numberRight ? 1 : 0;
        return Finding.part(points, expected, found, numberRight ? whichShard() : howMany(accepted, most));
    }

    private static String whichShard() {
        return "One key falls on one shard: the column shards of the result names it.";
    }

    private static String howMany(Object accepted, int most) {
        int number = accepted instanceof Number given ? given.intValue() : -1;
        if (number == SENT) {
            return SENT
                    + " is impossible for one key in one second: which shard took them, and what does a shard take?";
        }
        if (number == MOST && most < MOST) {
            return "Let " + UNICORN + " send them: there is no second with more than " + most + " of its records.";
        }
        if (number > 0 && number < MOST) {
            return "Others have used the same second; let one pass first: lab.clock().run(ofSeconds(1)).";
        }
        return number == MOST
                ? whichShard()
                : "Let " + UNICORN + " send 1,200 records at once, and ask the result for accepted().";
    }

    private static boolean isOpen(Shard shard) {
        return shard.sequenceNumberRange().endingSequenceNumber() == null;
    }

    private static boolean holds(HashKeyRange range, BigInteger hash) {
        return hash.compareTo(new BigInteger(range.startingHashKey())) >= 0
                && hash.compareTo(new BigInteger(range.endingHashKey())) <= 0;
    }

    /** As Kinesis places keys: MD5 as a number of 128 bits. */
    private static BigInteger hash(String key) {
        try {
            return new BigInteger(1, MessageDigest.getInstance("MD5").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }
}
