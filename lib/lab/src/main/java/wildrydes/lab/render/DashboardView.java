package wildrydes.lab.render;

import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.Dashboard;

/** The dashboard in a frame, with a link for those who want it in a window of its own. */
final class DashboardView {

    private DashboardView() {}

    static MimeBundle of(Dashboard dashboard) {
        String address = Html.escape(dashboard.address());
        String html =
                "<div><a href=\"" + address + "\" target=\"_blank\" rel=\"noopener\">Open the dashboard in a tab of"
                        + " its own</a></div><iframe src=\"" + address
                        + "\" title=\"Dashboard: unicorns on a map\" width=\"100%\""
                        + " height=\"620\" style=\"border:1px solid var(--jp-border-color2,#9e9e9e)\"></iframe>";
        return MimeBundle.text(dashboard.toString()).withHtml(html);
    }
}
