package wildrydes.lab.render;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.cloud.ApplicationReading;
import wildrydes.lab.cloud.ApplicationReading.Pump;

/**
 * An application from within: a dashed box, in it the in-application streams and the pumps between them with what went through,
 * outside of it the Kinesis streams.
 */
public final class PlumbingView {

    private static final String ERRORS = "error_stream";
    /** How a pump is joined to its source, and its target to it. */
    private static final String PUMP = "| ";

    private static final String TARGET = "v ";
    private static final String BOX =
            "display:inline-block;border:2px dashed var(--jp-border-color1,#808080);border-radius:8px;padding:6px 12px;margin:2px 0";
    private static final String STREAM = Html.CODE + ";font-weight:bold";
    private static final String OUTSIDE =
            "display:inline-block;border:1px solid var(--jp-border-color1,#808080);border-radius:4px;padding:1px 8px";

    /** What a part of a line is. */
    private enum Kind {
        TEXT,
        /** Of an in-application stream or a pump. */
        NAME,
        /** A Kinesis stream. */
        OUTSIDE
    }

    private record Part(Kind kind, String text) {}

    /**
     * A line of the picture.
     *
     * @param indent how far it stands in
     * @param sign how it is joined to the line above in plain text; on a page arrows join pumps to streams
     */
    private record Line(int indent, String sign, List<Part> parts) {

        static Line of(int indent, String sign) {
            return new Line(indent, sign, new ArrayList<>());
        }

        Line with(Kind kind, String text) {
            parts.add(new Part(kind, text));
            return this;
        }

        String plain() {
            StringBuilder text = new StringBuilder("  ".repeat(indent)).append(sign);
            parts.forEach(part ->
                    text.append(part.kind() == Kind.OUTSIDE ? " --> " : "").append(part.text()));
            return text.toString();
        }

        void html(Html html) {
            html.open("div", "margin-left:" + 2 * indent + "em;white-space:nowrap");
            if (sign.equals(PUMP)) {
                html.text("\u2193 ");
            }
            for (Part part : parts) {
                switch (part.kind()) {
                    case NAME -> html.element("span", STREAM, part.text());
                    case OUTSIDE -> html.text(" \u2192 ").element("span", OUTSIDE, part.text());
                    default -> html.text(part.text());
                }
            }
            html.close("div");
        }
    }

    private PlumbingView() {}

    /**
     * The picture.
     *
     * @param sources Kinesis streams that are read
     * @param sinks in-application streams to the Kinesis streams that their rows are written to
     */
    public static MimeBundle of(
            String application, List<String> sources, ApplicationReading reading, Map<String, String> sinks) {
        List<Line> lines = lines(reading, sinks);
        String from = sources.isEmpty() ? "" : "stream " + String.join(", ", sources);
        StringBuilder plain = new StringBuilder();
        Html html = new Html().open("div", "margin-left:1em;overflow-x:auto");
        if (!from.isEmpty()) {
            plain.append(from).append("\n   |\n");
            html.element("div", OUTSIDE, from).element("div", "margin-left:2em", "\u2193");
        }
        String title = "application " + application;
        plain.append("+- ").append(title).append(' ').append("- ".repeat(Math.max(2, (70 - title.length()) / 2)));
        html.open("div", BOX).element("div", Html.FAINT, title);
        for (Line line : lines) {
            plain.append("\n| ").append(line.plain());
            line.html(html);
        }
        plain.append("\n+").append("- ".repeat(38));
        return MimeBundle.text(plain.toString().replaceAll("(?m) +$", ""))
                .withHtml(html.close("div").close("div").toString());
    }

    private static List<Line> lines(ApplicationReading reading, Map<String, String> sinks) {
        List<Line> lines = new ArrayList<>();
        Set<String> shown = new HashSet<>();
        for (ApplicationReading.Stream stream : reading.streams()) {
            List<Pump> pumps = reading.pumps().stream()
                    .filter(pump ->
                            !pump.sources().isEmpty() && pump.sources().get(0).equals(stream.name()))
                    .toList();
            boolean filled =
                    reading.pumps().stream().anyMatch(pump -> pump.target().equals(stream.name()));
            if (!stream.name().equals(ERRORS) && (!pumps.isEmpty() || !filled)) {
                lines.add(stream(0, stream.name(), reading, sinks, shown));
                for (Pump pump : pumps) {
                    lines.add(Line.of(1, PUMP).with(Kind.NAME, pump.name()).with(Kind.TEXT, counters(pump)));
                    lines.add(stream(1, pump.target(), reading, sinks, shown));
                }
            }
        }
        reading.streams().stream()
                .filter(stream -> stream.name().equals(ERRORS))
                .forEach(stream -> lines.add(stream(0, ERRORS, reading, sinks, shown)));
        return lines;
    }

    private static Line stream(
            int indent, String name, ApplicationReading reading, Map<String, String> sinks, Set<String> shown) {
        Line line = Line.of(indent, indent > 0 ? TARGET : "").with(Kind.NAME, name);
        boolean first = shown.add(name);
        reading.streams().stream()
                .filter(stream -> stream.name().equals(name))
                .findFirst()
                .ifPresent(stream -> line.with(Kind.TEXT, ": " + count(stream.rows(), "row")));
        boolean idle = !name.equals(ERRORS)
                && reading.streams().stream()
                        .findFirst()
                        .filter(one -> one.name().equals(name))
                        .isEmpty()
                && reading.pumps().stream().noneMatch(pump -> pump.target().equals(name));
        if (idle) {
            line.with(Kind.TEXT, ", and no pump that fills it");
        }
        String sink = sinks.get(name);
        if (sink != null && first) {
            line.with(Kind.OUTSIDE, "stream " + sink);
        }
        return line;
    }

    private static String counters(Pump pump) {
        List<String> others = pump.sources().subList(1, pump.sources().size());
        return (others.isEmpty() ? "" : " with " + String.join(", ", others)) + ": "
                + (pump.started() ? "" : "stopped, ")
                + count(pump.rowsIn(), "row") + " in, " + count(pump.rowsOut(), "row") + " out"
                + (pump.errors() == 0 ? "" : ", " + count(pump.errors(), "error"));
    }

    private static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }
}
