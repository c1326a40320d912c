package wildrydes.lab.render;

import wildrydes.kernel.api.MimeBundle;

/** A sentence below a cell. */
public final class LineView {

    /**
     * Long names without spaces are broken where nothing else helps; lines of a message stay lines. JupyterLab leaves space below
     * what is HTML, which pulls a list of such sentences apart.
     */
    static final String STYLE = "margin:0;white-space:pre-line;overflow-wrap:anywhere";

    private LineView() {}

    /** As HTML, too: what is only text JupyterLab breaks within words. */
    public static MimeBundle of(String text) {
        return MimeBundle.text(text)
                .withHtml(new Html().element("div", STYLE, text).toString());
    }
}
