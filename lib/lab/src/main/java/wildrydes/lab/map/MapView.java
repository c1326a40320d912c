package wildrydes.lab.map;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Draws unicorns on the ground: tracks with their starts, heads that point where they fly, names, grid, scale, north. Colours
 * that differ are readable on white and on black; the others are those of the page's text. Remembers the area, so that
 * the map stands still while it can. Not safe for concurrent use.
 */
public final class MapView {

    static final int WIDTH = 720;
    static final int HEIGHT = 440;
    /** Apart from white and from a dark page by at least 3 to 1. */
    static final List<String> COLOURS =
            List.of("#2b83d6", "#d55e00", "#009e73", "#c0609a", "#a87800", "#8a6fd8", "#0f8fa8", "#d6404f");

    /** With more unicorns than this, lines are thin, and there is nothing to point at. */
    private static final int MANY = 60;
    /** Radius of the point at which a track begins. */
    private static final double START = 3;
    /** Names beside unicorns; among many they would cover what they name. */
    private static final int MOST_NAMES = 40;

    private static final int MOST_NAMES_AMONG_MANY = 12;

    private final Ground ground = Ground.newYork();
    private @Nullable Area area;
    private @Nullable Area groundArea;
    private String groundSvg = "";

    /**
     * An SVG element.
     *
     * @param words what there is to see, for those who do not see it
     */
    public String svg(Tracks tracks, Optional<Instant> now, String words) {
        List<Track> flying = tracks.flying(now);
        Svg svg = new Svg()
                .open(
                        "svg",
                        "xmlns",
                        "http://www.w3.org/2000/svg",
                        "viewBox",
                        "0 0 " + WIDTH + " " + HEIGHT,
                        "width",
                        WIDTH,
                        "role",
                        "img",
                        "aria-label",
                        words,
                        "font-family",
                        "sans-serif",
                        "style",
                        "max-width:100%;height:auto;color:var(--jp-ui-font-color1,currentColor)");
        Area shown = follow(flying);
        if (shown == null) {
            svg.text(
                    "text",
                    "No unicorn is on the map.",
                    "x",
                    WIDTH / 2.0,
                    "y",
                    HEIGHT / 2.0,
                    "text-anchor",
                    "middle",
                    "fill",
                    "currentColor");
        } else {
            svg.raw(ground(shown));
            Grid.lines(svg, shown);
            unicorns(svg, shown, flying);
            Grid.scale(svg, shown);
            Grid.north(svg, shown);
        }
        svg.leaf(
                "rect",
                "x",
                0.5,
                "y",
                0.5,
                "width",
                WIDTH - 1.0,
                "height",
                HEIGHT - 1.0,
                "fill",
                "none",
                "stroke",
                "currentColor",
                "stroke-opacity",
                "0.5");
        return svg.close("svg").toString();
    }

    private @Nullable Area follow(List<Track> flying) {
        Area before = area;
        if (before != null) {
            area = before.following(flying);
        } else if (!flying.isEmpty()) {
            area = Area.around(flying, WIDTH, HEIGHT);
        }
        return area;
    }

    private String ground(Area shown) {
        if (!shown.equals(groundArea)) {
            groundSvg = ground.svg(shown);
            groundArea = shown;
        }
        return groundSvg;
    }

    private static void unicorns(Svg svg, Area area, List<Track> flying) {
        boolean many = flying.size() > MANY;
        List<StringBuilder> lines = new ArrayList<>();
        List<StringBuilder> starts = new ArrayList<>();
        List<Svg> heads = new ArrayList<>();
        COLOURS.forEach(colour -> {
            lines.add(new StringBuilder());
            starts.add(new StringBuilder());
            heads.add(new Svg());
        });
        for (int i = 0; i < flying.size(); i++) {
            Track track = flying.get(i);
            int colour = i % COLOURS.size();
            Line line = Line.of(track, area).simplified();
            lines.get(colour).append(line.path());
            starts.get(colour).append(many ? "" : circle(line.x()[0], line.y()[0], START));
            Head.draw(heads.get(colour), area, track, many);
        }
        for (int colour = 0; colour < COLOURS.size(); colour++) {
            if (!lines.get(colour).isEmpty()) {
                svg.open(
                                "g",
                                "stroke",
                                COLOURS.get(colour),
                                "fill",
                                COLOURS.get(colour),
                                "stroke-linejoin",
                                "round",
                                "stroke-width",
                                many ? 1 : 2)
                        .leaf("path", "d", lines.get(colour), "fill", "none", "stroke-opacity", many ? "0.5" : "1")
                        .leaf("path", "d", starts.get(colour), "stroke", "none")
                        .raw(heads.get(colour).toString())
                        .close("g");
            }
        }
        Labels.draw(svg, area, flying, many ? MOST_NAMES_AMONG_MANY : MOST_NAMES);
    }

    private static String circle(double x, double y, double radius) {
        String around = "a" + Svg.number(radius) + " " + Svg.number(radius) + " 0 1 0 ";
        return "M" + Svg.number(x - radius) + " " + Svg.number(y) + around + Svg.number(2 * radius) + " 0" + around
                + Svg.number(-2 * radius) + " 0z";
    }

    /** How long the bar of the last picture is; empty where there was none. */
    public String scale() {
        return area == null ? "" : Grid.scaleWords(area);
    }

    @Nullable
    Area area() {
        return area;
    }
}
