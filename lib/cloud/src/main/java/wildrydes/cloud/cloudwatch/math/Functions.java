package wildrydes.cloud.cloudwatch.math;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The functions of formulas, by name. */
final class Functions {

    /** What a function does. */
    @FunctionalInterface
    interface Body {
        Value of(List<Value> arguments, Scope scope);
    }

    /** A function and how many arguments it takes. */
    record Function(int fewest, int most, Body body) {}

    private static final String REPEAT = "REPEAT";
    private static final String LINEAR = "LINEAR";
    private static final Map<String, Function> BY_NAME = new TreeMap<>();

    static {
        each("ABS", Math::abs);
        each("CEIL", Math::ceil);
        each("FLOOR", Math::floor);
        each("LOG", Math::log);
        each("LOG10", Math::log10);
        gathered(
                "SUM",
                values -> values.stream().mapToDouble(Double::doubleValue).sum());
        gathered("AVG", Functions::mean);
        gathered(
                "MIN",
                values -> values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN));
        gathered(
                "MAX",
                values -> values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN));
        gathered("STDDEV", Functions::deviation);
        gathered("DATAPOINT_COUNT", Collection::size);
        byLine(
                "FIRST",
                line -> line.points().isEmpty()
                        ? Double.NaN
                        : line.points().firstEntry().getValue());
        byLine(
                "LAST",
                line -> line.points().isEmpty()
                        ? Double.NaN
                        : line.points().lastEntry().getValue());
        byLine("PERIOD", Value.Line::period);
        lines("RUNNING_SUM", Functions::runningSum);
        lines("DIFF", line -> steps(line, (seconds, change) -> change));
        lines("DIFF_TIME", line -> steps(line, (seconds, change) -> seconds));
        lines("RATE", line -> steps(line, (seconds, change) -> change / seconds));
        calendar("MINUTE", OffsetDateTime::getMinute);
        calendar("HOUR", OffsetDateTime::getHour);
        calendar("DAY", time -> time.getDayOfWeek().getValue());
        calendar("DATE", OffsetDateTime::getDayOfMonth);
        calendar("MONTH", OffsetDateTime::getMonthValue);
        calendar("YEAR", OffsetDateTime::getYear);
        calendar("EPOCH", OffsetDateTime::toEpochSecond);
        add(
                "METRIC_COUNT",
                1,
                1,
                (arguments, scope) ->
                        new Value.Scalar(Value.lines(arguments.get(0)).size()));
        add(
                "METRICS",
                0,
                1,
                (arguments, scope) ->
                        new Value.Lines(scope.metrics(arguments.isEmpty() ? "" : text(arguments.get(0)))));
        add(
                "REMOVE_EMPTY",
                1,
                1,
                (arguments, scope) -> new Value.Lines(Value.lines(arguments.get(0)).stream()
                        .filter(line -> !line.points().isEmpty())
                        .toList()));
        add("TIME_SERIES", 1, 1, (arguments, scope) -> level(Value.number(arguments.get(0)), scope));
        add("FILL", 2, 2, Functions::fill);
        add("IF", 2, 3, Functions::choose);
    }

    private Functions() {}

    /** Null where there is no such function. */
    static @Nullable Function named(String name) {
        return BY_NAME.get(name);
    }

    static Set<String> names() {
        return BY_NAME.keySet();
    }

    private static void add(String name, int fewest, int most, Body body) {
        BY_NAME.put(name, new Function(fewest, most, body));
    }

    private static void each(String name, java.util.function.DoubleUnaryOperator operator) {
        add(name, 1, 1, (arguments, scope) -> Value.map(arguments.get(0), operator));
    }

    /** Of one time series all points give one number; of several, the points of each period give one. */
    private static void gathered(String name, ToDoubleFunction<Collection<Double>> gather) {
        add(name, 1, 1, (arguments, scope) -> {
            if (arguments.get(0) instanceof Value.Line line) {
                return new Value.Scalar(gather.applyAsDouble(line.points().values()));
            }
            List<Value.Line> lines = Value.lines(arguments.get(0));
            NavigableMap<Long, List<Double>> columns = new TreeMap<>();
            for (Value.Line line : lines) {
                line.points()
                        .forEach((time, value) -> columns.computeIfAbsent(time, any -> new ArrayList<>())
                                .add(value));
            }
            NavigableMap<Long, Double> points = new TreeMap<>();
            columns.forEach((time, values) -> points.put(time, gather.applyAsDouble(values)));
            int period = lines.stream().mapToInt(Value.Line::period).max().orElse(scope.period());
            return new Value.Line(name, points, period);
        });
    }

    private static void byLine(String name, ToDoubleFunction<Value.Line> gather) {
        add(name, 1, 1, (arguments, scope) -> {
            if (arguments.get(0) instanceof Value.Line line) {
                return new Value.Scalar(gather.applyAsDouble(line));
            }
            List<Value.Line> lines = Value.lines(arguments.get(0));
            if (lines.isEmpty()) {
                throw new MathException("The function " + name + " is given no time series.");
            }
            return lines.get(name.equals("LAST") ? lines.size() - 1 : 0);
        });
    }

    private static void lines(String name, UnaryOperator<Value.Line> change) {
        add(name, 1, 1, (arguments, scope) -> {
            List<Value.Line> changed =
                    Value.lines(arguments.get(0)).stream().map(change).toList();
            return arguments.get(0) instanceof Value.Line ? changed.get(0) : new Value.Lines(changed);
        });
    }

    private static void calendar(String name, ToDoubleFunction<OffsetDateTime> part) {
        lines(name, line -> {
            NavigableMap<Long, Double> points = new TreeMap<>();
            line.points()
                    .keySet()
                    .forEach(time -> points.put(
                            time, part.applyAsDouble(Instant.ofEpochSecond(time).atOffset(ZoneOffset.UTC))));
            return line.with(points);
        });
    }

    private static double mean(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    private static double deviation(Collection<Double> values) {
        double mean = mean(values);
        return Math.sqrt(values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .average()
                .orElse(Double.NaN));
    }

    private static Value.Line runningSum(Value.Line line) {
        NavigableMap<Long, Double> points = new TreeMap<>();
        double[] sum = {0};
        line.points().forEach((time, value) -> {
            sum[0] += value;
            points.put(time, sum[0]);
        });
        return line.with(points);
    }

    /** What lies between two points. */
    @FunctionalInterface
    private interface Step {
        double of(double seconds, double change);
    }

    private static Value.Line steps(Value.Line line, Step step) {
        NavigableMap<Long, Double> points = new TreeMap<>();
        Map.Entry<Long, Double> before = null;
        for (Map.Entry<Long, Double> point : line.points().entrySet()) {
            if (before != null) {
                points.put(
                        point.getKey(),
                        step.of((double) (point.getKey() - before.getKey()), point.getValue() - before.getValue()));
            }
            before = point;
        }
        return line.with(points);
    }

    private static Value.Line level(double number, Scope scope) {
        NavigableMap<Long, Double> points = new TreeMap<>();
        for (long time = scope.from(); time < scope.until(); time += scope.period()) {
            points.put(time, number);
        }
        return new Value.Line("TIME_SERIES", points, scope.period());
    }

    private static String text(Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        throw new MathException("A text is wanted where there is something else.");
    }

    private static Value fill(List<Value> arguments, Scope scope) {
        Value with = arguments.get(1);
        if (with instanceof Value.Text way && !Set.of(REPEAT, LINEAR).contains(way.text())) {
            throw new MathException(
                    "FILL is given " + way.text() + "; it takes a number, a time series, REPEAT or LINEAR.");
        }
        List<Value.Line> filled = Value.lines(arguments.get(0)).stream()
                .map(line -> fill(line, with, scope))
                .toList();
        return arguments.get(0) instanceof Value.Line ? filled.get(0) : new Value.Lines(filled);
    }

    private static Value.Line fill(Value.Line line, Value with, Scope scope) {
        NavigableMap<Long, Double> points = new TreeMap<>(line.points());
        for (long time = scope.from(); time < scope.until(); time += line.period()) {
            if (!points.containsKey(time)) {
                double value = filling(line, with, time);
                if (!Double.isNaN(value)) {
                    points.put(time, value);
                }
            }
        }
        return line.with(points);
    }

    private static double filling(Value.Line line, Value with, long time) {
        if (with instanceof Value.Scalar scalar) {
            return scalar.number();
        }
        if (with instanceof Value.Line other) {
            return other.points().getOrDefault(time, Double.NaN);
        }
        Map.Entry<Long, Double> before = line.points().lowerEntry(time);
        Map.Entry<Long, Double> after = line.points().higherEntry(time);
        if (text(with).equals(REPEAT)) {
            return before == null ? Double.NaN : before.getValue();
        }
        if (before == null || after == null) {
            return Double.NaN;
        }
        double part = (double) (time - before.getKey()) / (after.getKey() - before.getKey());
        return before.getValue() + part * (after.getValue() - before.getValue());
    }

    private static Value choose(List<Value> arguments, Scope scope) {
        Value condition = arguments.get(0);
        if (condition instanceof Value.Scalar scalar) {
            if (scalar.number() != 0) {
                return arguments.get(1);
            }
            return arguments.size() > 2 ? arguments.get(2) : new Value.Line("IF", new TreeMap<>(), scope.period());
        }
        List<Value.Line> chosen = Value.lines(condition).stream()
                .map(line -> choose(line, arguments))
                .toList();
        return condition instanceof Value.Line ? chosen.get(0) : new Value.Lines(chosen);
    }

    private static Value.Line choose(Value.Line condition, List<Value> arguments) {
        NavigableMap<Long, Double> times = new TreeMap<>(condition.points());
        // Where the condition has no point it does not hold.
        if (arguments.size() > 2 && arguments.get(2) instanceof Value.Line otherwise) {
            otherwise.points().keySet().forEach(time -> times.putIfAbsent(time, 0.0));
        }
        NavigableMap<Long, Double> points = new TreeMap<>();
        new TreeSet<>(times.keySet()).forEach(time -> {
            boolean holds = times.getOrDefault(time, 0.0) != 0;
            if (holds || arguments.size() > 2) {
                double value = at(arguments.get(holds ? 1 : 2), time);
                if (!Double.isNaN(value)) {
                    points.put(time, value);
                }
            }
        });
        return condition.with(points);
    }

    private static double at(Value value, long time) {
        return value instanceof Value.Line line ? line.points().getOrDefault(time, Double.NaN) : Value.number(value);
    }
}
