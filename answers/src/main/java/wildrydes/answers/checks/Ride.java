package wildrydes.answers.checks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import wildrydes.lab.record.JsonText;

/**
 * A line of a file as a unicorn has sent it: seven fields, each of its type.
 *
 * @param distance metres of one second
 */
record Ride(
        String name, String statusTime, double latitude, double longitude, double distance, long health, long magic) {

    static final Set<String> FIELDS =
            Set.of("Distance", "HealthPoints", "Latitude", "Longitude", "MagicPoints", "Name", "StatusTime");

    /** Empty where the line is anything else, or has more on it. */
    static Optional<Ride> of(String line) {
        JsonText json = JsonText.of(line);
        if (json.objects().size() != 1 || !json.rest().isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> fields = json.objects().get(0);
        boolean numbers = List.of("Distance", "Latitude", "Longitude").stream()
                .allMatch(field -> fields.get(field) instanceof Number);
        return fields.keySet().equals(FIELDS)
                        && numbers
                        && fields.get("Name") instanceof String name
                        && fields.get("StatusTime") instanceof String statusTime
                        && fields.get("HealthPoints") instanceof Long health
                        && fields.get("MagicPoints") instanceof Long magic
                ? Optional.of(new Ride(
                        name,
                        statusTime,
                        number(fields, "Latitude"),
                        number(fields, "Longitude"),
                        number(fields, "Distance"),
                        health,
                        magic))
                : Optional.empty();
    }

    private static double number(Map<String, Object> fields, String field) {
        return fields.get(field) instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
