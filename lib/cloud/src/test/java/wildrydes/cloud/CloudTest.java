package wildrydes.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.cloud.auth.AccessKey;
import wildrydes.cloud.clock.WallTime;

class CloudTest {

    @TempDir
    Path folder;

    @Test
    @Timeout(60)
    void aCloudThatNobodyUsesEnds() throws Exception {
        try (Cloud cloud = new Cloud(settings(0, Duration.ofMillis(50)), WallTime.system())) {
            cloud.awaitStop();
        }
    }

    @Test
    void whatWasOpenedIsClosedAgainWhenTheStartFails() throws IOException {
        try (Cloud cloud = new Cloud(settings(0, null), WallTime.system())) {
            Path other = folder.resolve("other");
            Settings same = new Settings(
                    cloud.port(),
                    other,
                    new AccessKey("AK", "sk"),
                    1,
                    true,
                    null,
                    "000000000000",
                    "us-east-1",
                    null,
                    List.of());
            assertThatThrownBy(() -> new Cloud(same, WallTime.system()))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("Port " + cloud.port() + " is taken by another process");

            try (DataFolder free = DataFolder.take(other)) {
                assertThat(free.path()).isEqualTo(other);
            }
        }
    }

    @Test
    void closingTwiceDoesNothingTheSecondTime() throws IOException {
        Cloud cloud = new Cloud(settings(0, null), WallTime.system());
        cloud.close();
        cloud.close();
    }

    private Settings settings(int port, @Nullable Duration idleStop) {
        return new Settings(
                port,
                folder.resolve("data"),
                new AccessKey("AK", "sk"),
                1,
                true,
                null,
                "000000000000",
                "us-east-1",
                idleStop,
                List.of());
    }
}
