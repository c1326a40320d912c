package wildrydes.lab.map;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Where one unicorn has been since it was last silent. Not safe for concurrent use. */
final class Track {

    /** Places kept; beyond them every other one is forgotten. */
    private static final int MOST = 600;
    /** Less than a metre is no direction. */
    private static final double LEAST_METRES = 1;

    private final String name;
    private double[] latitudes = new double[8];
    private double[] longitudes = new double[8];
    private int size;
    private Sighting last;

    Track(Sighting first) {
        this.name = first.name();
        this.last = first;
        add(first);
    }

    /** Adds a place; after a silence the track begins anew there. */
    void add(Sighting sighting) {
        if (silentAt(sighting.time(), Tracks.SILENCE)) {
            size = 0;
        }
        last = sighting;
        if (size > 0 && latitudes[size - 1] == sighting.latitude() && longitudes[size - 1] == sighting.longitude()) {
            return;
        }
        if (size == MOST) {
            thin();
        }
        if (size == latitudes.length) {
            latitudes = Arrays.copyOf(latitudes, 2 * size);
            longitudes = Arrays.copyOf(longitudes, 2 * size);
        }
        latitudes[size] = sighting.latitude();
        longitudes[size] = sighting.longitude();
        size++;
    }

    private void thin() {
        int kept = 0;
        for (int i = 0; i < size; i += 2) {
            latitudes[kept] = latitudes[i];
            longitudes[kept] = longitudes[i];
            kept++;
        }
        size = kept;
    }

    /** Whether it has not been heard of for longer than this. */
    private boolean silentAt(Optional<Instant> time, Duration silence) {
        return time.isPresent()
                && last.time().isPresent()
                && Duration.between(last.time().get(), time.get()).compareTo(silence) > 0;
    }

    boolean silentAt(Instant now) {
        return silentAt(Optional.of(now), Tracks.SILENCE);
    }

    String name() {
        return name;
    }

    Sighting last() {
        return last;
    }

    /** How many places there are, the last one among them. */
    int size() {
        return size;
    }

    double latitude(int index) {
        return latitudes[index];
    }

    double longitude(int index) {
        return longitudes[index];
    }

    /** The direction of flight, in degrees from north over east; nothing where it has not moved. */
    Optional<Double> heading() {
        for (int i = size - 2; i >= 0; i--) {
            double north = (latitudes[size - 1] - latitudes[i]) * Area.NORTH;
            double east = (longitudes[size - 1] - longitudes[i]) * Area.east(latitudes[i]);
            if (Math.hypot(north, east) >= LEAST_METRES) {
                return Optional.of(Math.toDegrees(Math.atan2(east, north)));
            }
        }
        return Optional.empty();
    }
}
