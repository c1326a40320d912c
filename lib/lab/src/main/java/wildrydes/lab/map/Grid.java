package wildrydes.lab.map;

import java.util.Locale;

/** Meridians and parallels with their degrees, the scale, and where north is. */
final class Grid {

    private static final double[] STEPS = {30, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005
    };
    private static final double LEAST_PIXELS = 80;
    private static final double MOST_SCALE_PIXELS = 160;

    private Grid() {}

    static void lines(Svg svg, Area area) {
        double step = step(area);
        int decimals = decimals(step);
        StringBuilder path = new StringBuilder();
        Svg labels = new Svg();
        for (double west = Math.ceil(area.west() / step) * step; west <= area.east(); west += step) {
            double x = area.x(west);
            path.append('M').append(Svg.number(x)).append(" 0V").append(area.height());
            if (x > 30 && x < area.width() - 30) {
                labels.text(
                        "text",
                        degrees(west, decimals, "E", "W"),
                        "x",
                        x,
                        "y",
                        area.height() - 6.0,
                        "text-anchor",
                        "middle");
            }
        }
        for (double north = Math.ceil(area.south() / step) * step; north <= area.north(); north += step) {
            double y = area.y(north);
            path.append("M0 ").append(Svg.number(y)).append('H').append(area.width());
            if (y > 20 && y < area.height() - 40) {
                labels.text("text", degrees(north, decimals, "N", "S"), "x", 4.0, "y", y - 3);
            }
        }
        svg.leaf("path", "d", path, "fill", "none", "stroke", "currentColor", "stroke-opacity", "0.18");
        svg.open("g", "font-size", "10", "fill", "currentColor", "fill-opacity", "0.75")
                .raw(labels.toString())
                .close("g");
    }

    private static double step(Area area) {
        double degree = Math.min(Area.NORTH, Area.east(area.latitude())) / area.metres();
        double finest = STEPS[0];
        for (double step : STEPS) {
            if (step * degree >= LEAST_PIXELS) {
                finest = step;
            }
        }
        return finest;
    }

    private static int decimals(double step) {
        int decimals = 0;
        while (Math.abs(step - Math.rint(step)) > 1e-9) {
            step *= 10;
            decimals++;
        }
        return decimals;
    }

    private static String degrees(double value, int decimals, String positive, String negative) {
        String number = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(value));
        boolean zero = Double.parseDouble(number) == 0;
        return number + "\u00b0" + (zero ? "" : " " + (value > 0 ? positive : negative));
    }

    /** A bar whose length in metres is written beside it. */
    static void scale(Svg svg, Area area) {
        double metres = scaleMetres(area);
        double right = area.width() - 12.0;
        double left = right - metres / area.metres();
        double y = area.height() - 26.0;
        svg.leaf(
                "path",
                "d",
                "M" + Svg.number(left) + ' ' + Svg.number(y - 5) + "v5H" + Svg.number(right) + "v-5",
                "fill",
                "none",
                "stroke",
                "currentColor",
                "stroke-width",
                "1.5");
        svg.text(
                "text",
                scaleWords(metres),
                "x",
                (left + right) / 2,
                "y",
                y - 6,
                "text-anchor",
                "middle",
                "font-size",
                "11",
                "fill",
                "currentColor");
    }

    private static double scaleMetres(Area area) {
        double most = MOST_SCALE_PIXELS * area.metres();
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        for (double times : new double[] {5, 2}) {
            if (times * power <= most) {
                return times * power;
            }
        }
        return power;
    }

    /** Such as "500 m"; from ten kilometres on "20 km". */
    static String scaleWords(double metres) {
        return metres < 10_000
                ? String.format(Locale.ROOT, "%,.0f m", metres)
                : String.format(Locale.ROOT, "%,.0f km", metres / 1000);
    }

    static String scaleWords(Area area) {
        return scaleWords(scaleMetres(area));
    }

    static void north(Svg svg, Area area) {
        double x = area.width() - 20.0;
        svg.leaf("path", "d", "M" + Svg.number(x) + " 10l6 18-6-5-6 5z", "fill", "currentColor");
        svg.text(
                "text",
                "N",
                "x",
                x,
                "y",
                42.0,
                "text-anchor",
                "middle",
                "font-size",
                "12",
                "font-weight",
                "bold",
                "fill",
                "currentColor");
    }
}
