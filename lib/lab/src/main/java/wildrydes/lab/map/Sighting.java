package wildrydes.lab.map;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A unicorn at a place.
 *
 * @param time of the record's arrival or, where that is not known, the one in the record; may be missing
 * @param latitude in degrees, north of the equator
 * @param longitude in degrees, east of Greenwich
 * @param mph speed in miles an hour
 * @param health points
 * @param magic points
 */
public record Sighting(
        String name,
        Optional<Instant> time,
        double latitude,
        double longitude,
        OptionalDouble mph,
        OptionalDouble health,
        OptionalDouble magic) {

    /** A record tells the metres flown in a second; a metre a second is so many miles an hour. */
    private static final double MPH = 2.23694;

    private static final double MOST_LATITUDE = 90;
    private static final double MOST_LONGITUDE = 180;

    /**
     * What a record says. Names of fields count in any mixture of upper and lower case.
     *
     * @param key the name where the record has none
     * @return nothing if it names no place on the earth
     */
    public static Optional<Sighting> of(Map<String, Object> fields, String key, Optional<Instant> arrived) {
        Map<String, Object> any = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        any.putAll(fields);
        OptionalDouble latitude = within(any.get("Latitude"), MOST_LATITUDE);
        OptionalDouble longitude = within(any.get("Longitude"), MOST_LONGITUDE);
        if (latitude.isEmpty() || longitude.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble distance = number(any.get("Distance"));
        return Optional.of(new Sighting(
                String.valueOf(any.getOrDefault("Name", key)),
                arrived.or(() -> time(any.get("StatusTime"))),
                latitude.getAsDouble(),
                longitude.getAsDouble(),
                distance.isPresent() ? OptionalDouble.of(distance.getAsDouble() * MPH) : distance,
                number(any.get("HealthPoints")),
                number(any.get("MagicPoints"))));
    }

    private static OptionalDouble within(@Nullable Object value, double most) {
        OptionalDouble number = number(value);
        return number.isPresent() && Math.abs(number.getAsDouble()) <= most ? number : OptionalDouble.empty();
    }

    private static OptionalDouble number(@Nullable Object value) {
        return value instanceof Number number && Double.isFinite(number.doubleValue())
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    private static Optional<Instant> time(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return Optional.of(instant);
        }
        return value instanceof LocalDateTime time ? Optional.of(time.toInstant(ZoneOffset.UTC)) : Optional.empty();
    }

    /** Such as "67.1 mph"; empty where it is not known. */
    String speed() {
        return mph.isPresent() ? String.format(Locale.ROOT, "%.1f mph", mph.getAsDouble()) : "";
    }
}
