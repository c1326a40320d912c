package wildrydes.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.LocalCloud;
import wildrydes.lab.cloud.PackedCloud;

/** Tests against the packed cloud in step time, each in a cloud of its own, whose time and bill begin with it. */
abstract class OwnAccount {

    @TempDir
    Path folder;

    Lab lab;
    Screenshot screen;
    private CloudHome home;
    final List<Unicorn> flying = new ArrayList<>();

    @BeforeEach
    void openCloud() {
        screen = Screenshot.begin();
        home = new CloudHome(folder);
        lab = Lab.join(PackedCloud.stepping(home));
    }

    @AfterEach
    void stopCloud() {
        flying.forEach(Unicorn::stop);
        LocalCloud.stop(home);
    }

    final DataStream stream() {
        return lab.stream("wildrydes").shards(1).create();
    }

    final Unicorn start(String name) {
        Unicorn unicorn = lab.unicorn(name).to(lab.stream("wildrydes")).start();
        flying.add(unicorn);
        return unicorn;
    }

    /** What is shown of a value, as a text. */
    final String shown(Object value) {
        return screen.shown(value);
    }
}
