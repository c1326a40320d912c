package wildrydes.bench.place;

import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * The checkout of the project that is measured.
 *
 * @param root the project's folder
 */
public record Checkout(Path root) {

    /** The one that this program was built in. */
    public static Checkout here() {
        try {
            Path place = Path.of(Checkout.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            // lib/bench/target/bench.jar or lib/bench/target/classes
            return new Checkout(place.resolve("../../../..").normalize());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("A class path is made of files", e);
        }
    }

    /** Where measurements may leave files; peers lie there, too. */
    public Path target() {
        return root.resolve("lib/bench/target");
    }

    public Path kernelJar() {
        return root.resolve("kernel/target/kernel.jar");
    }

    /** The folder of the packed cloud. */
    public Path cloud() {
        return root.resolve("lib/cloud/target");
    }
}
