package wildrydes.lab;

import java.time.Instant;
import java.util.List;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.cloud.DeliveredObject;
import wildrydes.lab.cloud.DeliveryReading;
import wildrydes.lab.cloud.DeliveryWindow;
import wildrydes.lab.live.Scene;
import wildrydes.lab.render.BarView;
import wildrydes.lab.render.Html;
import wildrydes.lab.render.Sizes;
import wildrydes.lab.render.TableView;

/** The buffer of a delivery stream as it fills up and is written, and the newest objects. */
final class DeliveryTail implements Scene {

    private static final int MOST_ROWS = 10;

    private final String name;
    private final DeliveryWindow window;
    private List<DeliveredObject> objects = List.of();
    private int before = -1;
    private DeliveryReading reading;

    DeliveryTail(String name, DeliveryWindow window) {
        this.name = name;
        this.window = window;
        this.reading = window.reading();
    }

    @Override
    public void look(Instant now) {
        reading = window.reading();
        objects = window.objects();
        if (before < 0) {
            before = objects.size();
        }
    }

    @Override
    public MimeBundle picture(Instant now) {
        int fresh = objects.size() - before;
        String summary = "Delivery stream " + name + ": " + Sizes.count(objects.size(), "object") + ", "
                + (fresh == 0 ? "none" : Sizes.number(fresh)) + " new since one watched.";
        MimeBundle bar = BarView.of(reading.part(now), "in the buffer: " + reading.words(now));
        String plain = summary + "\n" + bar.data().get("text/plain");
        String html = new Html()
                .element("div", "", summary)
                .raw(String.valueOf(bar.data().get("text/html")))
                .toString();
        if (objects.isEmpty()) {
            return MimeBundle.text(plain).withHtml(html);
        }
        Table newest = newest();
        return MimeBundle.text(plain + "\n" + TableView.plain(newest)).withHtml(html + TableView.html(newest));
    }

    private Table newest() {
        InstantColumn written = InstantColumn.create("written");
        StringColumn key = StringColumn.create("key");
        IntColumn records = IntColumn.create("records");
        StringColumn size = StringColumn.create("size");
        for (DeliveredObject object : objects.subList(Math.max(0, objects.size() - MOST_ROWS), objects.size())) {
            written.append(object.written());
            key.append(object.key());
            records.append(object.records());
            size.append(Sizes.bytes(object.bytes()));
        }
        return Table.create("newest", written, key, records, size);
    }
}
