package wildrydes.cloud.cloudwatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import wildrydes.cloud.cloudwatch.math.Formula;
import wildrydes.cloud.cloudwatch.math.MathException;
import wildrydes.cloud.metrics.MetricId;

/** The queries of one request, checked, in their order. */
final class Queries {

    private static final int MOST = 500;
    private static final int DEFAULT_PERIOD = 60;
    private static final Pattern ID = Pattern.compile("[a-z][a-zA-Z0-9_]*");

    /** What is asked for. */
    sealed interface Query {
        String id();

        /** Null where the metric is to name itself. */
        @Nullable
        String label();

        /** Whether it is for the one who asks, and not only for other queries. */
        boolean returned();
    }

    /**
     * A metric.
     *
     * @param unit null for any
     * @param period seconds
     */
    record OfMetric(
            String id,
            @Nullable String label,
            boolean returned,
            MetricId metric,
            @Nullable String unit,
            int period,
            Statistic statistic)
            implements Query {}

    /** A formula. */
    record OfFormula(String id, @Nullable String label, boolean returned, String text, Formula formula, int period)
            implements Query {}

    private final List<Query> all;

    private Queries(List<Query> all) {
        this.all = all;
    }

    /** @throws wildrydes.cloud.wire.ServiceError where something is wrong with them; all of it is said */
    static Queries of(List<MetricDataQuery> asked) {
        if (asked.size() > MOST) {
            throw CloudWatchErrors.tooMany("MetricDataQueries", MOST);
        }
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> ids = new HashMap<>();
        List<Query> read = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            String place = "MetricDataQueries.member." + (i + 1);
            MetricDataQuery query = asked.get(i);
            String id = Objects.requireNonNullElse(query.id(), "");
            if (!ID.matcher(id).matches()) {
                wrong.add("The value for parameter " + place + ".Id is not valid: it must begin with a lowercase letter"
                        + " and have only letters, digits and underscores.");
            } else if (ids.put(id, i) != null) {
                wrong.add("The values for parameter id in MetricDataQueries are not unique.");
            }
            checkForm(query, place, wrong);
            if (wrong.isEmpty()) {
                read.add(
                        query.metricStat() == null
                                ? ofFormula(query)
                                : ofMetric(query, query.metricStat(), place, wrong));
            } else if (query.metricStat() != null) {
                checkStat(query.metricStat(), place + ".MetricStat", wrong);
            }
        }
        if (!wrong.isEmpty()) {
            throw CloudWatchErrors.queries(wrong.stream().distinct().toList());
        }
        return new Queries(read);
    }

    private static void checkForm(MetricDataQuery query, String place, List<String> wrong) {
        if (query.metricStat() == null && query.expression() == null) {
            wrong.add("The parameter " + place + ".MetricStat is required.");
        } else if (query.metricStat() != null && query.expression() != null) {
            wrong.add("The parameters " + place + ".Expression and " + place
                    + ".MetricStat are mutually exclusive and you have specified both.");
        }
    }

    private static @Nullable Statistic checkStat(MetricStat stat, String place, List<String> wrong) {
        BiConsumer<@Nullable Object, String> require = (value, name) -> {
            if (value == null) {
                wrong.add("The parameter " + place + "." + name + " is required.");
            }
        };
        require.accept(stat.metric(), "Metric");
        if (stat.metric() != null) {
            require.accept(stat.metric().namespace(), "Metric.Namespace");
            require.accept(stat.metric().metricName(), "Metric.MetricName");
        }
        require.accept(stat.period(), "Period");
        require.accept(stat.stat(), "Stat");
        if (stat.period() != null && !Span.allowed(stat.period())) {
            wrong.add("The value " + stat.period() + " for parameter " + place
                    + ".Period is invalid. It must be 1, 5, 10, 20, 30 or a multiple of 60.");
        }
        Statistic statistic = stat.stat() == null ? null : Statistic.named(stat.stat());
        if (stat.stat() != null && statistic == null) {
            wrong.add("The value for parameter " + place + ".Stat is not a valid statistic.");
        }
        return statistic;
    }

    private static Query ofMetric(MetricDataQuery query, MetricStat stat, String place, List<String> wrong) {
        Statistic statistic = checkStat(stat, place + ".MetricStat", wrong);
        return new OfMetric(
                query.id(),
                query.label(),
                !Boolean.FALSE.equals(query.returnData()),
                wrong.isEmpty()
                        ? Dimensions.id(
                                stat.metric().namespace(),
                                stat.metric().metricName(),
                                stat.metric().dimensions())
                        : MetricId.of("", "", Map.of()),
                stat.unitAsString(),
                Objects.requireNonNullElse(stat.period(), DEFAULT_PERIOD),
                statistic == null ? new Statistic("", summary -> Double.NaN) : statistic);
    }

    private static Query ofFormula(MetricDataQuery query) {
        try {
            return new OfFormula(
                    query.id(),
                    query.label(),
                    !Boolean.FALSE.equals(query.returnData()),
                    query.expression(),
                    Formula.of(query.expression()),
                    Objects.requireNonNullElse(query.period(), 0));
        } catch (MathException e) {
            throw CloudWatchErrors.expression(query.id(), String.valueOf(e.getMessage()));
        }
    }

    List<Query> returned() {
        return all.stream().filter(Query::returned).toList();
    }

    /** The query of that id; null where there is none. */
    @Nullable
    Query named(String id) {
        return all.stream().filter(query -> query.id().equals(id)).findFirst().orElse(null);
    }

    List<OfMetric> metrics() {
        return all.stream()
                .filter(OfMetric.class::isInstance)
                .map(OfMetric.class::cast)
                .toList();
    }

    /** How a metric names itself: by what tells it from the others. */
    String label(OfMetric query) {
        String label = query.label();
        if (label != null) {
            return label;
        }
        boolean statistics =
                metrics().stream().map(one -> one.statistic().name()).distinct().count() > 1;
        boolean periods = metrics().stream().map(OfMetric::period).distinct().count() > 1;
        return query.metric().name()
                + (statistics ? " " + query.statistic().name() : "")
                + (periods ? " " + query.period() : "");
    }

    /** The longest period of the metrics that a formula stands on. */
    int period(OfFormula query) {
        if (query.period() > 0) {
            return query.period();
        }
        return metrics().stream().mapToInt(OfMetric::period).max().orElse(DEFAULT_PERIOD);
    }
}
