package wildrydes.lab.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import wildrydes.lab.render.Sizes;
import wildrydes.lab.render.Times;

/**
 * How it stands with a delivery stream.
 *
 * @param records that wait in its buffer
 * @param bytes of these
 * @param opened when the buffer got its first record; empty where nothing waits
 * @param closes when it is written at the latest; empty where nothing waits
 * @param limit the bytes with which it is written at once
 * @param trouble why what was closed is not written, in AWS's words; empty where all is well
 */
public record DeliveryReading(
        int records, long bytes, Optional<Instant> opened, Optional<Instant> closes, long limit, String trouble) {

    static DeliveryReading of(JsonNode json) {
        JsonNode buffer = json.path("buffer");
        return new DeliveryReading(
                buffer.path("records").asInt(),
                buffer.path("bytes").asLong(),
                instant(buffer.path("opened")),
                instant(buffer.path("closes")),
                buffer.path("limit").asLong(),
                json.path("error").asText(""));
    }

    private static Optional<Instant> instant(JsonNode json) {
        return json.isTextual() ? Optional.of(Instant.parse(json.asText())) : Optional.empty();
    }

    /** How much of its time the buffer has had, or how full it is, whichever is more: from 0 to 1. */
    public double part(Instant now) {
        double full = limit == 0 ? 0 : (double) bytes / limit;
        double passed = 0;
        if (opened.isPresent() && closes.isPresent()) {
            long all = Duration.between(opened.get(), closes.get()).toMillis();
            passed = all == 0 ? 0 : (double) Duration.between(opened.get(), now).toMillis() / all;
        }
        return Math.max(0, Math.min(1, Math.max(full, passed)));
    }

    /** Such as "43 records, 8 KB; written in 21 seconds". */
    public String words(Instant now) {
        String failing = trouble.isEmpty() ? "" : "; it could not be written: " + trouble;
        if (records == 0) {
            return "nothing" + failing;
        }
        return Sizes.count(records, "record") + ", " + Sizes.bytes(bytes)
                + closes.map(end -> "; written " + in(Duration.between(now, end)))
                        .orElse("")
                + failing;
    }

    private static String in(Duration left) {
        Duration seconds = Duration.ofSeconds((left.toMillis() + 999) / 1000);
        return seconds.isZero() || seconds.isNegative() ? "now" : "in " + Times.words(seconds);
    }
}
