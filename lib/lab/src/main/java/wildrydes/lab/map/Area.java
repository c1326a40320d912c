package wildrydes.lab.map;

import java.util.List;

/**
 * The part of the earth that a map shows, and where on the picture its places are. A metre is as long to the right as
 * upwards; over the tens of kilometres that a unicorn flies, the earth is flat.
 *
 * @param latitude of the middle, in degrees
 * @param longitude of the middle, in degrees
 * @param metres that one pixel is wide and high
 * @param width of the picture, in pixels
 * @param height of the picture, in pixels
 */
record Area(double latitude, double longitude, double metres, int width, int height) {

    /** Metres of a degree to the north, as the producer reckons. */
    static final double NORTH = 110_540;

    private static final double EAST_AT_THE_EQUATOR = 111_320;
    /** Near the poles a degree to the east would be no distance at all. */
    private static final double LEAST_COSINE = 0.02;
    /** Of the picture, on each side of what is to be seen. */
    private static final double MARGIN = 0.12;

    private static final double LEAST_METRES = 400;
    /** A map wider than it need be by more than this is drawn anew. */
    private static final double TOO_WIDE = 3.5;
    /** Room for those who fly on, so that the map need not change at each step. */
    private static final double AHEAD = 1.5;

    /** Metres of a degree to the east there. */
    static double east(double latitude) {
        return EAST_AT_THE_EQUATOR * Math.max(LEAST_COSINE, Math.cos(Math.toRadians(latitude)));
    }

    /** An area around all places of these tracks, of which there is at least one. */
    static Area around(List<Track> tracks, int width, int height) {
        double south = Double.POSITIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        double west = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        for (Track track : tracks) {
            for (int i = 0; i < track.size(); i++) {
                south = Math.min(south, track.latitude(i));
                north = Math.max(north, track.latitude(i));
                west = Math.min(west, track.longitude(i));
                east = Math.max(east, track.longitude(i));
            }
        }
        double latitude = (south + north) / 2;
        double room = 1 - 2 * MARGIN;
        double metres = Math.max(
                Math.max(LEAST_METRES, (east - west) * east(latitude)) / (width * room),
                Math.max(LEAST_METRES, (north - south) * NORTH) / (height * room));
        return new Area(latitude, (west + east) / 2, metres, width, height);
    }

    /** This area where it still fits, else one that will for some time. */
    Area following(List<Track> tracks) {
        if (tracks.isEmpty()) {
            return this;
        }
        Area closest = around(tracks, width, height);
        boolean inside = tracks.stream().allMatch(this::holds);
        boolean tooWide = metres > TOO_WIDE * closest.metres;
        return inside && !tooWide
                ? this
                : new Area(closest.latitude, closest.longitude, closest.metres * AHEAD, width, height);
    }

    private boolean holds(Track track) {
        for (int i = 0; i < track.size(); i++) {
            double x = x(track.longitude(i));
            double y = y(track.latitude(i));
            if (x < 0 || x > width || y < 0 || y > height) {
                return false;
            }
        }
        return true;
    }

    /** Pixels from the left edge. */
    double x(double eastOfGreenwich) {
        return width / 2.0 + (eastOfGreenwich - longitude) * east(latitude) / metres;
    }

    /** Pixels from the upper edge. */
    double y(double northOfTheEquator) {
        return height / 2.0 - (northOfTheEquator - latitude) * NORTH / metres;
    }

    double west() {
        return longitude - width / 2.0 * metres / east(latitude);
    }

    double east() {
        return longitude + width / 2.0 * metres / east(latitude);
    }

    double south() {
        return latitude - height / 2.0 * metres / NORTH;
    }

    double north() {
        return latitude + height / 2.0 * metres / NORTH;
    }
}
