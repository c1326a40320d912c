package wildrydes.pump.kit;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times of the day of the cases, which is 2 March 2026. */
public final class Times {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private Times() {}

    /** Milliseconds since 1970 of a time of the day, such as {@code 09:14:36} or {@code 09:59:59.999}. */
    public static long at(String time) {
        return DAY.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /** Whether a number is a time of our years. */
    static boolean isTime(long millis) {
        return millis > 1_000_000_000_000L && millis < 3_000_000_000_000L;
    }

    static String text(long millis) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(
                Math.floorDiv(millis, 1000), (int) Math.floorMod(millis, 1000L) * 1_000_000, ZoneOffset.UTC);
        return time.toLocalDate().equals(DAY) ? FORMAT.format(time) : time.toString();
    }
}
