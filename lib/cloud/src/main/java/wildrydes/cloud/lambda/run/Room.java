package wildrydes.cloud.lambda.run;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import wildrydes.cloud.lambda.FunctionVersion;

/**
 * How much memory all environments together may take: a machine has less than AWS. What does not fit waits.
 *
 * @param megabytes in all
 */
record Room(long megabytes) {

    private static final long MEGA = 1024L * 1024;

    /** For the system, the cloud, the notebook. */
    private static final long OTHERS = 1024;

    private static final long LEAST = 512;

    /** Of a JVM whose function does nothing. */
    private static final long JVM = 80;

    /** Functions use a part of the memory that they are given. */
    private static final int USED_PART = 4;

    /** Half of what this machine, or this container, has beside what the others need. */
    static Room ofThisMachine() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Room(Math.max(LEAST, (system.getTotalMemorySize() / MEGA - OTHERS) / 2));
    }

    /** What an environment of a function takes. */
    static long of(FunctionVersion function) {
        return JVM + function.memory() / USED_PART;
    }
}
