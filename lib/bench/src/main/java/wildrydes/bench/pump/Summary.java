package wildrydes.bench.pump;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The results of the peers as JSON. */
final class Summary {

    private Summary() {}

    /** The end of a minute, as a summary's StatusTime. */
    static String time(long millis) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(millis / 1000, 0, ZoneOffset.UTC);
        return time.toLocalDate() + " " + time.toLocalTime() + ":00.000";
    }

    static byte[] json(String name, String statusTime, long distance, int... vitals) {
        String json = "{\"Name\":\"" + name + "\",\"StatusTime\":\"" + statusTime + "\",\"Distance\":" + distance
                + ",\"MinMagicPoints\":" + vitals[0] + ",\"MaxMagicPoints\":" + vitals[1]
                + ",\"MinHealthPoints\":" + vitals[2] + ",\"MaxHealthPoints\":" + vitals[3] + "}";
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
