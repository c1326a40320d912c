package wildrydes.lab;

import wildrydes.kernel.api.Display;
import wildrydes.lab.render.BarView;
import wildrydes.lab.render.LineView;

/** A line below the cell that changes while something takes its time. */
final class Progress {

    private final String id;

    private Progress(String id) {
        this.id = id;
    }

    /** Shows a line that stays as it is. */
    static void line(String text) {
        Display.show(LineView.of(text));
    }

    static Progress start(String text) {
        return new Progress(Display.show(LineView.of(text)));
    }

    void say(String text) {
        Display.update(id, LineView.of(text));
    }

    /** @param part from 0 to 1 */
    void bar(double part, String text) {
        Display.update(id, BarView.of(part, text));
    }
}
