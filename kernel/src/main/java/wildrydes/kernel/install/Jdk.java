package wildrydes.kernel.install;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The JDK that runs the kernel.
 *
 * @param home its folder
 * @param feature its version number, for example 17
 * @param build its full version and maker: an archive made by one build is of no use to another
 */
record Jdk(Path home, int feature, String build) {

    static Jdk running() {
        return new Jdk(
                Path.of(System.getProperty("java.home")),
                Runtime.version().feature(),
                System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.version"));
    }

    /** The launcher. */
    Path java() {
        Path windows = home.resolve("bin").resolve("java.exe");
        return Files.exists(windows) ? windows : home.resolve("bin").resolve("java");
    }

    /** Flags that only this version knows or needs. */
    List<String> flags() {
        // From 24 on, a library that loads native code or uses sun.misc.Unsafe makes the JDK print warnings to stderr,
        // where a notebook shows them as errors.
        return feature < 24
                ? List.of()
                : List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    }

    /** Whether its archives are AOT caches (JEP 514), which hold more than the class data of older versions. */
    boolean makesAotCaches() {
        return feature >= 25;
    }
}
