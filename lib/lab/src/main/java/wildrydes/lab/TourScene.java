package wildrydes.lab;

import java.time.Instant;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.live.Scene;
import wildrydes.lab.record.JsonText;
import wildrydes.lab.render.Html;

/** Unicorns on the map, and how many records, minute rows and items there are by now. */
final class TourScene implements Scene {

    private final MapScene map;
    private final StreamConsumer raw;
    private final StreamConsumer summary;
    private final DynamoTable table;
    private int records;
    private int rows;
    private int items;

    TourScene(DataStream stream, StreamConsumer summary, DynamoTable table) {
        this.map = new MapScene(stream);
        this.raw = stream.consumer().trimHorizon();
        this.summary = summary;
        this.table = table;
    }

    @Override
    public void look(Instant now) {
        map.look(now);
        records += raw.look(now).size();
        for (StreamRecord record : summary.look(now)) {
            rows += JsonText.of(record.text()).objects().size();
        }
        if (items < rows) {
            items = table.count();
        }
    }

    @Override
    public MimeBundle picture(Instant now) {
        MimeBundle picture = map.picture(now);
        String counters = Rides.count(records) + (records == 1 ? " record" : " records") + " in the stream, " + rows
                + (rows == 1 ? " minute row" : " minute rows") + " in the summary, " + items
                + (items == 1 ? " item" : " items") + " in the table";
        return MimeBundle.text(counters + "\n" + picture.data().get("text/plain"))
                .withHtml(new Html()
                        .element("div", "font-weight:bold", counters)
                        .raw(String.valueOf(picture.data().get("text/html")))
                        .toString());
    }

    @Override
    public MimeBundle onRequest() {
        return map.onRequest();
    }
}
