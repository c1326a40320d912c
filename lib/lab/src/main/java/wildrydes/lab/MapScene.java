package wildrydes.lab;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.live.Scene;
import wildrydes.lab.map.MapPicture;
import wildrydes.lab.map.MapView;
import wildrydes.lab.map.Sighting;
import wildrydes.lab.map.Tracks;
import wildrydes.lab.record.JsonText;

/** The unicorns of a stream as they fly, and those that flew within the half minute before. */
final class MapScene implements Scene {

    private final DataStream stream;
    private final Tracks tracks = new Tracks();
    private final MapView view = new MapView();
    private @Nullable StreamConsumer reader;
    private Instant seen = Instant.EPOCH;
    private int records;

    MapScene(DataStream stream) {
        this.stream = stream;
    }

    @Override
    public void look(Instant now) {
        StreamConsumer reading = reader;
        if (reading == null) {
            reading = stream.consumer().at(now.minus(Tracks.SILENCE));
            reader = reading;
        }
        List<StreamRecord> news = reading.look(now);
        news.forEach(record -> add(tracks, record));
        records += news.size();
        seen = now;
    }

    /** How many records it has read by now. */
    int records() {
        return records;
    }

    /** Adds each object of a record; a record without any is one without a place. */
    static void add(Tracks tracks, StreamRecord record) {
        List<Map<String, Object>> objects = JsonText.of(record.text()).objects();
        if (objects.isEmpty()) {
            tracks.add(Optional.empty());
        }
        for (Map<String, Object> fields : objects) {
            tracks.add(Sighting.of(fields, record.partitionKey(), Optional.of(record.arrived())));
        }
    }

    @Override
    public MimeBundle picture(Instant now) {
        return MapPicture.of(view, tracks, stream.toString(), Optional.of(now));
    }

    @Override
    public MimeBundle onRequest() {
        return MapPicture.onRequest(view, tracks, stream.toString(), Optional.of(seen));
    }
}
