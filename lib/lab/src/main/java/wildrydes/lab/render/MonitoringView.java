package wildrydes.lab.render;

import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.Chart;
import wildrydes.lab.Monitoring;

/** A stream's last hour: a sentence, a picture for each figure that there is, and the minutes behind them. */
final class MonitoringView {

    private MonitoringView() {}

    static MimeBundle of(Monitoring monitoring) {
        StringBuilder plain = new StringBuilder(monitoring.toString());
        Html html = new Html().element("div", "", monitoring);
        for (Chart chart : monitoring.charts()) {
            plain.append('\n').append(chart.alt());
            ChartView.picture(html, chart);
        }
        if (!monitoring.table().isEmpty()) {
            plain.append('\n').append(TableView.plain(monitoring.table()));
            html.raw(TableView.html(monitoring.table()));
        }
        return MimeBundle.text(plain.toString()).withHtml(html.toString());
    }
}
