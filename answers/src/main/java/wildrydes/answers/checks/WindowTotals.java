package wildrydes.answers.checks;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;

/** e3-window: a function that sums up by window keeps the unicorns apart, also where they share a shard. */
public final class WindowTotals implements Check {

    private static final String FUNCTION = "WildRydesAggregator";
    private static final String TABLE = "UnicornAggregation";
    private static final double METRES = 50;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    /** Fewer records than a unicorn sends in a whole minute. */
    private static final int WHOLE = 59;
    /** AWS's form of the time of a change, such as {@code 2026-03-02T09:14:36.000+0000}. */
    private static final DateTimeFormatter MODIFIED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT);

    @Override
    public String id() {
        return "e3-window";
    }

    @Override
    public int points() {
        return 3;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "One state, several names: let the name be the key, and its total the value.",
                "state.merge(name, \"\" + distance, (a, b) -> \"\" + (Double.parseDouble(a) + Double.parseDouble(b))); and at the end an item for each entry.");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        Instant since;
        try {
            since = since(lab);
        } catch (software.amazon.awssdk.services.lambda.model.ResourceNotFoundException e) {
            return judge(Optional.empty(), Instant.MAX, List.of(), List.of());
        }
        return judge(Optional.of(since), lab.clock().now(), Report.all(lab), items(lab));
    }

    /** When function and trigger were changed last: a window that was open then is not of one piece. */
    private static Instant since(Lab lab) {
        String code = lab.lambda()
                .getFunctionConfiguration(b -> b.functionName(FUNCTION))
                .lastModified();
        Instant changed = OffsetDateTime.parse(code, MODIFIED).toInstant();
        return Processor.triggers(lab, FUNCTION, lab.stream("wildrydes").arn()).stream()
                .map(trigger -> trigger.lastModified())
                .filter(changed::isBefore)
                .findFirst()
                .orElse(changed);
    }

    private static List<Total> items(Lab lab) {
        List<Total> totals = new ArrayList<>();
        try {
            for (Map<String, AttributeValue> item :
                    lab.dynamo().scanPaginator(b -> b.tableName(TABLE)).items()) {
                Total.of(item).ifPresent(totals::add);
            }
        } catch (ResourceNotFoundException e) {
            return List.of();
        }
        return totals;
    }

    /** What the function wrote of a unicorn and a window. */
    record Total(String name, Instant start, double distance) {

        /** Empty for an item that is none. */
        static Optional<Total> of(Map<String, AttributeValue> item) {
            AttributeValue name = item.get("Name");
            AttributeValue start = item.get("WindowStart");
            AttributeValue distance = item.get("Distance");
            if (name == null || start == null || distance == null || start.s() == null) {
                return Optional.empty();
            }
            String number = distance.n() == null ? distance.s() : distance.n();
            try {
                return Optional.of(new Total(
                        name.s(), Instant.parse(start.s()), new BigDecimal(String.valueOf(number)).doubleValue()));
            } catch (DateTimeException | NumberFormatException e) {
                return Optional.empty();
            }
        }
    }

    /**
     * @param since when function and trigger changed last; empty where there is no function
     * @param now cloud time
     * @param reports what the unicorns have sent
     * @param totals what the function has written
     */
    static Finding judge(Optional<Instant> since, Instant now, List<Report> reports, List<Total> totals) {
        String expected = "an item for each unicorn and whole window, with its distance";
        if (since.isEmpty()) {
            return Finding.none(
                    expected, "no function " + FUNCTION, "Run the cell that makes table, role and function.");
        }
        Instant first = since.get().truncatedTo(ChronoUnit.MINUTES).plus(WINDOW);
        Optional<Instant> newest = totals.stream()
                .map(Total::start)
                .filter(start -> !start.isBefore(first))
                .max(Instant::compareTo);
        if (newest.isEmpty()) {
            return Finding.none(
                    expected,
                    "no item of a window since the function changed",
                    "Let three minutes pass while the unicorns fly: a window has to be whole, and to close. If none comes,"
                            + " lab.why(windows) says why.");
        }
        Instant last = newest.get();
        List<String> wrong = new ArrayList<>();
        Set<String> right = new TreeSet<>();
        for (Instant start = first;
                !start.isAfter(last) && !start.plus(WINDOW).isAfter(now);
                start = start.plus(WINDOW)) {
            Instant window = start;
            whole(reports, window).forEach((name, distance) -> {
                List<Total> found = totals.stream()
                        .filter(total ->
                                total.start().equals(window) && total.name().equals(name))
                        .toList();
                if (found.size() == 1 && Math.abs(found.get(0).distance() - distance) <= METRES) {
                    right.add(name);
                } else {
                    wrong.add(name
                            + (found.isEmpty()
                                    ? " has none"
                                    : " " + metres(found.get(0).distance())));
                }
            });
        }
        if (!wrong.isEmpty()) {
            return Finding.part(
                    right.size() > 1 ? 1 : 0,
                    expected,
                    String.join(", ", wrong.stream().distinct().toList()),
                    "Two unicorns in one total? A state belongs to a shard: keep a total for each name in it.");
        }
        return right.size() < 2
                ? Finding.none(
                        expected,
                        right.isEmpty() ? "no whole window of anybody" : "only " + String.join("", right),
                        "Let all three fly for three minutes.")
                : Finding.full(3, expected, String.join(", ", right) + ", each with its own total");
    }

    /** How far those flew that reported all through a window. */
    private static Map<String, Double> whole(List<Report> reports, Instant start) {
        return reports.stream()
                .filter(report -> report.within(start, start.plus(WINDOW)))
                .collect(Collectors.groupingBy(Report::name, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .filter(one -> one.getValue().size() >= WHOLE)
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> one.getValue().stream()
                                .mapToDouble(Report::distance)
                                .sum(),
                        Double::sum,
                        TreeMap::new));
    }

    private static String metres(double distance) {
        return String.format(Locale.ROOT, "%,.0f", distance);
    }
}
