package wildrydes.lab;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.CloudProgram;
import wildrydes.lab.cloud.LocalCloud;

/** The lab on the packed cloud, in a process of its own. */
class LabIT extends LabScenarios {

    @TempDir
    Path folder;

    @Override
    Lab open() {
        return Lab.join(LocalCloud.open(
                new CloudHome(folder),
                CloudProgram.find(),
                Map.of("WILDRYDES_CLOCK", "step", "WILDRYDES_START", "2026-03-02T09:14:36Z"),
                waited -> {}));
    }

    @Override
    void close() {
        LocalCloud.stop(new CloudHome(folder));
    }
}
