package wildrydes.lab.map;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** All unicorns that were seen, in the order in which they were first seen. Not safe for concurrent use. */
public final class Tracks {

    /** Who is silent for longer than this has left the map, as on the workshop's dashboard. */
    public static final Duration SILENCE = Duration.ofSeconds(30);

    /** More names than this are a mistake of their producer, and are only counted. */
    private static final int MOST = 10_000;

    private final Map<String, Track> all = new LinkedHashMap<>();
    private int tooMany;
    private int withoutPlace;

    /** Adds what was seen; nothing is a record that names no place. */
    public void add(Optional<Sighting> sighting) {
        sighting.ifPresentOrElse(this::add, () -> withoutPlace++);
    }

    private void add(Sighting sighting) {
        Track track = all.get(sighting.name());
        if (track != null) {
            track.add(sighting);
        } else if (all.size() < MOST) {
            all.put(sighting.name(), new Track(sighting));
        } else {
            tooMany++;
        }
    }

    /** Records that named no place. */
    public int withoutPlace() {
        return withoutPlace;
    }

    /** Records of unicorns beyond the most that are kept. */
    public int tooMany() {
        return tooMany;
    }

    /** How many were seen, the silent ones among them. */
    public int size() {
        return all.size();
    }

    /** How many are on the map. */
    public int inTheAir(Optional<Instant> now) {
        return flying(now).size();
    }

    /** Those on the map at this time; all of them where there is none, as on the map of a table. */
    List<Track> flying(Optional<Instant> now) {
        return all.values().stream()
                .filter(track -> now.isEmpty() || !track.silentAt(now.get()))
                .toList();
    }

    private List<Track> silent(Optional<Instant> now) {
        return all.values().stream()
                .filter(track -> now.isPresent() && track.silentAt(now.get()))
                .sorted(Comparator.comparing(
                        (Track track) -> track.last().time().orElse(Instant.MIN), Comparator.reverseOrder()))
                .toList();
    }

    /**
     * When and where each was last seen: those on the map, then the silent ones, latest first. What is known of none of them has no
     * column, as where a table of places is mapped.
     */
    public Table lastSeen(Optional<Instant> now) {
        StringColumn name = StringColumn.create("name");
        StringColumn state = StringColumn.create("state");
        InstantColumn time = InstantColumn.create("last seen");
        DoubleColumn latitude = DoubleColumn.create("latitude");
        DoubleColumn longitude = DoubleColumn.create("longitude");
        DoubleColumn mph = DoubleColumn.create("mph");
        DoubleColumn health = DoubleColumn.create("health");
        DoubleColumn magic = DoubleColumn.create("magic");
        Table table = Table.create("unicorns", name, state, time, latitude, longitude, mph, health, magic);
        List<Track> flying = flying(now);
        List<Track> silent = silent(now);
        for (int i = 0; i < flying.size() + silent.size(); i++) {
            boolean inTheAir = i < flying.size();
            Sighting last = (inTheAir ? flying.get(i) : silent.get(i - flying.size())).last();
            name.append(last.name());
            state.append(inTheAir ? "on the map" : "silent");
            last.time().ifPresentOrElse(time::append, time::appendMissing);
            latitude.append(last.latitude());
            longitude.append(last.longitude());
            append(mph, last.mph(), 10);
            append(health, last.health(), 1);
            append(magic, last.magic(), 1);
        }
        for (Column<?> told : List.of(time, mph, health, magic)) {
            if (told.countMissing() == told.size()) {
                table.removeColumns(told);
            }
        }
        return table;
    }

    /** @param parts of one that are shown */
    private static void append(DoubleColumn column, OptionalDouble value, double parts) {
        if (value.isPresent()) {
            column.append(Math.rint(value.getAsDouble() * parts) / parts);
        } else {
            column.appendMissing();
        }
    }
}
