package wildrydes.cloud;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import wildrydes.cloud.auth.AccessKey;
import wildrydes.cloud.clock.WallTime;

/** Clouds for tests that look at their parts. */
public final class CloudFixtures {

    private CloudFixtures() {}

    /** A whole cloud in this process, whose time moves only when it is asked to. */
    public static Cloud inStepTime(Path folder) throws IOException {
        Settings settings = new Settings(
                0, folder, new AccessKey("AK", "sk"), 1, true, null, "000000000000", "us-east-1", null, List.of());
        return new Cloud(settings, WallTime.system());
    }
}
