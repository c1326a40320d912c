package wildrydes.lab.chart;

import java.util.List;
import org.knowm.xchart.style.AxesChartStyler;

/** The part of the earth that a path is drawn on, such that a metre is as long to the right as upwards. */
record Frame(double west, double east, double south, double north) {

    /** Of a degree to the north, and of one to the east at the equator, in metres: the producer's own figures. */
    private static final double NORTH = 110_540;

    private static final double EAST = 111_320;
    /** Around the path, as a part of it. */
    private static final double MARGIN = 0.06;
    /** A unicorn that has hardly moved is drawn in a frame of some metres, not of none. */
    private static final double LEAST_METRES = 50;

    /** @param ratio width of the drawing by its height */
    static Frame around(List<Series> series, double ratio) {
        double west = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (Series one : series) {
            for (Object x : one.x()) {
                double longitude = x instanceof Double number ? number : 0;
                west = Math.min(west, longitude);
                east = Math.max(east, longitude);
            }
            south = Math.min(south, one.least());
            north = Math.max(north, one.most());
        }
        double middle = (south + north) / 2;
        double metresEast = EAST * Math.cos(Math.toRadians(middle));
        double width = Math.max(LEAST_METRES, (east - west) * metresEast) * (1 + 2 * MARGIN);
        double height = Math.max(LEAST_METRES, (north - south) * NORTH) * (1 + 2 * MARGIN);
        if (width < height * ratio) {
            width = height * ratio;
        } else {
            height = width / ratio;
        }
        double centre = (west + east) / 2;
        double halfWidth = width / metresEast / 2;
        double halfHeight = height / NORTH / 2;
        return new Frame(centre - halfWidth, centre + halfWidth, middle - halfHeight, middle + halfHeight);
    }

    void applyTo(AxesChartStyler styler) {
        styler.setXAxisMin(west).setXAxisMax(east).setYAxisMin(south).setYAxisMax(north);
        styler.setXAxisDecimalPattern("0.000").setYAxisDecimalPattern("0.000");
    }
}
