package wildrydes.cloud.clock;

import java.time.Clock;
import java.time.InstantSource;

/** Real time, for the few things that AWS itself measures with it, such as the age of a signature. */
public final class WallTime {

    private WallTime() {}

    public static InstantSource system() {
        return Clock.systemUTC();
    }
}
