package wildrydes.lab.render;

import java.util.Locale;
import wildrydes.kernel.api.MimeBundle;

/** How far something has come. */
public final class BarView {

    private static final int WIDTH = 20;
    private static final int PERCENT = 100;

    private BarView() {}

    /**
     * A bar with words beside it.
     *
     * @param part from 0 to 1; outside of it is taken for the nearer end
     */
    public static MimeBundle of(double part, String text) {
        return MimeBundle.text(plain(part, text)).withHtml(html(part, text));
    }

    static String plain(double part, String text) {
        int full = (int) Math.round(within(part) * WIDTH);
        return "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + text;
    }

    static String html(double part, String text) {
        return new Html()
                .open("div", LineView.STYLE)
                .raw("<progress max=\"100\" value=\"")
                .text(String.format(Locale.ROOT, "%.0f", within(part) * PERCENT))
                .raw("\"></progress> ")
                .text(text)
                .raw("</div>")
                .toString();
    }

    private static double within(double part) {
        return Math.max(0, Math.min(1, part));
    }
}
