package wildrydes.pump.run.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;

/**
 * The last points of a stream, and the dense regions among them: a point with enough others within a radius is the core of
 * a region, together with what is within its radius, and cores within each other's radius share a region (DBSCAN, Ester et
 * al. 1996, which finds regions of any shape and needs no number of them). How many neighbours a point has is kept up to
 * date, so that a point costs one walk over the window, and a look for regions one for each core.
 */
final class Neighbourhood {

    private final int dimensions;
    private final double radius;
    private final int minimum;
    /** A ring; the oldest point is overwritten. */
    private final double[][] points;
    /** How many points are within the radius of each, itself among them. */
    private final int[] neighbours;

    private int size;
    private int next;

    Neighbourhood(int dimensions, int windowSize, double radius, int minimum) {
        this.dimensions = dimensions;
        this.radius = radius;
        this.minimum = minimum;
        this.points = new double[windowSize][];
        this.neighbours = new int[windowSize];
    }

    int size() {
        return size;
    }

    /** Takes a point in the place of the oldest, once there are as many as the window holds. */
    void add(double[] point) {
        if (size == points.length) {
            count(next, -1);
        } else {
            size++;
        }
        points[next] = point;
        neighbours[next] = 0;
        count(next, 1);
        next = (next + 1) % points.length;
    }

    /** The regions, that of the oldest core first. */
    List<Hotspot> hotspots() {
        List<Hotspot> hotspots = new ArrayList<>();
        boolean[] seen = new boolean[size];
        int oldest = size < points.length ? 0 : next;
        for (int i = 0; i < size; i++) {
            int place = (oldest + i) % points.length;
            if (!seen[place] && neighbours[place] >= minimum) {
                hotspots.add(region(place, seen));
            }
        }
        return hotspots;
    }

    void save(StateWriter out) throws IOException {
        out.writeInt(size);
        int oldest = size < points.length ? 0 : next;
        for (int i = 0; i < size; i++) {
            for (double coordinate : points[(oldest + i) % points.length]) {
                out.writeDouble(coordinate);
            }
        }
    }

    void load(StateReader in) throws IOException {
        for (int i = in.readInt(); i > 0; i--) {
            double[] point = new double[dimensions];
            for (int dimension = 0; dimension < dimensions; dimension++) {
                point[dimension] = in.readDouble();
            }
            add(point);
        }
    }

    /** Adds to the neighbours of all that are near a point, itself among them. */
    private void count(int place, int change) {
        for (int other = 0; other < size; other++) {
            if (isNear(points[place], points[other])) {
                neighbours[other] += change;
                if (other != place && change > 0) {
                    neighbours[place]++;
                }
            }
        }
    }

    private Hotspot region(int core, boolean[] seen) {
        double[] least = points[core].clone();
        double[] greatest = points[core].clone();
        int count = 0;
        int[] waiting = new int[size];
        int open = 0;
        waiting[open++] = core;
        seen[core] = true;
        while (open > 0) {
            int place = waiting[--open];
            count++;
            for (int i = 0; i < dimensions; i++) {
                least[i] = Math.min(least[i], points[place][i]);
                greatest[i] = Math.max(greatest[i], points[place][i]);
            }
            if (neighbours[place] >= minimum) {
                for (int other = 0; other < size; other++) {
                    if (!seen[other] && isNear(points[place], points[other])) {
                        seen[other] = true;
                        waiting[open++] = other;
                    }
                }
            }
        }
        double volume = 1;
        for (int i = 0; i < dimensions; i++) {
            volume *= Math.max(greatest[i] - least[i], radius);
        }
        return new Hotspot(count / volume, least, greatest);
    }

    private boolean isNear(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < dimensions; i++) {
            double difference = a[i] - b[i];
            sum += difference * difference;
        }
        return sum <= radius * radius;
    }
}
