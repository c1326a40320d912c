package wildrydes.cloud.cloudwatch;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.metrics.Summary;

/**
 * What is said of the samples of a period, by the names of
 * docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html: {@code Sum}, {@code p99.9}, {@code
 * TM(10%:90%)}, {@code PR(:300)}.
 *
 * @param name as it was asked for
 * @param value not a number where the samples do not tell
 */
record Statistic(String name, ToDoubleFunction<Summary> value) {

    private static final Pattern SHORT = Pattern.compile("(p|tm|wm|tc|ts)(\\d{1,2}(?:\\.\\d{0,10})?|100)");
    private static final Pattern RANGE = Pattern.compile("(tm|wm|tc|ts|pr)\\(([0-9.]*)(%?):([0-9.]*)(%?)\\)");

    double of(Summary summary) {
        return value.applyAsDouble(summary);
    }

    /** The statistic of that name; null where there is none. */
    static @Nullable Statistic named(String name) {
        ToDoubleFunction<Summary> value = simple(name);
        if (value == null) {
            value = extended(name.toLowerCase(Locale.ROOT));
        }
        return value == null ? null : new Statistic(name, value);
    }

    /** Whether a name is of one of the five that everything has. */
    static boolean isSimple(String name) {
        return simple(name) != null;
    }

    private static @Nullable ToDoubleFunction<Summary> simple(String name) {
        return switch (name) {
            case "SampleCount" -> Summary::samples;
            case "Average" -> Summary::average;
            case "Sum" -> Summary::sum;
            case "Minimum" -> Summary::least;
            case "Maximum" -> Summary::most;
            default -> null;
        };
    }

    private static @Nullable ToDoubleFunction<Summary> extended(String name) {
        if (name.equals("iqm")) {
            return ofPercents("tm", 25, 75);
        }
        Matcher one = SHORT.matcher(name);
        if (one.matches()) {
            double percent = Double.parseDouble(one.group(2));
            return one.group(1).equals("p")
                    ? summary -> summary.percentile(percent)
                    : ofPercents(one.group(1), 0, percent);
        }
        Matcher range = RANGE.matcher(name);
        return range.matches() ? ofRange(range) : null;
    }

    private static @Nullable ToDoubleFunction<Summary> ofRange(Matcher range) {
        String kind = range.group(1);
        String lower = range.group(2);
        String upper = range.group(4);
        boolean percents = !range.group(3).isEmpty() || !range.group(5).isEmpty();
        boolean mixed = percents
                && (range.group(3).isEmpty() && !lower.isEmpty()
                        || range.group(5).isEmpty() && !upper.isEmpty());
        if (mixed || lower.isEmpty() && upper.isEmpty() || percents && kind.equals("pr")) {
            return null;
        }
        try {
            double from = lower.isEmpty() ? percents ? 0 : Double.NEGATIVE_INFINITY : Double.parseDouble(lower);
            double until = upper.isEmpty() ? percents ? 100 : Double.POSITIVE_INFINITY : Double.parseDouble(upper);
            if (from >= until || percents && until > 100) {
                return null;
            }
            return percents ? ofPercents(kind, from, until) : ofValues(kind, from, until);
        } catch (NumberFormatException e) {
            return null; // two decimal points: no statistic has that name
        }
    }

    private static ToDoubleFunction<Summary> ofPercents(String kind, double from, double until) {
        return switch (kind) {
            case "tc" -> summary -> summary.betweenPercents(from, until).samples();
            case "ts" -> summary -> summary.betweenPercents(from, until).sum();
            case "wm" ->
                summary -> {
                    Summary.Part kept = summary.betweenPercents(from, until);
                    double below = summary.samples() * from / 100;
                    double above = summary.samples() * (100 - until) / 100;
                    double least = from == 0 ? 0 : below * summary.percentile(from);
                    double most = until == 100 ? 0 : above * summary.percentile(until);
                    return (kept.sum() + least + most) / summary.samples();
                };
            default -> summary -> mean(summary.betweenPercents(from, until));
        };
    }

    private static ToDoubleFunction<Summary> ofValues(String kind, double from, double until) {
        return switch (kind) {
            case "tc" -> summary -> summary.between(from, until).samples();
            case "ts" -> summary -> summary.between(from, until).sum();
            case "pr" -> summary -> 100 * summary.between(from, until).samples() / summary.samples();
            case "wm" ->
                summary -> {
                    Summary.Part kept = summary.between(from, until);
                    double below =
                            summary.between(Double.NEGATIVE_INFINITY, from).samples();
                    double above = summary.samples() - kept.samples() - below;
                    double least = below == 0 ? 0 : below * from;
                    double most = above == 0 ? 0 : above * until;
                    return (kept.sum() + least + most) / summary.samples();
                };
            default -> summary -> mean(summary.between(from, until));
        };
    }

    private static double mean(Summary.Part part) {
        return part.sum() / part.samples();
    }
}
