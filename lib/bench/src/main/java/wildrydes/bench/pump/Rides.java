package wildrydes.bench.pump;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Records as the lab's producer sends them: one for each unicorn and second, with all digits. The same ones each time. */
public final class Rides {

    static final long MINUTE = 60_000;

    /** A full minute, 2019-06-25 09:43:00 UTC. */
    static final long BEGIN = 1_561_455_780_000L;

    private Rides() {}

    /** The records of at most ten minutes, in the order of their seconds. */
    public static byte[][] of(int unicorns, int seconds) {
        Random random = new Random(unicorns);
        byte[][] records = new byte[unicorns * seconds][];
        for (int second = 0; second < seconds; second++) {
            for (int unicorn = 0; unicorn < unicorns; unicorn++) {
                records[second * unicorns + unicorn] = record(unicorn, second, random);
            }
        }
        return records;
    }

    /** Puts the text together without the means of the language, whose own start would be counted as the contestant's. */
    private static byte[] record(int unicorn, int second, Random random) {
        StringBuilder json = new StringBuilder(200)
                .append("{\"Distance\":")
                .append(29 + 2 * random.nextDouble())
                .append(",\"HealthPoints\":")
                .append(140 + random.nextInt(20))
                .append(",\"Latitude\":")
                .append(40 + random.nextDouble())
                .append(",\"Longitude\":")
                .append(-74 + random.nextDouble())
                .append(",\"MagicPoints\":")
                .append(140 + random.nextInt(20))
                .append(",\"Name\":\"Unicorn")
                .append(unicorn)
                .append("\",\"StatusTime\":\"2019-06-25 09:")
                .append(43 + second / 60)
                .append(':')
                .append(second % 60 + 100)
                .append('.')
                .append(random.nextInt(1000) + 1000)
                .append("\"}\n");
        // Hundreds and thousands gave the leading zeros
        json.deleteCharAt(json.lastIndexOf(":") + 1).deleteCharAt(json.lastIndexOf(".") + 1);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
