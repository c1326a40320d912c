package wildrydes.answers.checks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wildrydes.lab.Lab;

/**
 * The rides of one unicorn that lie in the bucket, in the order of their times.
 *
 * @param told metres, as the unicorn says
 * @param flown metres, from position to position
 * @param withoutCosine the same where a degree east is taken to be as long everywhere
 * @param fastest the most metres in a second
 */
record RidesByName(int records, double told, double flown, double withoutCosine, double fastest) {

    private static final double DEGREE_NORTH = 110_540;
    private static final double DEGREE_EAST = 111_320;

    static Map<String, RidesByName> all(Lab lab) {
        Map<String, List<Ride>> rides = new TreeMap<>();
        StoredLines.of(lab, StoredLines.RIDES).values().stream()
                .flatMap(List::stream)
                .flatMap(line -> Ride.of(line).stream())
                .forEach(ride -> rides.computeIfAbsent(ride.name(), name -> new ArrayList<>())
                        .add(ride));
        Map<String, RidesByName> all = new TreeMap<>();
        rides.forEach((name, one) -> all.put(name, of(one)));
        return all;
    }

    static RidesByName of(List<Ride> unordered) {
        List<Ride> rides = unordered.stream()
                .sorted(Comparator.comparing(Ride::statusTime))
                .toList();
        double flown = 0;
        double withoutCosine = 0;
        for (int i = 1; i < rides.size(); i++) {
            Ride from = rides.get(i - 1);
            Ride to = rides.get(i);
            double north = (to.latitude() - from.latitude()) * DEGREE_NORTH;
            double east = (to.longitude() - from.longitude()) * DEGREE_EAST;
            flown += Math.hypot(north, east * Math.cos(Math.toRadians(to.latitude())));
            withoutCosine += Math.hypot(north, east);
        }
        return new RidesByName(
                rides.size(),
                rides.stream().mapToDouble(Ride::distance).sum(),
                flown,
                withoutCosine,
                rides.stream().mapToDouble(Ride::distance).max().orElse(0));
    }

    /** Mean metres a second. */
    double mean() {
        return told / records;
    }
}
