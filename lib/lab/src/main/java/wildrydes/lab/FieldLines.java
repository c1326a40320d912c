package wildrydes.lab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.chart.Series;
import wildrydes.lab.chart.Sketch;
import wildrydes.lab.live.Scene;
import wildrydes.lab.record.JsonText;
import wildrydes.lab.render.ChartView;
import wildrydes.lab.render.Times;

/** A field of a stream's records over the time of their arrival, a line for each name. */
final class FieldLines implements Scene {

    private static final String NAME = "Name";
    /** Colours and the legend tell no more apart. */
    private static final int MOST_LINES = 7;
    /** Of one line; the oldest go first. Ten minutes of a unicorn. */
    private static final int MOST_POINTS = 600;

    private final StreamConsumer reader;
    private final String field;
    private final Map<String, Series> lines = new LinkedHashMap<>();
    private final Set<String> otherFields = new LinkedHashSet<>();
    private int without;

    FieldLines(StreamConsumer reader, String field) {
        this.reader = reader;
        this.field = field;
    }

    @Override
    public void look(Instant now) {
        for (StreamRecord record : reader.look(now)) {
            List<Map<String, Object>> objects = JsonText.of(record.text()).objects();
            objects.forEach(object -> add(record, object));
            if (objects.isEmpty()) {
                without++;
            }
        }
    }

    private void add(StreamRecord record, Map<String, Object> object) {
        if (!(object.get(field) instanceof Number number)) {
            without++;
            otherFields.addAll(object.keySet());
            return;
        }
        String name = String.valueOf(object.getOrDefault(NAME, record.partitionKey()));
        Series line = lines.computeIfAbsent(name, one -> new Series(one, new ArrayList<>(), new ArrayList<>()));
        line.x().add(Date.from(record.arrived()));
        line.y().add(number.doubleValue());
        if (line.x().size() > MOST_POINTS) {
            line.x().remove(0);
            line.y().remove(0);
        }
    }

    @Override
    public MimeBundle picture(Instant now) {
        if (lines.isEmpty()) {
            return MimeBundle.text(nothing());
        }
        Sketch sketch = Sketch.lines(lines.values().stream().limit(MOST_LINES).toList(), "arrived", field);
        Chart chart = new Chart(sketch.png(), sketch.alt(), Sketch.WIDTH);
        return ChartView.of(chart, remarks());
    }

    private String nothing() {
        String since = reader.stream() + ", read from " + reader.position() + " since " + Times.utc(reader.since());
        return without == 0
                ? "Waiting: nothing has arrived in " + since + "."
                : "None of the " + Rides.count(without) + " records of " + since + " has a number in field \"" + field
                        + "\"; "
                        + (otherFields.isEmpty()
                                ? "they are not JSON."
                                : "they have " + String.join(", ", otherFields) + ".");
    }

    private String remarks() {
        int more = lines.size() - MOST_LINES;
        return (more <= 0 ? "" : "Drawn are " + MOST_LINES + " of " + Rides.count(lines.size()) + " names. ")
                + (without == 0 ? "" : Rides.count(without) + " records have no such number.");
    }
}
