package wildrydes.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.LocalCloud;
import wildrydes.lab.cloud.PackedCloud;

/** The pipeline while time flows, as it does for learners. */
class ApplicationsFlowIT {

    @TempDir
    Path folder;

    private CloudHome home;
    private Lab lab;

    @BeforeEach
    void begin() {
        Screenshot.begin();
        home = new CloudHome(folder);
        lab = Lab.join(PackedCloud.open(home, "flow"));
    }

    @AfterEach
    void end() {
        LocalCloud.stop(home);
    }

    @Test
    void aTourLosesNoRecordAndNoRow() {
        double speed = lab.control().clock().speed();

        Tour tour = lab.tour();

        assertThat(tour.records()).isBetween(358, 362);
        assertThat(tour.rows().rowCount()).isEqualTo(6);
        assertThat(tour.rows().stringColumn("Name").countUnique()).isEqualTo(2);
        assertThat(tour.rows().intColumn("Distance").sum())
                .as("what flew until the last minute closed")
                .isLessThanOrEqualTo(362 * 31);
        assertThat(lab.control().clock().speed()).isEqualTo(speed);
        assertThat(lab.control().clock().flowing()).isFalse();
        assertThat(lab.kinesis().listStreams().streamNames()).isEmpty();
    }
}
