package wildrydes.answers.checks;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import wildrydes.lab.Lab;
import wildrydes.lab.StreamRecord;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;

/** e1-two-unicorns: two of them have reported in the same thirty seconds. */
public final class TwoUnicorns implements Check {

    private static final int SECONDS = 30;

    @Override
    public String id() {
        return "e1-two-unicorns";
    }

    @Override
    public int points() {
        return 2;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "A second name makes a second unicorn: lab.unicorn(\"Bucephalus\").",
                "var bucephalus = lab.unicorn(\"Bucephalus\").start(); then lab.clock().run(ofSeconds(30)); then stop() for both.");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        Map<String, Set<Instant>> seconds = new TreeMap<>();
        for (StreamRecord record : lab.stream("wildrydes").records()) {
            seconds.computeIfAbsent(record.partitionKey(), key -> new HashSet<>())
                    .add(record.arrived().truncatedTo(ChronoUnit.SECONDS));
        }
        return judge(seconds);
    }

    /** @param seconds the seconds of cloud time in which a record of each partition key arrived */
    static Finding judge(Map<String, Set<Instant>> seconds) {
        String expected = "records of two unicorns, each in at least " + SECONDS + " seconds, and in the same ones";
        if (seconds.isEmpty()) {
            return Finding.none(expected, "no record in the stream", "Let Shadowfax and another unicorn fly.");
        }
        List<Flown> all = seconds.entrySet().stream()
                .map(one -> new Flown(one.getKey(), one.getValue()))
                .sorted(Comparator.comparingInt((Flown one) -> -one.seconds().size())
                        .thenComparing(Flown::key))
                .toList();
        List<Flown> flown =
                all.stream().filter(one -> one.seconds().size() >= SECONDS).toList();
        String found = all.stream().limit(2).map(Flown::words).collect(Collectors.joining(", "));
        if (all.size() == 1) {
            return Finding.none(expected, found, "Start a second one: lab.unicorn(\"Bucephalus\").start().");
        }
        if (flown.size() < 2) {
            return Finding.none(expected, found, "Let both fly longer: lab.clock().run(ofSeconds(30)).");
        }
        int together = 0;
        for (int one = 0; one < flown.size(); one++) {
            for (int other = 0; other < one; other++) {
                together = Math.max(together, flown.get(one).together(flown.get(other)));
            }
        }
        return together >= SECONDS
                ? Finding.full(2, expected, found + ", " + together + " of them together")
                : Finding.part(
                        1,
                        expected,
                        found + ", " + together + " of them together",
                        "Start both before you let time pass.");
    }

    /** A partition key and the seconds in which it has reported. */
    private record Flown(String key, Set<Instant> seconds) {

        int together(Flown other) {
            Set<Instant> both = new HashSet<>(seconds);
            both.retainAll(other.seconds);
            return both.size();
        }

        String words() {
            return key + " in " + seconds.size() + (seconds.size() == 1 ? " second" : " seconds");
        }
    }
}
