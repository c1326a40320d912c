package wildrydes.lab;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.LocalCloud;
import wildrydes.lab.cloud.PackedCloud;

/** Tests against the packed cloud in step time: one cloud for all of a class, since it takes a while to warm up, whose account each leaves empty. */
abstract class SharedAccount {

    @TempDir
    static Path folder;

    static Lab lab;
    private static CloudHome home;
    Screenshot screen;

    @BeforeAll
    static void openCloud() {
        Screenshot.begin();
        home = new CloudHome(folder);
        lab = Lab.join(PackedCloud.stepping(home));
    }

    @AfterAll
    static void stopCloud() {
        LocalCloud.stop(home);
    }

    @BeforeEach
    void beginScreen() {
        screen = Screenshot.begin();
    }

    @AfterEach
    void emptyAccount() {
        lab.reset();
    }

    /** What is shown of a value, as a text. */
    final String shown(Object value) {
        return screen.shown(value);
    }
}
