package wildrydes.cloud.metrics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The samples of a stretch of time, as CloudWatch keeps them: how many, their sum, the smallest and the largest, and, as long
 * as they were not reported as sets of statistics, how they are spread. Not safe for concurrent use.
 */
public final class Summary {

    private double samples;
    private double sum;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private @Nullable Distribution spread = new Distribution();

    /** Samples of one value. */
    public static Summary of(double value, double count) {
        Summary made = new Summary();
        made.add(value, count);
        return made;
    }

    /** A set of statistics; where all its samples must be equal, it is as good as the samples. */
    public static Summary ofSet(double samples, double sum, double least, double most) {
        if (least == most) {
            return of(least, samples);
        }
        Summary made = new Summary();
        made.samples = samples;
        made.sum = sum;
        made.least = least;
        made.most = most;
        made.spread = null;
        return made;
    }

    void add(double value, double count) {
        samples += count;
        sum += value * count;
        least = Math.min(least, value);
        most = Math.max(most, value);
        if (spread != null) {
            spread.add(value, count);
        }
    }

    /** Adds the samples of another. */
    public void add(Summary other) {
        samples += other.samples;
        sum += other.sum;
        least = Math.min(least, other.least);
        most = Math.max(most, other.most);
        if (spread != null && other.spread != null) {
            spread.add(other.spread);
        } else {
            spread = null;
        }
    }

    public double samples() {
        return samples;
    }

    public double sum() {
        return sum;
    }

    public double least() {
        return least;
    }

    public double most() {
        return most;
    }

    /** The arithmetic mean. */
    public double average() {
        return sum / samples;
    }

    /** Whether it is known how the samples are spread, so that there are percentiles. */
    public boolean spreadKnown() {
        return spread != null;
    }

    /**
     * The value below or at which so many of the samples are.
     *
     * @param percent 0 to 100
     * @return not a number where the spread is not known
     */
    public double percentile(double percent) {
        if (spread == null) {
            return Double.NaN;
        }
        double rank = percent / 100 * samples;
        double[] passed = {0, Double.NaN};
        spread.forEach((value, count) -> {
            passed[0] += count;
            if (Double.isNaN(passed[1]) && passed[0] >= rank) {
                passed[1] = value;
            }
        });
        double found = Double.isNaN(passed[1]) ? most : passed[1];
        return Math.max(least, Math.min(most, found));
    }

    /**
     * The samples between two values, the lower exclusive and the upper inclusive.
     *
     * @return how many, and their sum; not a number where the spread is not known
     */
    public Part between(double lower, double upper) {
        if (spread == null) {
            return new Part(Double.NaN, Double.NaN);
        }
        double[] part = new double[2];
        spread.forEach((value, count) -> {
            if (value > lower && value <= upper) {
                part[0] += count;
                part[1] += value * count;
            }
        });
        return new Part(part[0], part[1]);
    }

    /**
     * The samples between two ranks; of a value that lies on a border so many as lie within.
     *
     * @param lower percent of the samples below, 0 to 100
     * @param upper percent of the samples up to which
     */
    public Part betweenPercents(double lower, double upper) {
        if (spread == null) {
            return new Part(Double.NaN, Double.NaN);
        }
        double from = lower / 100 * samples;
        double until = upper / 100 * samples;
        double[] part = new double[3];
        spread.forEach((value, count) -> {
            double within = Math.min(until, part[2] + count) - Math.max(from, part[2]);
            if (within > 0) {
                part[0] += within;
                part[1] += value * within;
            }
            part[2] += count;
        });
        return new Part(part[0], part[1]);
    }

    /** Some of the samples. */
    public record Part(double samples, double sum) {}

    Summary copy() {
        Summary copy = new Summary();
        copy.samples = samples;
        copy.sum = sum;
        copy.least = least;
        copy.most = most;
        copy.spread = spread == null ? null : spread.copy();
        return copy;
    }

    void write(DataOutput to) throws IOException {
        to.writeDouble(samples);
        to.writeDouble(sum);
        to.writeDouble(least);
        to.writeDouble(most);
        to.writeBoolean(spread != null);
        if (spread != null) {
            spread.write(to);
        }
    }

    static Summary read(DataInput from) throws IOException {
        Summary read = new Summary();
        read.samples = from.readDouble();
        read.sum = from.readDouble();
        read.least = from.readDouble();
        read.most = from.readDouble();
        read.spread = from.readBoolean() ? Distribution.read(from) : null;
        return read;
    }
}
