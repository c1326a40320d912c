package wildrydes.lab.map;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import tech.tablesaw.api.Table;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.render.Html;
import wildrydes.lab.render.TableView;

/** A map with the table of its unicorns beside it, in the formats that front ends show. */
public final class MapPicture {

    private static final String SVG = "image/svg+xml";

    private MapPicture() {}

    /**
     * HTML with the drawing in it, and text with a map of letters.
     *
     * @param caption what is mapped, such as {@code Stream wildrydes}
     * @param now who is silent at this time is in the table only; none draws all
     */
    public static MimeBundle of(MapView view, Tracks tracks, String caption, Optional<Instant> now) {
        String words = words(tracks, caption, now);
        Table table = tracks.lastSeen(now);
        String letters = TextMap.of(tracks, now);
        String html = new Html()
                .element("div", "", words)
                .raw(view.svg(tracks, now, words))
                .raw(tracks.size() == 0 ? "" : TableView.html(table))
                .toString();
        String plain = words
                + (letters.isEmpty() ? "" : "\n" + letters)
                + (tracks.size() == 0 ? "" : "\n" + TableView.plain(table));
        return MimeBundle.text(plain).withHtml(html);
    }

    /**
     * The drawing and the places by themselves. JupyterLab would show each of them in place of the HTML, the places on a
     * map that needs a network; so they are for those who ask.
     */
    public static MimeBundle onRequest(MapView view, Tracks tracks, String caption, Optional<Instant> now) {
        String words = words(tracks, caption, now);
        return MimeBundle.text(words)
                .with(SVG, view.svg(tracks, now, words))
                .with(GeoJson.MIME, GeoJson.of(tracks, now));
    }

    private static String words(Tracks tracks, String caption, Optional<Instant> now) {
        int flying = tracks.inTheAir(now);
        int silent = tracks.size() - flying;
        StringBuilder words = new StringBuilder(caption)
                .append(": ")
                .append(count(flying, "unicorn"))
                .append(" on the map");
        if (silent > 0) {
            words.append(", ").append(silent).append(" silent for more than 30 seconds");
        }
        if (tracks.withoutPlace() > 0) {
            words.append("; ").append(count(tracks.withoutPlace(), "record")).append(" without a place");
        }
        if (tracks.tooMany() > 0) {
            words.append("; ").append(count(tracks.tooMany(), "record")).append(" of still more unicorns");
        }
        return words.append('.').toString();
    }

    private static String count(int number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }
}
