package wildrydes.cloud.cloudwatch;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import wildrydes.cloud.cloudwatch.math.MathException;
import wildrydes.cloud.cloudwatch.math.Scope;
import wildrydes.cloud.cloudwatch.math.Value;
import wildrydes.cloud.metrics.MetricStore;
import wildrydes.cloud.metrics.Summary;

/** Computes the queries of one request, each at most once. Used by one thread. */
final class Evaluation {

    private final MetricStore metrics;
    private final Queries queries;
    private final Instant start;
    private final Instant end;
    private final Instant now;
    private final Map<String, Value> known = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();

    Evaluation(MetricStore metrics, Queries queries, Instant start, Instant end, Instant now) {
        this.metrics = metrics;
        this.queries = queries;
        this.start = start;
        this.end = end;
        this.now = now;
    }

    /** The time series that a query gives. */
    List<Value.Line> result(Queries.Query query) {
        try {
            Value value = value(query);
            if (value instanceof Value.Scalar) {
                throw new MathException("It is a number; the result must be a time series.");
            }
            List<Value.Line> lines = Value.lines(value);
            String label = query.label();
            if (query instanceof Queries.OfFormula && lines.size() == 1) {
                Value.Line only = lines.get(0);
                return List.of(new Value.Line(label == null ? query.id() : label, only.points(), only.period()));
            }
            return label == null
                    ? lines
                    : lines.stream()
                            .map(line -> new Value.Line(label, line.points(), line.period()))
                            .toList();
        } catch (MathException e) {
            throw CloudWatchErrors.expression(query.id(), String.valueOf(e.getMessage()));
        }
    }

    private Value value(Queries.Query query) {
        Value found = known.get(query.id());
        if (found == null) {
            if (!underWay.add(query.id())) {
                throw new MathException("It stands on itself.");
            }
            found = query instanceof Queries.OfMetric metric ? line(metric) : of((Queries.OfFormula) query);
            underWay.remove(query.id());
            known.put(query.id(), found);
        }
        return found;
    }

    private Value.Line line(Queries.OfMetric query) {
        Span span = Span.of(start, end, query.period(), now);
        List<String> units = query.unit() == null ? metrics.units(query.metric()) : List.of(query.unit());
        NavigableMap<Long, Double> points = new TreeMap<>();
        for (String unit : units) {
            NavigableMap<Long, Summary> read =
                    metrics.read(query.metric(), unit, span.from(), span.until(), span.period());
            read.forEach((begin, summary) -> {
                double value = query.statistic().of(summary);
                if (!Double.isNaN(value)) {
                    points.put(begin, value);
                }
            });
        }
        return new Value.Line(queries.label(query), points, query.period());
    }

    private Value of(Queries.OfFormula query) {
        Span span = Span.of(start, end, queries.period(query), now);
        return query.formula().in(new Scope() {
            @Override
            public Value of(String id) {
                Queries.Query other = queries.named(id);
                if (other == null) {
                    throw new MathException("There is no query with the id " + id + ".");
                }
                return value(other);
            }

            @Override
            public List<Value.Line> metrics(String part) {
                return queries.metrics().stream()
                        .filter(metric -> metric.id().contains(part))
                        .map(metric -> (Value.Line) value(metric))
                        .toList();
            }

            @Override
            public long from() {
                return span.from();
            }

            @Override
            public long until() {
                return span.until();
            }

            @Override
            public int period() {
                return span.period();
            }
        });
    }
}
