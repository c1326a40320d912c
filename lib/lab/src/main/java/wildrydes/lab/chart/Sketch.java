package wildrydes.lab.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.HorizontalBarChart;
import org.knowm.xchart.HorizontalBarChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A finished picture and its words. The house theme: black on white, few lines, colours that the colour-blind can tell apart
 * (after Okabe and Ito), at twice the resolution of the page.
 */
public final class Sketch {

    /** On the page, in CSS pixels. */
    public static final int WIDTH = 720;

    private static final int HEIGHT = 400;
    private static final int SCALE = 2;
    /** What axes and legend take of width and height, about. */
    private static final int FRAME = 90;

    static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final int MOST_NAMED = 6;
    private static final int MOST_BARS_NAMED = 8;
    private static final Color FAINT = new Color(0xDD, 0xDD, 0xDD);
    private static final Color INK = new Color(0x33, 0x33, 0x33);
    private static final Color[] COLOURS = {
        new Color(0x00, 0x72, 0xB2),
        new Color(0xD5, 0x5E, 0x00),
        new Color(0x00, 0x9E, 0x73),
        new Color(0xCC, 0x79, 0xA7),
        new Color(0x56, 0xB4, 0xE9),
        new Color(0xE6, 0x9F, 0x00),
        new Color(0x55, 0x55, 0x55)
    };

    private final byte[] png;
    private final String alt;

    private Sketch(byte[] png, String alt) {
        this.png = png;
        this.alt = alt;
    }

    /** The bytes of a PNG file; for the one who asked for the sketch, not copied. */
    public byte[] png() {
        return png;
    }

    /** What there is to see. */
    public String alt() {
        return alt;
    }

    /** Lines over a common axis. */
    public static Sketch lines(List<Series> series, String x, String y) {
        XYChart chart = xy(series, x, y);
        return new Sketch(draw(chart), "Line chart of " + y + " over " + x + ": " + ranges(series));
    }

    /** Lines on a plane; at the scale of a map where the axes are longitude and latitude. */
    public static Sketch path(List<Series> series, String x, String y) {
        XYChart chart = xy(series, x, y);
        if (x.toLowerCase(Locale.ROOT).startsWith("lon")
                && y.toLowerCase(Locale.ROOT).startsWith("lat")) {
            Frame.around(series, (double) (WIDTH - FRAME) / (HEIGHT - FRAME)).applyTo(chart.getStyler());
        }
        return new Sketch(draw(chart), "Paths over " + x + " and " + y + ": " + ends(series));
    }

    /** Bars side by side or, where their names would lie over each other, one below the other. */
    public static Sketch bars(List<String> names, List<Double> values, String x, String y) {
        Chart<?, ?> chart = Bars.fit(names, WIDTH - FRAME) ? columns(names, values, x, y) : rows(names, values, x, y);
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < Math.min(names.size(), MOST_BARS_NAMED); i++) {
            words.append(i == 0 ? "" : ", ").append(names.get(i)).append(' ').append(number(values.get(i)));
        }
        if (names.size() > MOST_BARS_NAMED) {
            words.append(" and ").append(names.size() - MOST_BARS_NAMED).append(" more");
        }
        return new Sketch(draw(chart), "Bar chart of " + y + " by " + x + ": " + words + ".");
    }

    private static Chart<?, ?> columns(List<String> names, List<Double> values, String x, String y) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        theme(chart.getStyler());
        chart.getStyler().setLegendVisible(false);
        chart.addSeries(y, names, values);
        return chart;
    }

    /** The first on top. */
    private static Chart<?, ?> rows(List<String> names, List<Double> values, String x, String y) {
        HorizontalBarChart chart = new HorizontalBarChartBuilder()
                .width(WIDTH)
                .height(Math.max(HEIGHT, FRAME + Bars.LINE * names.size()))
                .xAxisTitle(y)
                .yAxisTitle(x)
                .build();
        theme(chart.getStyler());
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setPlotGridVerticalLinesVisible(true).setPlotGridHorizontalLinesVisible(false);
        // It is x's hint that says how many names there are, though they stand at y: else every second would be left
        // out.
        chart.getStyler()
                .setXAxisTickMarkSpacingHint(Bars.LINE)
                .setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
        chart.addSeries(y, values, Bars.labels(names));
        return chart;
    }

    private static XYChart xy(List<Series> series, String x, String y) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        theme(chart.getStyler());
        for (Series one : series) {
            // A single point has no line to be seen by.
            boolean point = one.y().size() == 1;
            chart.addSeries(one.name().isEmpty() ? "(none)" : one.name(), one.x(), one.y())
                    .setMarker(point ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        }
        return chart;
    }

    private static void theme(AxesChartStyler styler) {
        styler.setTimezone(TimeZone.getTimeZone("UTC"))
                .setLocale(Locale.ROOT)
                .setSeriesColors(COLOURS)
                .setSeriesLines(
                        new BasicStroke[] {new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)})
                .setSeriesMarkers(new Marker[] {SeriesMarkers.NONE})
                .setChartBackgroundColor(Color.WHITE)
                .setChartFontColor(INK)
                .setChartTitleVisible(false)
                .setPlotBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setLegendBackgroundColor(Color.WHITE)
                .setLegendBorderColor(Color.WHITE)
                .setLegendFont(FONT)
                .setLegendPosition(Styler.LegendPosition.OutsideE);
        styler.setAxisTitleFont(FONT)
                .setAxisTickLabelsFont(FONT)
                .setAxisTickLabelsColor(INK)
                .setAxisTickMarksColor(FAINT)
                .setPlotGridLinesColor(FAINT)
                .setPlotGridLinesStroke(new BasicStroke(0.6f))
                .setPlotGridVerticalLinesVisible(false);
    }

    private static byte[] draw(Chart<?, ?> chart) {
        BufferedImage image = new BufferedImage(WIDTH * SCALE, chart.getHeight() * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.scale(SCALE, SCALE);
            chart.paint(graphics, WIDTH, chart.getHeight());
        } finally {
            graphics.dispose();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail to be written
        }
        return bytes.toByteArray();
    }

    private static String ranges(List<Series> series) {
        return words(
                series,
                one -> one.name() + " from " + number(one.least()) + " to " + number(one.most()) + " in "
                        + one.y().size() + " points");
    }

    private static String ends(List<Series> series) {
        return words(
                series,
                one -> one.name() + " from " + point(one, 0) + " to "
                        + point(one, one.y().size() - 1) + " in " + one.y().size() + " points");
    }

    private static String words(List<Series> series, java.util.function.Function<Series, String> phrase) {
        String named = series.stream().limit(MOST_NAMED).map(phrase).collect(Collectors.joining("; "));
        return named + (series.size() > MOST_NAMED ? "; and " + (series.size() - MOST_NAMED) + " more." : ".");
    }

    private static String point(Series series, int index) {
        Object x = series.x().get(index);
        return "(" + (x instanceof Double number ? number(number) : x) + ", "
                + number(series.y().get(index)) + ")";
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.4f", value);
    }
}
