package wildrydes.lab;

import wildrydes.kernel.api.Display;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.render.BarView;
import wildrydes.lab.render.Html;

/** A line below the cell that changes while something takes its time. */
final class Progress {

    private final String id;

    private Progress(String id) {
        this.id = id;
    }

    /** Shows a line that stays as it is. */
    static void line(String text) {
        Display.show(MimeBundle.text(text));
    }

    /** The same for a long one, which JupyterLab would break within words where it is only text. */
    static void paragraph(String text) {
        Display.show(MimeBundle.text(text)
                .withHtml(new Html().element("div", "", text).toString()));
    }

    static Progress start(String text) {
        return new Progress(Display.show(MimeBundle.text(text)));
    }

    void say(String text) {
        Display.update(id, MimeBundle.text(text));
    }

    /** @param part from 0 to 1 */
    void bar(double part, String text) {
        Display.update(id, BarView.of(part, text));
    }
}
