package wildrydes.lab.record;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * One unicorn's ride, second by second, as the producer of the workshop flies it: from the Empire State Building, along one
 * bearing, 29 to 31 metres a second. Safe for concurrent use.
 */
public final class Flight {

    /** What the producer of the workshop flies at, in metres a second. */
    public static final double USUAL_SPEED = 30;
    /** Points at take-off. */
    public static final int USUAL_POINTS = 150;

    private static final double START_LATITUDE = 40.749167;
    private static final double START_LONGITUDE = -73.985184;
    private static final double METRES_A_DEGREE_NORTH = 110_540;
    private static final double METRES_A_DEGREE_EAST_AT_THE_EQUATOR = 111_320;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final String name;
    private final RandomGenerator random;
    private final double bearing;
    private double speed = USUAL_SPEED;
    private int magic = USUAL_POINTS;
    private int health = USUAL_POINTS;
    private double latitude = START_LATITUDE;
    private double longitude = START_LONGITUDE;

    public Flight(String name, RandomGenerator random) {
        this.name = name;
        this.random = random;
        this.bearing = random.nextDouble() * 2 * Math.PI;
    }

    /** A flight from the start, with the speed and the points of this one now, that depends on other chances. */
    public synchronized Flight anew(RandomGenerator other) {
        Flight flight = new Flight(name, other);
        flight.speed(speed);
        flight.vitals(magic, health);
        return flight;
    }

    /**
     * Flies faster or slower from here on.
     *
     * @param metresPerSecond mean of the distances, each of which differs by one at most
     */
    public synchronized void speed(double metresPerSecond) {
        speed = metresPerSecond;
    }

    public synchronized void vitals(int magicPoints, int healthPoints) {
        magic = magicPoints;
        health = healthPoints;
    }

    /** Flies on for a second. @return the record, one line of JSON with its newline */
    public synchronized String next(Instant stamp) {
        return next(stamp, "");
    }

    /** The same with the field that the workshop's later producer added for its drill of bad records. */
    public synchronized String next(Instant stamp, boolean corrupt) {
        return next(stamp, "\"InputData\":\"" + (corrupt ? "Unicornerror" : "Unicorn") + "\",");
    }

    private String next(Instant stamp, String inputData) {
        double distance = speed - 1 + random.nextInt(2) + random.nextDouble();
        latitude += distance * Math.sin(bearing) / METRES_A_DEGREE_NORTH;
        longitude += distance
                * Math.cos(bearing)
                / (METRES_A_DEGREE_EAST_AT_THE_EQUATOR * Math.cos(Math.toRadians(latitude)));
        magic += step();
        health += step();
        return "{\"Distance\":" + Decimal.shortest(distance)
                + ",\"HealthPoints\":" + health
                + ",\"Latitude\":" + Decimal.shortest(latitude)
                + ",\"Longitude\":" + Decimal.shortest(longitude)
                + ",\"MagicPoints\":" + magic
                + ",\"Name\":" + JsonText.quote(name)
                + "," + inputData
                + "\"StatusTime\":\"" + STAMP.format(stamp) + "\"}\n";
    }

    /** -1, 0 or 1; 0 as often as the other two together. */
    private int step() {
        int up = random.nextInt(2);
        int down = random.nextInt(2);
        return up - down;
    }
}
