package wildrydes.lab;

import java.time.Duration;
import wildrydes.lab.cloud.Control;

/** A field of a stream's records over time. Made by {@link StreamConsumer#points}. */
public final class Points {

    private final Control control;
    private final StreamConsumer reader;
    private final String field;

    Points(Control control, StreamConsumer reader, String field) {
        this.control = control;
        this.reader = reader;
        this.field = field;
    }

    /**
     * Draws a line for each unicorn while this much time passes.
     *
     * @param duration above 0
     */
    public LiveView live(Duration duration) {
        return LiveView.of(control, duration, new FieldLines(reader, field));
    }

    @Override
    public String toString() {
        return field + " of " + reader.stream() + ", read from " + reader.position() + "; live(..) draws it";
    }
}
