package wildrydes.lab.map;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Unicorns for maps. */
final class Rides {

    static final Instant START = Instant.parse("2026-03-02T09:14:36Z");
    private static final double LATITUDE = 40.749167;
    private static final double LONGITUDE = -73.985184;

    private Rides() {}

    /** A record of a unicorn, some metres from where all begin. */
    static Map<String, Object> record(String name, double north, double east) {
        return Map.of(
                "Name",
                name,
                "Latitude",
                LATITUDE + north / Area.NORTH,
                "Longitude",
                LONGITUDE + east / Area.east(LATITUDE),
                "Distance",
                30.0,
                "HealthPoints",
                151L,
                "MagicPoints",
                149L);
    }

    /** What was seen of it so many seconds after the start. */
    static Optional<Sighting> seen(String name, int second, double north, double east) {
        return Sighting.of(record(name, north, east), "key", Optional.of(START.plusSeconds(second)));
    }

    static Optional<Instant> at(int second) {
        return Optional.of(START.plusSeconds(second));
    }

    /** Some that fly straight on, each in its own direction, for so long. */
    static Tracks flying(int unicorns, int seconds) {
        Tracks tracks = new Tracks();
        for (int second = 0; second <= seconds; second++) {
            for (int i = 0; i < unicorns; i++) {
                double angle = 2 * Math.PI * i / unicorns;
                double metres = 30.0 * second;
                tracks.add(seen(name(i), second, metres * Math.cos(angle), metres * Math.sin(angle)));
            }
        }
        return tracks;
    }

    static String name(int number) {
        return number == 0 ? "Shadowfax" : number == 1 ? "Bucephalus & <co>" : "Unicorn-" + number;
    }
}
