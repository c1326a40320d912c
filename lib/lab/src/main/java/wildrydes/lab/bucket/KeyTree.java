package wildrydes.lab.bucket;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.render.Html;
import wildrydes.lab.render.Sizes;
import wildrydes.lab.render.Times;

/** Keys as folders to be unfolded, which S3 itself does not know: to it a slash is a letter of the key like any other. */
public final class KeyTree {

    /** With more objects than this, folders are closed at first. */
    private static final int MOST_OPEN = 50;
    /** With more objects than this, text shows folders only. */
    private static final int MOST_NAMED = 50;

    /**
     * An object.
     *
     * @param peek what is in it; nothing where nobody looked
     */
    public record Leaf(String key, long bytes, Instant modified, java.util.Optional<Peek> peek) {}

    private static final class Folder {

        private final String name;
        private final Map<String, Folder> folders = new LinkedHashMap<>();
        private final List<Leaf> leaves = new ArrayList<>();

        Folder(String name) {
            this.name = name;
        }

        void add(Leaf leaf, String rest) {
            int slash = rest.indexOf('/');
            if (slash < 0 || slash == rest.length() - 1) {
                leaves.add(leaf);
            } else {
                folders.computeIfAbsent(rest.substring(0, slash), Folder::new).add(leaf, rest.substring(slash + 1));
            }
        }

        Stream<Leaf> all() {
            return Stream.concat(folders.values().stream().flatMap(Folder::all), leaves.stream());
        }

        /** A folder with nothing but a folder in it is one line with it: {@code 2026/03/02/09}. */
        Folder joined() {
            if (!leaves.isEmpty() || folders.size() != 1) {
                return this;
            }
            Folder inner = folders.values().iterator().next().joined();
            Folder both = new Folder(name + "/" + inner.name);
            both.folders.putAll(inner.folders);
            both.leaves.addAll(inner.leaves);
            return both;
        }
    }

    private final Folder root = new Folder("");
    private final int size;
    private final Instant now;

    /**
     * Sorts keys into folders.
     *
     * @param leaves in the order of their keys
     * @param now for their age
     */
    public KeyTree(List<Leaf> leaves, Instant now) {
        leaves.forEach(leaf -> root.add(leaf, leaf.key()));
        this.size = leaves.size();
        this.now = now;
    }

    /** The tree below a line that says what it is of. */
    public MimeBundle picture(String title) {
        Html html = new Html().open("div").element("div", "", title);
        html(html, root);
        return MimeBundle.text(plain(title)).withHtml(html.close("div").toString());
    }

    private void html(Html html, Folder folder) {
        for (Folder part : folder.folders.values()) {
            Folder shown = part.joined();
            html.raw(
                            size <= MOST_OPEN
                                    ? "<details open style=\"margin-left:1em\"><summary>"
                                    : "<details style=\"margin-left:1em\"><summary>")
                    .element("span", Html.CODE, shown.name + "/")
                    .raw(" ")
                    .element("span", Html.FAINT, total(shown))
                    .raw("</summary>");
            html(html, shown);
            html.close("details");
        }
        for (Leaf leaf : folder.leaves) {
            leaf(html, leaf);
        }
    }

    private void leaf(Html html, Leaf leaf) {
        String head = leaf.peek().map(Peek::head).orElse("");
        html.raw(head.isEmpty() ? "<div style=\"margin-left:2em\">" : "<details style=\"margin-left:1em\"><summary>");
        html.element("span", Html.CODE, name(leaf)).raw(" ").element("span", Html.FAINT, facts(leaf));
        if (head.isEmpty()) {
            html.close("div");
        } else {
            html.raw("</summary>")
                    .element("pre", "background:transparent;margin:0 0 0 2em;overflow-x:auto", head)
                    .close("details");
        }
    }

    private String plain(String title) {
        StringBuilder text = new StringBuilder(title);
        plain(text, root, "  ");
        return text.toString();
    }

    private void plain(StringBuilder text, Folder folder, String indent) {
        for (Folder part : folder.folders.values()) {
            Folder shown = part.joined();
            text.append('\n').append(indent).append(shown.name).append("/  ").append(total(shown));
            plain(text, shown, indent + "  ");
        }
        if (size <= MOST_NAMED) {
            for (Leaf leaf : folder.leaves) {
                text.append('\n').append(indent).append(name(leaf)).append("  ").append(facts(leaf));
            }
        }
    }

    private static String name(Leaf leaf) {
        String key = leaf.key();
        // A key that ends in a slash is what consoles make for an empty folder.
        return key.substring(key.lastIndexOf('/', key.length() - 2) + 1);
    }

    private static String total(Folder folder) {
        List<Leaf> all = folder.all().toList();
        return Sizes.count(all.size(), "object") + ", "
                + Sizes.bytes(all.stream().mapToLong(Leaf::bytes).sum());
    }

    private String facts(Leaf leaf) {
        return Sizes.bytes(leaf.bytes()) + leaf.peek().map(KeyTree::words).orElse("") + ", "
                + Times.age(Duration.between(leaf.modified(), now)) + " old";
    }

    private static String words(Peek peek) {
        String lines = peek.text() ? ", " + Sizes.count(peek.lines(), "line") : ", not text";
        return (peek.zipped() ? ", GZIP" : "") + lines;
    }
}
