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
        double within = Math.max(0, Math.min(1, part));
        int full = (int) Math.round(within * WIDTH);
        String plain = "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + text;
        String html = new Html()
                .raw("<div><progress max=\"100\" value=\"")
                .text(String.format(Locale.ROOT, "%.0f", within * PERCENT))
                .raw("\"></progress> ")
                .text(text)
                .raw("</div>")
                .toString();
        return MimeBundle.text(plain).withHtml(html);
    }
}
