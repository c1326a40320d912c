package wildrydes.lab.render;

import java.util.Locale;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.PutResult;

/** What became of records that were sent together: how full each shard is, each call, and the refused ones, folded. */
final class PutResultView {

    private static final double PERCENT = 100;

    private PutResultView() {}

    static MimeBundle of(PutResult result) {
        Html html = new Html().element("div", "", result);
        StringBuilder plain = new StringBuilder(result.toString());
        for (PutResult.Load load : result.loads()) {
            html.raw(BarView.html(load.percent() / PERCENT, words(load)));
            plain.append("\n  ").append(BarView.plain(load.percent() / PERCENT, words(load)));
        }
        html.raw(TableView.html(result.table()));
        plain.append('\n').append(TableView.plain(result.table()));
        if (!result.rejected().isEmpty()) {
            html.raw("<details><summary>the rejected ones</summary>")
                    .raw(TableView.html(result.rejections()))
                    .raw("</details>");
            plain.append("\n(the rejected ones are in rejections())");
        }
        return MimeBundle.text(plain.toString()).withHtml(html.toString());
    }

    private static String words(PutResult.Load load) {
        String shard = load.shard().isEmpty() ? "no shard" : load.shard();
        return String.format(
                Locale.ROOT,
                "%s %d %% of a second: %,d accepted, %,d rejected",
                shard,
                load.percent(),
                load.accepted(),
                load.rejected());
    }
}
