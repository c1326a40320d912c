package wildrydes.lab.cloud;

import java.util.Map;

/** Starts the packed cloud for a test, at the moment at which the workbook's texts begin. */
public final class PackedCloud {

    private PackedCloud() {}

    /** In step time: each second can be looked at. */
    public static LocalCloud stepping(CloudHome home) {
        return open(home, "step");
    }

    /** @param clock {@code step} or {@code flow} */
    public static LocalCloud open(CloudHome home, String clock) {
        return LocalCloud.open(
                home,
                CloudProgram.find(),
                Map.of("WILDRYDES_CLOCK", clock, "WILDRYDES_START", "2026-03-02T09:14:36Z"),
                waited -> {});
    }
}
