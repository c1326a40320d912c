package wildrydes.answers.checks;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import wildrydes.lab.Lab;
import wildrydes.lab.PutResult;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;
import wildrydes.lab.record.JsonText;

/** e1-hot-shard: every record of the herd is in the stream, and none of them twice. */
public final class HotShard implements Check {

    @Override
    public String id() {
        return "e1-hot-shard";
    }

    @Override
    public int points() {
        return 2;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "The answer of PutRecords has an entry for each of the request, in its order.",
                "Keep entry i where answers.get(i).errorCode() != null, let a second pass, and send what you kept.");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        if (!(values.get(0) instanceof PutResult result)) {
            return judge(0, 0, Map.of());
        }
        String stamp =
                result.rejected().stream().findFirst().map(HotShard::stamp).orElse("");
        Map<String, Integer> copies = new HashMap<>();
        lab.stream("wildrydes").records().list().stream()
                .filter(record -> !stamp.isEmpty() && record.text().contains(stamp))
                .forEach(record -> copies.merge(record.partitionKey(), 1, Integer::sum));
        return judge(result.accepted(), result.rejected().size(), copies);
    }

    /** The second in which the herd reported: no other record has it from the same unicorn. */
    private static String stamp(PutRecordsRequestEntry entry) {
        return String.valueOf(
                JsonText.of(entry.data().asUtf8String()).objects().get(0).get("StatusTime"));
    }

    /**
     * @param accepted records of the herd that the stream took at once
     * @param rejected those that it did not
     * @param copies how many records of the herd's second the stream holds, by partition key
     */
    static Finding judge(int accepted, int rejected, Map<String, Integer> copies) {
        String expected = "a record of each unicorn of the herd in the stream, and only one";
        int herd = accepted + rejected;
        if (herd == 0) {
            return Finding.none(expected, "no result of a herd", "Run the cell of the herd, which makes result.");
        }
        if (rejected == 0) {
            return Finding.none(
                    expected,
                    "a stream that took all " + counted(herd) + " at once",
                    "One shard would not have: delete the stream with stream.delete() and run the notebook from the top.");
        }
        int there = 0;
        int twice = 0;
        for (int number = 1; number <= herd; number++) {
            int found = copies.getOrDefault(String.format(Locale.ROOT, "Unicorn-%04d", number), 0);
            there += found > 0 ? 1 : 0;
            twice += found > 1 ? 1 : 0;
        }
        int missing = herd - there;
        if (missing >= rejected) {
            return Finding.none(
                    expected,
                    missing + " of " + counted(herd) + " missing",
                    "Send result.rejected() again, a second later.");
        }
        if (missing > 0) {
            return Finding.part(
                    1,
                    expected,
                    missing + " of " + counted(herd) + " missing",
                    "An answer of 200 OK may refuse again: look at the errorCode of each entry, until none has one.");
        }
        if (twice > 0) {
            return Finding.part(
                    1,
                    expected,
                    "all " + counted(herd) + ", but " + twice + " of them more than once",
                    "Send only the entries whose errorCode is not null: the others were taken.");
        }
        return Finding.full(2, expected, "all " + counted(herd) + ", of which " + rejected + " were refused at first");
    }

    private static String counted(int records) {
        return String.format(Locale.ROOT, "%,d", records);
    }
}
