package wildrydes.lab.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import wildrydes.lab.render.Sizes;
import wildrydes.lab.render.Times;

/**
 * How it stands with a delivery stream.
 *
 * @param objects that it has written since it was made
 * @param buffers that fill up, most often one
 * @param closed buffers on their way into objects, such as after a failure
 * @param trouble why the last try to read or to write failed; empty where all is well
 */
public record DeliveryReading(long objects, List<Filling> buffers, List<Closed> closed, String trouble) {

    /**
     * A buffer that fills up.
     *
     * @param limit the bytes with which it is written at once
     * @param opened when it got its first record
     * @param closes when it is written at the latest
     */
    public record Filling(long records, long bytes, long limit, Instant opened, Instant closes) {

        /** How much of its time it has had, or how full it is, whichever is more: from 0 to 1. */
        double part(Instant now) {
            double full = limit == 0 ? 0 : (double) bytes / limit;
            long all = Duration.between(opened, closes).toMillis();
            double passed =
                    all == 0 ? 0 : (double) Duration.between(opened, now).toMillis() / all;
            return Math.max(0, Math.min(1, Math.max(full, passed)));
        }
    }

    /**
     * A buffer that is written.
     *
     * @param tries that were in vain
     * @param next when it is tried again; empty for now
     */
    public record Closed(long records, long bytes, int tries, Optional<Instant> next) {}

    public DeliveryReading {
        buffers = List.copyOf(buffers);
        closed = List.copyOf(closed);
    }

    static DeliveryReading of(JsonNode json) {
        List<Filling> buffers = new ArrayList<>();
        for (JsonNode buffer : json.path("buffers")) {
            buffers.add(new Filling(
                    buffer.path("records").asLong(),
                    buffer.path("bytes").asLong(),
                    buffer.path("limit").asLong(),
                    Instant.parse(buffer.path("openedAt").asText()),
                    Instant.parse(buffer.path("closesAt").asText())));
        }
        List<Closed> closed = new ArrayList<>();
        for (JsonNode buffer : json.path("waiting")) {
            JsonNode next = buffer.path("nextTry");
            closed.add(new Closed(
                    buffer.path("records").asLong(),
                    buffer.path("bytes").asLong(),
                    buffer.path("tries").asInt(),
                    next.isTextual() ? Optional.of(Instant.parse(next.asText())) : Optional.empty()));
        }
        JsonNode error = json.path("error");
        return new DeliveryReading(
                json.path("objects").asLong(),
                buffers,
                closed,
                error.isObject()
                        ? error.path("code").asText() + ": "
                                + error.path("message").asText()
                        : "");
    }

    /** How near the next object is: from 0, where a buffer has just been opened or none is, to 1. */
    public double part(Instant now) {
        return buffers.stream().mapToDouble(buffer -> buffer.part(now)).max().orElse(0);
    }

    /** Such as "43 records, 8 KB; written in 21 seconds". */
    public String words(Instant now) {
        Stream<String> filling = Stream.of(filling(now));
        Stream<String> waiting = closed.stream().map(buffer -> waiting(buffer, now));
        Stream<String> failed = trouble.isEmpty() ? Stream.of() : Stream.of("what failed last: " + trouble);
        return String.join(
                "; ", Stream.of(filling, waiting, failed).flatMap(part -> part).toList());
    }

    private String filling(Instant now) {
        long records = buffers.stream().mapToLong(Filling::records).sum();
        if (records == 0) {
            return "nothing";
        }
        Instant closes = buffers.stream()
                .map(Filling::closes)
                .min(Comparator.naturalOrder())
                .orElse(now);
        return Sizes.count(records, "record") + ", "
                + Sizes.bytes(buffers.stream().mapToLong(Filling::bytes).sum()) + "; written " + in(now, closes);
    }

    private static String waiting(Closed buffer, Instant now) {
        return Sizes.count(buffer.records(), "record")
                + (buffer.tries() == 0
                        ? " on the way"
                        : " could not be written " + Sizes.count(buffer.tries(), "time") + ", tried again "
                                + in(now, buffer.next().orElse(now)));
    }

    private static String in(Instant now, Instant moment) {
        Duration left = Duration.ofSeconds((Duration.between(now, moment).toMillis() + 999) / 1000);
        return left.isZero() || left.isNegative() ? "now" : "in " + Times.words(left);
    }
}
