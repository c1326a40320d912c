package wildrydes.answers.checks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wildrydes.lab.exercise.Finding;
import wildrydes.lab.inventory.Kind;
import wildrydes.lab.inventory.Leftover;

/** What the checks of notebook 05 say to right answers and to those that are nearly right. */
class CleanUpNearMissTest {

    private static final Deletions ALL = new Deletions(38, 0);
    private static final Leftover ROLE = thing(Kind.ROLE, "WildRydesStreamProcessorRole", 0);
    private static final Leftover STREAM = thing(Kind.STREAM, "wildrydes", 0.72);
    private static final Leftover LOG = new Leftover(
            Kind.LOG_GROUP,
            "/aws/lambda/WildRydesDrill",
            "",
            "lab.log(\"/aws/lambda/WildRydesDrill\").delete()",
            0,
            () -> {});

    private static Leftover thing(Kind kind, String name, double dollarsADay) {
        return new Leftover(
                kind, name, "", "lab." + kind.word() + "(\"" + name + "\").delete()", dollarsADay, () -> {});
    }

    private static List<Leftover> many(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> thing(Kind.values()[i % 3 + 3], "thing-" + i, 0))
                .toList();
    }

    @Test
    void hourly() {
        var findings = new LinkedHashMap<String, Finding>();
        for (Object value : new Object[] {0.17, 0.171, 0.06, 0.11, 4.08, 0.185, 0.2, 0.155, 0.0, Double.NaN, "text"}) {
            findings.put(String.valueOf(value), HourlyCost.judge(0.17, value));
        }
        findings.put("after everything is deleted", HourlyCost.judge(0, 0.17));
        NearMissTest.compare("e5-hourly", findings);
    }

    @Test
    void leftovers() {
        var findings = new LinkedHashMap<String, Finding>();
        findings.put("all but the role", Leftovers.judge(List.of(ROLE), ALL));
        findings.put("the role as well", Leftovers.judge(List.of(), ALL));
        findings.put("a stream forgotten", Leftovers.judge(List.of(ROLE, STREAM), ALL));
        findings.put("much left, nothing of it bills", Leftovers.judge(many(9), new Deletions(30, 0)));
        findings.put(
                "much left, and a stream",
                Leftovers.judge(
                        Stream.concat(many(9).stream(), Stream.of(STREAM)).toList(), new Deletions(29, 0)));
        findings.put("nothing done", Leftovers.judge(many(39), new Deletions(0, 0)));
        findings.put("reset", Leftovers.judge(List.of(), new Deletions(0, 0)));
        findings.put("by the lab", Leftovers.judge(List.of(ROLE), new Deletions(0, 38)));
        NearMissTest.compare("e5-leftovers", findings);
    }

    @Test
    void cleanUp() {
        var findings = new LinkedHashMap<String, Finding>();
        findings.put("all gone", CleanedUp.judge(List.of(), ALL));
        findings.put("the last role", CleanedUp.judge(List.of(ROLE), ALL));
        findings.put("a log", CleanedUp.judge(List.of(LOG), ALL));
        findings.put("a log and a stream", CleanedUp.judge(List.of(LOG, STREAM), ALL));
        findings.put("much", CleanedUp.judge(many(9), new Deletions(29, 0)));
        findings.put("reset", CleanedUp.judge(List.of(), new Deletions(0, 0)));
        findings.put("by the lab, but the role", CleanedUp.judge(List.of(), new Deletions(1, 37)));
        NearMissTest.compare("q5-clean-up", findings);
    }
}
