package wildrydes.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.live.Scene;
import wildrydes.lab.record.JsonText;
import wildrydes.lab.render.Html;

/** Unicorns on the map, and how many records, minute rows, items and objects there are by now. */
final class TourScene implements Scene {

    /** At the speed of a tour there are three looks to each frame that is drawn; more would only make cloud and notebook work. */
    private static final Duration EVERY = Duration.ofSeconds(5);
    /** How often objects are counted: a bucket has no better way than to list them. */
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(15);

    private final MapScene map;
    private final StreamConsumer summary;
    private final DynamoTable table;
    private final IntSupplier stored;
    private int rows;
    private int items;
    private int objects;
    private Instant counted = Instant.EPOCH;

    /** @param stored counts the objects in the bucket */
    TourScene(DataStream stream, StreamConsumer summary, DynamoTable table, IntSupplier stored) {
        this.map = new MapScene(stream);
        this.summary = summary;
        this.table = table;
        this.stored = stored;
    }

    @Override
    public void look(Instant now) {
        map.look(now);
        for (StreamRecord record : summary.look(now)) {
            rows += JsonText.of(record.text()).objects().size();
        }
        if (items < rows) {
            items = table.count();
        }
        if (Duration.between(counted, now).compareTo(NOW_AND_THEN) >= 0) {
            counted = now;
            objects = stored.getAsInt();
        }
    }

    @Override
    public MimeBundle picture(Instant now) {
        MimeBundle picture = map.picture(now);
        int records = map.records();
        String counters = Rides.count(records) + (records == 1 ? " record" : " records") + " in the stream, " + rows
                + (rows == 1 ? " minute row" : " minute rows") + " in the summary, " + items
                + (items == 1 ? " item" : " items") + " in the table, " + objects
                + (objects == 1 ? " object" : " objects") + " in the bucket";
        return MimeBundle.text(counters + "\n" + picture.data().get("text/plain"))
                .withHtml(new Html()
                        .element("div", "font-weight:bold", counters)
                        .raw(String.valueOf(picture.data().get("text/html")))
                        .toString());
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public MimeBundle onRequest() {
        return map.onRequest();
    }
}
