package wildrydes.lab.map;

import java.util.ArrayList;
import java.util.List;

/**
 * The edge of a land, or of a lake in it.
 *
 * @param longitudes in degrees
 * @param latitudes as many
 */
record Ring(double[] longitudes, double[] latitudes) {

    /** Around the picture, so that the cut edges are not to be seen. */
    private static final double BEYOND = 5;

    /** The part of it that is on the picture, cut off at its edges, as commands of a path; empty where none is. */
    String path(Area area) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < longitudes.length; i++) {
            points.add(new double[] {area.x(longitudes[i]), area.y(latitudes[i])});
        }
        points = cut(points, 0, -BEYOND, 1);
        points = cut(points, 0, area.width() + BEYOND, -1);
        points = cut(points, 1, -BEYOND, 1);
        points = cut(points, 1, area.height() + BEYOND, -1);
        StringBuilder path = new StringBuilder();
        double[] before = {Double.NaN, Double.NaN};
        for (double[] point : points) {
            // Less than half a pixel away is the same place.
            if (!(Math.hypot(point[0] - before[0], point[1] - before[1]) < 0.5)) {
                path.append(path.isEmpty() ? "M" : "L")
                        .append(Svg.number(point[0]))
                        .append(' ')
                        .append(Svg.number(point[1]));
                before = point;
            }
        }
        return path.isEmpty() ? "" : path.append('Z').toString();
    }

    /** Keeps what is on one side of a straight line, after Sutherland and Hodgman. */
    private static List<double[]> cut(List<double[]> points, int axis, double at, int side) {
        List<double[]> kept = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            double[] from = points.get(i == 0 ? points.size() - 1 : i - 1);
            double[] to = points.get(i);
            boolean fromInside = (from[axis] - at) * side >= 0;
            boolean toInside = (to[axis] - at) * side >= 0;
            if (fromInside != toInside) {
                double part = (at - from[axis]) / (to[axis] - from[axis]);
                kept.add(new double[] {from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])});
            }
            if (toInside) {
                kept.add(to);
            }
        }
        return kept;
    }
}
