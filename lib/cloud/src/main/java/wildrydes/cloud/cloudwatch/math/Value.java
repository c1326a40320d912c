package wildrydes.cloud.cloudwatch.math;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** What formulas compute with. Immutable. */
public sealed interface Value {

    /** A number, in every period the same. */
    record Scalar(double number) implements Value {}

    /** A text, as some functions take it. */
    record Text(String text) implements Value {}

    /**
     * A time series.
     *
     * @param points by seconds since the epoch; a period without one is not there
     * @param period seconds
     */
    record Line(String label, NavigableMap<Long, Double> points, int period) implements Value {

        public Line {
            points = Collections.unmodifiableNavigableMap(points);
        }

        Line with(NavigableMap<Long, Double> others) {
            return new Line(label, others, period);
        }

        Line map(DoubleUnaryOperator operator) {
            NavigableMap<Long, Double> mapped = new TreeMap<>();
            points.forEach((time, value) -> put(mapped, time, operator.applyAsDouble(value)));
            return with(mapped);
        }
    }

    /** Several time series. */
    record Lines(List<Line> lines) implements Value {

        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /** What is no number, such as the result of a division by zero, is no point. */
    private static void put(NavigableMap<Long, Double> points, long time, double value) {
        if (!Double.isNaN(value) && !Double.isInfinite(value)) {
            points.put(time, value);
        }
    }

    /** Does something to each number. */
    static Value map(Value value, DoubleUnaryOperator operator) {
        if (value instanceof Scalar scalar) {
            return new Scalar(operator.applyAsDouble(scalar.number));
        }
        if (value instanceof Line line) {
            return line.map(operator);
        }
        return new Lines(lines(value).stream().map(line -> line.map(operator)).toList());
    }

    /** Puts two values together, period by period; where one of them has no point, neither has the result. */
    static Value combine(Value left, Value right, DoubleBinaryOperator operator) {
        if (right instanceof Scalar scalar) {
            return map(left, number -> operator.applyAsDouble(number, scalar.number));
        }
        if (left instanceof Scalar scalar) {
            return map(right, number -> operator.applyAsDouble(scalar.number, number));
        }
        List<Line> lefts = lines(left);
        List<Line> rights = lines(right);
        if (left instanceof Line one && right instanceof Line other) {
            return combine(one, other, operator);
        }
        if (lefts.size() != rights.size() && lefts.size() != 1 && rights.size() != 1) {
            throw new MathException("Lists of " + lefts.size() + " and " + rights.size()
                    + " time series cannot be combined: they must have the same size.");
        }
        List<Line> combined = new ArrayList<>();
        for (int i = 0; i < Math.max(lefts.size(), rights.size()); i++) {
            combined.add(combine(
                    lefts.get(Math.min(i, lefts.size() - 1)), rights.get(Math.min(i, rights.size() - 1)), operator));
        }
        return new Lines(combined);
    }

    private static Line combine(Line left, Line right, DoubleBinaryOperator operator) {
        NavigableMap<Long, Double> points = new TreeMap<>();
        left.points.forEach((time, value) -> {
            Double other = right.points.get(time);
            if (other != null) {
                put(points, time, operator.applyAsDouble(value, other));
            }
        });
        return new Line(left.label, points, Math.max(left.period, right.period));
    }

    /** The time series of a value that has any. */
    static List<Line> lines(Value value) {
        if (value instanceof Line line) {
            return List.of(line);
        }
        if (value instanceof Lines several) {
            return several.lines;
        }
        throw new MathException("A time series is wanted where there is "
                + (value instanceof Text text ? "the text \"" + text.text + "\"" : "a number") + ".");
    }

    /** The number of a value that is one. */
    static double number(Value value) {
        if (value instanceof Scalar scalar) {
            return scalar.number;
        }
        throw new MathException("A number is wanted where there is something else.");
    }
}
