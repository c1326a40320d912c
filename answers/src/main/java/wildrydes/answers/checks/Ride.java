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
        boolean typed = fields.keySet().equals(FIELDS)
                && fields.get("Name") instanceof String
                && fields.get("StatusTime") instanceof String
                && fields.get("HealthPoints") instanceof Long
                && fields.get("MagicPoints") instanceof Long
                && List.of("Distance", "Latitude", "Longitude").stream()
                        .allMatch(field -> fields.get(field) instanceof Number);
        return typed
                ? Optional.of(new Ride(
                        (String) fields.get("Name"),
                        (String) fields.get("StatusTime"),
                        number(fields, "Latitude"),
                        number(fields, "Longitude"),
                        number(fields, "Distance"),
                        (long) number(fields, "HealthPoints"),
                        (long) number(fields, "MagicPoints")))
                : Optional.empty();
    }

    private static double number(Map<String, Object> fields, String field) {
        return ((Number) fields.get(field)).doubleValue();
    }
}
