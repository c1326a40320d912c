package wildrydes.lab.map;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Unicorns as GeoJSON: a line for each track, and a point for where it ends.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7946">RFC 7946</a>
 */
public final class GeoJson {

    public static final String MIME = "application/geo+json";

    private GeoJson() {}

    /** A FeatureCollection, as maps and lists. */
    public static Map<String, Object> of(Tracks tracks, Optional<Instant> now) {
        List<Map<String, Object>> features = new ArrayList<>();
        for (Track track : tracks.flying(now)) {
            List<List<Double>> positions = new ArrayList<>();
            for (int i = 0; i < track.size(); i++) {
                positions.add(List.of(track.longitude(i), track.latitude(i)));
            }
            if (positions.size() > 1) {
                features.add(feature("LineString", positions, Map.of("name", track.name())));
            }
            Sighting last = track.last();
            features.add(feature("Point", List.of(last.longitude(), last.latitude()), properties(last)));
        }
        return Map.of("type", "FeatureCollection", "features", features);
    }

    private static Map<String, Object> feature(String type, Object coordinates, Map<String, Object> properties) {
        return Map.of(
                "type",
                "Feature",
                "geometry",
                Map.of("type", type, "coordinates", coordinates),
                "properties",
                properties);
    }

    private static Map<String, Object> properties(Sighting last) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("name", last.name());
        last.time().ifPresent(time -> properties.put("seen", time.toString()));
        last.mph().ifPresent(mph -> properties.put("mph", Math.rint(mph * 10) / 10));
        last.health().ifPresent(health -> properties.put("health", health));
        last.magic().ifPresent(magic -> properties.put("magic", magic));
        return properties;
    }
}
