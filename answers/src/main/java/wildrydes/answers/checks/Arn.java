package wildrydes.answers.checks;

import java.util.List;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;

/** e0-arn: the name that a stream will have. */
public final class Arn implements Check {

    private static final List<String> ADVICE = List.of(
            "Begin with arn.",
            "The second part is aws, the partition of the ordinary Regions.",
            "The third part is the service, kinesis, in lower case.",
            "The fourth part is the Region: use lab.region().",
            "The fifth part is the account: use lab.account().",
            "The last part says what it is and how it is called: stream/wildrydes.");

    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth", "fifth", "sixth");

    @Override
    public String id() {
        return "e0-arn";
    }

    @Override
    public int points() {
        return 1;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "An ARN has six parts with five colons between them; lab knows your Region and your account.",
                "Begin like this: \"arn:aws:kinesis:\" + lab.region() + \":\" + ...");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        return judge(lab.region(), lab.account(), values.get(0));
    }

    static Finding judge(String region, String account, Object value) {
        String expected = "the ARN of a stream named wildrydes in Region " + region + " of account " + account;
        if (!(value instanceof String arn)) {
            return Finding.none(expected, "no text", "Give the check a String.");
        }
        List<String> right = List.of("arn", "aws", "kinesis", region, account, "stream/wildrydes");
        List<String> parts = List.of(arn.split(":", -1));
        if (parts.size() != right.size()) {
            return Finding.none(
                    expected,
                    "\"" + arn + "\", which has " + parts.size() + (parts.size() == 1 ? " part" : " parts"),
                    "Write six parts with a colon between each two: arn, aws, service, Region, account, resource.");
        }
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).equals(right.get(i))) {
                return Finding.none(
                        expected,
                        "\"" + arn + "\", whose " + ORDINALS.get(i) + " part is \"" + parts.get(i) + "\"",
                        ADVICE.get(i));
            }
        }
        return Finding.full(1, expected, arn);
    }
}
