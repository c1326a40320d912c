package wildrydes.cloud.analytics.run;

import java.time.Instant;
import wildrydes.cloud.analytics.Application;

/**
 * Which time the rows of an application's input have as ROWTIME. AWS knows the first only; the other makes a replay of old
 * records come out as they would have when they were new, and is asked for by the tag {@value #TAG} of the application.
 */
enum Rowtimes {
    /** When it was read. Reads are at the end of each second, so that what arrived in a minute has a ROWTIME of that minute. */
    INGESTION(999_000_000),

    /** When its record arrived in the stream. Reads are at the beginning of each second, and close what ends there. */
    ARRIVAL(0);

    static final String TAG = "wildrydes:rowtime";

    private final int phaseNanos;

    Rowtimes(int phaseNanos) {
        this.phaseNanos = phaseNanos;
    }

    /** As the application's tag says. */
    static Rowtimes of(Application application) {
        return ARRIVAL.name().equalsIgnoreCase(application.tags().get(TAG)) ? ARRIVAL : INGESTION;
    }

    /** The next moment at which to read. */
    Instant nextRead(Instant now) {
        Instant inThisSecond = Instant.ofEpochSecond(now.getEpochSecond(), phaseNanos);
        return inThisSecond.isAfter(now) ? inThisSecond : inThisSecond.plusSeconds(1);
    }
}
