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
        List<String> keys = seconds.keySet().stream()
                .sorted(Comparator.comparing((String key) -> -seconds.get(key).size())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        List<String> longest = keys.subList(0, Math.min(2, keys.size()));
        List<String> flown =
                keys.stream().filter(key -> seconds.get(key).size() >= SECONDS).toList();
        String found = longest.stream()
                .map(key -> key + " in " + counted(seconds.get(key).size()))
                .collect(Collectors.joining(", "));
        if (keys.size() == 1) {
            return Finding.none(expected, found, "Start a second one: lab.unicorn(\"Bucephalus\").start().");
        }
        if (flown.size() < 2) {
            return Finding.none(expected, found, "Let both fly longer: lab.clock().run(ofSeconds(30)).");
        }
        int together = 0;
        for (String one : flown) {
            for (String other : flown) {
                if (one.compareTo(other) < 0) {
                    Set<Instant> both = new HashSet<>(seconds.get(one));
                    both.retainAll(seconds.get(other));
                    together = Math.max(together, both.size());
                }
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

    private static String counted(int seconds) {
        return seconds + (seconds == 1 ? " second" : " seconds");
    }
}
