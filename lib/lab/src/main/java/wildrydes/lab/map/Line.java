package wildrydes.lab.map;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A line on the picture, in pixels. */
record Line(double[] x, double[] y) {

    /** What is closer than this to a straight line is on it, to the eye. */
    private static final double TOLERANCE = 0.5;

    static Line of(Track track, Area area) {
        double[] x = new double[track.size()];
        double[] y = new double[track.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = area.x(track.longitude(i));
            y[i] = area.y(track.latitude(i));
        }
        return new Line(x, y);
    }

    /** Without the points that nobody would miss, by the way of Ramer, Douglas and Peucker. */
    Line simplified() {
        if (x.length < 3) {
            return this;
        }
        BitSet kept = new BitSet(x.length);
        kept.set(0);
        kept.set(x.length - 1);
        List<int[]> parts = new ArrayList<>();
        parts.add(new int[] {0, x.length - 1});
        while (!parts.isEmpty()) {
            int[] part = parts.remove(parts.size() - 1);
            int far = farthest(part[0], part[1]);
            if (far >= 0) {
                kept.set(far);
                parts.add(new int[] {part[0], far});
                parts.add(new int[] {far, part[1]});
            }
        }
        int[] indexes = kept.stream().toArray();
        double[] fewX = new double[indexes.length];
        double[] fewY = new double[indexes.length];
        for (int i = 0; i < indexes.length; i++) {
            fewX[i] = x[indexes[i]];
            fewY[i] = y[indexes[i]];
        }
        return new Line(fewX, fewY);
    }

    /** The point that is farthest from the straight line between two others; -1 where all lie on it. */
    private int farthest(int from, int to) {
        int farthest = -1;
        double most = TOLERANCE;
        for (int i = from + 1; i < to; i++) {
            double distance = distance(i, from, to);
            if (distance > most) {
                most = distance;
                farthest = i;
            }
        }
        return farthest;
    }

    private double distance(int point, int from, int to) {
        double dx = x[to] - x[from];
        double dy = y[to] - y[from];
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0 : ((x[point] - x[from]) * dx + (y[point] - y[from]) * dy) / length;
        double nearest = Math.max(0, Math.min(1, along));
        return Math.hypot(x[point] - x[from] - nearest * dx, y[point] - y[from] - nearest * dy);
    }

    /** The commands of a path along it. */
    String path() {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < x.length; i++) {
            path.append(i == 0 ? "M" : "L").append(Svg.number(x[i])).append(' ').append(Svg.number(y[i]));
        }
        return path.toString();
    }
}
