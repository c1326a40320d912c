package wildrydes.lab.map;

import java.util.Optional;

/** Where a unicorn is now, and which way it flies. */
final class Head {

    /** From the middle to the tip. */
    private static final double TIP = 9;

    private static final double WING = 6;
    private static final double SMALL = 0.5;
    /** Of the wings, from the direction of flight. */
    private static final double SPREAD = 140;

    private Head() {}

    /** @param many whether it is one of a crowd: small, and without words to point at */
    static void draw(Svg svg, Area area, Track track, boolean many) {
        double size = many ? SMALL : 1;
        double x = area.x(track.last().longitude());
        double y = area.y(track.last().latitude());
        Optional<Double> heading = track.heading();
        String path = heading.isEmpty()
                ? square(x, y, size * WING / 2)
                : tip("M", x, y, heading.get(), size * TIP)
                        + tip("L", x, y, heading.get() + SPREAD, size * WING)
                        + tip("L", x, y, heading.get() - SPREAD, size * WING) + "z";
        if (many) {
            svg.leaf("path", "d", path, "stroke", "none");
        } else {
            svg.open("path", "d", path, "stroke", "none")
                    .text("title", words(track.last()))
                    .close("path");
        }
    }

    private static String tip(String command, double x, double y, double degrees, double length) {
        double angle = Math.toRadians(degrees);
        return command + Svg.number(x + length * Math.sin(angle)) + " " + Svg.number(y - length * Math.cos(angle));
    }

    private static String square(double x, double y, double half) {
        return "M" + Svg.number(x - half) + " " + Svg.number(y - half) + "h" + Svg.number(2 * half) + "v"
                + Svg.number(2 * half) + "h" + Svg.number(-2 * half) + "z";
    }

    private static String words(Sighting last) {
        StringBuilder words = new StringBuilder(last.name());
        if (!last.speed().isEmpty()) {
            words.append(", ").append(last.speed());
        }
        last.health().ifPresent(points -> words.append(", health ").append(Math.round(points)));
        last.magic().ifPresent(points -> words.append(", magic ").append(Math.round(points)));
        return words.toString();
    }
}
