package wildrydes.lab.render;

import java.util.Base64;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.Chart;

/** Pictures with their words. */
public final class ChartView {

    private ChartView() {}

    static MimeBundle of(Chart chart) {
        return of(chart, "");
    }

    /**
     * A chart with remarks.
     *
     * @param remarks what the picture leaves out; empty where it shows all
     */
    public static MimeBundle of(Chart chart, String remarks) {
        byte[] png = chart.png();
        Html html = new Html();
        picture(html, chart);
        if (!remarks.isBlank()) {
            html.element("div", Html.FAINT, remarks.strip());
        }
        String plain = chart.alt() + (remarks.isBlank() ? "" : "\n" + remarks.strip());
        return MimeBundle.text(plain).withHtml(html.toString()).withPng(png);
    }

    /** The picture alone, with its words for those who cannot see it. */
    static void picture(Html html, Chart chart) {
        html.raw("<img width=\"" + chart.width() + "\" style=\"max-width:100%;background:white\" alt=\"")
                .text(chart.alt())
                .raw("\" src=\"data:image/png;base64," + Base64.getEncoder().encodeToString(chart.png()) + "\">");
    }
}
