package wildrydes.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.map.MapPicture;
import wildrydes.lab.map.MapView;
import wildrydes.lab.map.Sighting;
import wildrydes.lab.map.Tracks;

/**
 * A map of unicorns, drawn without any network. It fits itself to them; far from New York there is only the grid.
 *
 * <pre>{@code
 * lab.map().of(stream).live(ofMinutes(1))
 * lab.map().of(stream.records().table())
 * }</pre>
 */
public final class RideMap {

    private final Lab lab;
    private @Nullable DataStream stream;
    private @Nullable Table rides;

    RideMap(Lab lab) {
        this.lab = lab;
    }

    /** Maps what unicorns report to a stream: all that it keeps or, in {@link #live}, what comes. */
    public RideMap of(DataStream stream) {
        this.stream = stream;
        rides = null;
        return this;
    }

    /**
     * Maps the rows of a table, in their order.
     *
     * @param rides has columns Latitude and Longitude, in degrees, in any mixture of upper and lower case; Name, Distance,
     *     HealthPoints, MagicPoints and StatusTime where it has them
     * @throws LabException if it has no latitudes and longitudes
     */
    public RideMap of(Table rides) {
        for (String needed : new String[] {"Latitude", "Longitude"}) {
            if (!rides.containsColumn(needed)) {
                throw new LabException("Table \"" + rides.name() + "\" has no column \"" + needed + "\"; it has "
                        + String.join(", ", rides.columnNames()) + ".");
            }
        }
        this.rides = rides;
        stream = null;
        return this;
    }

    /**
     * Follows the unicorns while this much time passes. Who has been silent for more than 30 seconds of cloud time leaves the
     * map, and stays in the table below it.
     *
     * @param duration above 0
     * @throws LabException if no stream was chosen
     */
    public LiveView live(Duration duration) {
        DataStream followed = stream;
        if (followed == null) {
            throw new LabException("Only a stream goes on while time passes; choose one with of(stream) before live("
                    + duration + ").");
        }
        return LiveView.of(lab.control(), duration, new MapScene(followed));
    }

    /** What it shows of itself at the end of a cell. */
    public MimeBundle picture() {
        Optional<Tracks> tracks = tracks();
        return tracks.isEmpty()
                ? MimeBundle.text(toString())
                : MapPicture.of(new MapView(), tracks.get(), caption(), Optional.empty());
    }

    /** The drawing and the places by themselves, for {@code render(map, "application/geo+json")}. */
    public MimeBundle onRequest() {
        Optional<Tracks> tracks = tracks();
        return tracks.isEmpty()
                ? MimeBundle.text(toString())
                : MapPicture.onRequest(new MapView(), tracks.get(), caption(), Optional.empty());
    }

    private Optional<Tracks> tracks() {
        Tracks tracks = new Tracks();
        if (rides != null) {
            add(tracks, rides);
        } else if (stream != null) {
            stream.records().forEach(record -> MapScene.add(tracks, record));
        } else {
            return Optional.empty();
        }
        return Optional.of(tracks);
    }

    private static void add(Tracks tracks, Table rides) {
        for (int row = 0; row < rides.rowCount(); row++) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (Column<?> column : rides.columns()) {
                if (!column.isMissing(row)) {
                    fields.put(column.name(), column.get(row));
                }
            }
            Optional<Instant> arrived =
                    fields.get("arrived") instanceof Instant time ? Optional.of(time) : Optional.empty();
            tracks.add(Sighting.of(fields, "unicorn", arrived));
        }
    }

    private String caption() {
        return rides != null
                ? "Table " + rides.name()
                : Optional.ofNullable(stream).map(DataStream::toString).orElse("");
    }

    @Override
    public String toString() {
        return rides == null && stream == null
                ? "A map of nothing; choose of(stream) or of(table)."
                : "Map of " + caption();
    }
}
