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
    private DeliveryReading reading;
    private final long before;

    DeliveryTail(String name, DeliveryWindow window) {
        this.name = name;
        this.window = window;
        this.reading = window.reading();
        this.before = reading.objects();
    }

    @Override
    public void look(Instant now) {
        DeliveryReading earlier = reading;
        reading = window.reading();
        if (objects.isEmpty() || reading.objects() != earlier.objects()) {
            objects = window.objects();
        }
    }

    @Override
    public MimeBundle picture(Instant now) {
        long fresh = reading.objects() - before;
        String summary = "Delivery stream " + name + ": " + Sizes.count(reading.objects(), "object") + ", "
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
