package wildrydes.lab.live;

import java.util.List;
import java.util.Map;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.render.BarView;
import wildrydes.lab.render.Html;

/** A frame of a live view: how much time is left, the picture, what went wrong. */
final class FrameView {

    private static final String PLAIN = "text/plain";
    private static final String HTML = "text/html";

    private FrameView() {}

    static MimeBundle of(Passage passage, MimeBundle picture, List<String> troubles) {
        StringBuilder plain = new StringBuilder(text(head(passage), PLAIN));
        Html html = new Html().open("div").raw(text(head(passage), HTML)).raw(text(picture, HTML));
        plain.append('\n').append(text(picture, PLAIN));
        for (String trouble : troubles) {
            plain.append("\n! ").append(trouble);
            html.element("div", Html.BAD, trouble);
        }
        return picture.with(PLAIN, plain.toString()).withHtml(html.close("div").toString());
    }

    private static MimeBundle head(Passage passage) {
        return passage.over()
                ? MimeBundle.text(passage.words())
                        .withHtml(new Html()
                                .element("div", Html.FAINT, passage.words())
                                .toString())
                : BarView.of(passage.part(), passage.words());
    }

    private static String text(MimeBundle bundle, String format) {
        Map<String, Object> data = bundle.data();
        return String.valueOf(data.getOrDefault(format, ""));
    }
}
