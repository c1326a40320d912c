package wildrydes.cloud;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.auth.AccessKey;

/**
 * What a cloud is started with; the command line in {@link Main} explains each.
 *
 * @param port TCP port on the loopback interface; 0 takes a free one
 * @param data folder of the state
 * @param administrator the key that no policy restricts
 * @param speed seconds of cloud time per second of wall time, above 0, while time flows
 * @param step whether time moves only when asked, instead of flowing
 * @param start cloud time at the first start of a new folder; null for wall time
 * @param account twelve digits
 * @param region for example {@code us-east-1}
 * @param idleStop the cloud ends after so long without a request; null for never
 * @param allowedOrigins web origins whose scripts may call the cloud from a browser
 */
public record Settings(
        int port,
        Path data,
        AccessKey administrator,
        double speed,
        boolean step,
        @Nullable Instant start,
        String account,
        String region,
        @Nullable Duration idleStop,
        List<String> allowedOrigins) {

    public Settings {
        allowedOrigins = List.copyOf(allowedOrigins);
    }
}
