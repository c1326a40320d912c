package wildrydes.cloud.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.StatisticSet;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.metrics.MetricId;
import wildrydes.cloud.metrics.MetricStore;
import wildrydes.cloud.metrics.Summary;

/** Takes the metrics of customers (API_PutMetricData.html). */
public final class MetricIntake {

    private static final Duration PAST = Duration.ofDays(14);
    private static final Duration FUTURE = Duration.ofHours(2);
    private static final String RESERVED = "AWS/";
    private static final int MOST_DIMENSIONS = 30;
    private static final int MOST_VALUES = 150;
    /** 2 to the power of 360 (API_MetricDatum.html). */
    private static final double LARGEST = Math.scalb(1.0, 360);

    private final MetricStore metrics;
    private final InstantSource time;

    MetricIntake(MetricStore metrics, InstantSource time) {
        this.metrics = metrics;
        this.time = time;
    }

    /** One datum, checked. */
    private record Taken(MetricId metric, String unit, Instant at, Summary samples, boolean toTheSecond) {}

    public PutMetricDataResponse putMetricData(PutMetricDataRequest request, Caller caller) {
        if (request.namespace().startsWith(RESERVED)) {
            throw CloudWatchErrors.badValue(RESERVED, "Namespace");
        }
        Instant now = time.instant();
        List<Taken> taken = new ArrayList<>();
        for (MetricDatum datum : request.metricData()) {
            taken.add(taken(request.namespace(), datum, "MetricData.member." + (taken.size() + 1) + ".", now));
        }
        taken.forEach(one -> metrics.put(one.metric, one.unit, one.at, one.samples, one.toTheSecond));
        return PutMetricDataResponse.builder().build();
    }

    private static Taken taken(String namespace, MetricDatum datum, String place, Instant now) {
        if (datum.metricName() == null || datum.metricName().isEmpty()) {
            throw CloudWatchErrors.missing(place + "MetricName");
        }
        checkDimensions(datum.dimensions(), place + "Dimensions");
        return new Taken(
                Dimensions.id(namespace, datum.metricName(), datum.dimensions()),
                Objects.requireNonNullElse(datum.unitAsString(), "None"),
                at(datum.timestamp(), place + "Timestamp", now),
                samples(datum, place),
                toTheSecond(datum.storageResolution(), place + "StorageResolution"));
    }

    private static void checkDimensions(List<Dimension> dimensions, String place) {
        if (dimensions.size() > MOST_DIMENSIONS) {
            throw CloudWatchErrors.tooMany(place, MOST_DIMENSIONS);
        }
        for (int i = 0; i < dimensions.size(); i++) {
            Dimension dimension = dimensions.get(i);
            String member = place + ".member." + (i + 1);
            if (dimension.name() == null || dimension.name().isEmpty()) {
                throw CloudWatchErrors.missing(member + ".Name");
            }
            if (dimension.value() == null || dimension.value().isEmpty()) {
                throw CloudWatchErrors.missing(member + ".Value");
            }
        }
    }

    private static Instant at(@Nullable Instant timestamp, String parameter, Instant now) {
        if (timestamp == null) {
            return now;
        }
        if (timestamp.isBefore(now.minus(PAST))) {
            throw CloudWatchErrors.tooOld(parameter);
        }
        if (timestamp.isAfter(now.plus(FUTURE))) {
            throw CloudWatchErrors.tooFarAhead(parameter);
        }
        return timestamp;
    }

    private static boolean toTheSecond(@Nullable Integer resolution, String parameter) {
        if (resolution == null || resolution == 60) {
            return false;
        }
        if (resolution != 1) {
            throw CloudWatchErrors.badValue(resolution, parameter);
        }
        return true;
    }

    private static Summary samples(MetricDatum datum, String place) {
        Double value = datum.value();
        StatisticSet set = datum.statisticValues();
        List<Double> values = datum.values();
        if (value != null && !values.isEmpty()) {
            throw CloudWatchErrors.both(place + "Value", place + "Values");
        }
        if (value != null && set != null) {
            throw CloudWatchErrors.both(place + "Value", place + "StatisticValues");
        }
        if (value != null) {
            return Summary.of(number(value, place + "Value"), 1);
        }
        // AWS takes both where there are both.
        Summary samples = values.isEmpty() ? null : ofValues(values, datum.counts(), place);
        if (set == null) {
            if (samples == null) {
                throw CloudWatchErrors.nothing(List.of(place + "Value", place + "Values", place + "StatisticValues"));
            }
            return samples;
        }
        Summary all = ofSet(set, place + "StatisticValues.");
        if (samples != null) {
            all.add(samples);
        }
        return all;
    }

    private static Summary ofValues(List<Double> values, List<Double> counts, String place) {
        if (values.size() > MOST_VALUES) {
            throw CloudWatchErrors.tooMany(place + "Values", MOST_VALUES);
        }
        if (!counts.isEmpty() && counts.size() != values.size()) {
            throw CloudWatchErrors.sizesDiffer(place + "Values", place + "Counts");
        }
        Summary all = Summary.of(number(values.get(0), place + "Values"), count(counts, 0, place));
        for (int i = 1; i < values.size(); i++) {
            all.add(Summary.of(number(values.get(i), place + "Values"), count(counts, i, place)));
        }
        return all;
    }

    private static double count(List<Double> counts, int index, String place) {
        if (counts.isEmpty()) {
            return 1;
        }
        double count = number(counts.get(index), place + "Counts");
        if (count <= 0) {
            throw CloudWatchErrors.badValue(count, place + "Counts");
        }
        return count;
    }

    private static Summary ofSet(StatisticSet set, String place) {
        double samples = number(required(set.sampleCount(), place + "SampleCount"), place + "SampleCount");
        double sum = number(required(set.sum(), place + "Sum"), place + "Sum");
        double least = number(required(set.minimum(), place + "Minimum"), place + "Minimum");
        double most = number(required(set.maximum(), place + "Maximum"), place + "Maximum");
        if (samples <= 0) {
            throw CloudWatchErrors.badValue(samples, place + "SampleCount");
        }
        if (least > most) {
            throw CloudWatchErrors.badValue(least, place + "Minimum");
        }
        return Summary.ofSet(samples, sum, least, most);
    }

    private static double required(@Nullable Double value, String parameter) {
        if (value == null) {
            throw CloudWatchErrors.missing(parameter);
        }
        return value;
    }

    private static double number(double value, String parameter) {
        if (Double.isNaN(value) || Math.abs(value) > LARGEST) {
            throw CloudWatchErrors.badValue(value, parameter);
        }
        return value;
    }
}
