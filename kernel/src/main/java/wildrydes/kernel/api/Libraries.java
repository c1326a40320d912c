package wildrydes.kernel.api;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds libraries as {@code %maven} does, for programs other than the notebook; cells do not see them. */
public final class Libraries {

    /** Who finds them; a kernel sets its own once, before the first cell. */
    public interface Finder {

        List<Path> find(List<String> coordinates, List<Path> present);
    }

    private static volatile @Nullable Finder finder;

    private Libraries() {}

    /**
     * The jars of libraries and of what they need, and shows how far it is.
     *
     * @param coordinates in the form {@code group:artifact:version}
     * @param present jars that the program has; what they are is left out
     * @throws IllegalArgumentException if one cannot be had; the message says why
     * @throws IllegalStateException outside a kernel
     */
    public static List<Path> find(List<String> coordinates, List<Path> present) {
        Finder kernel = finder;
        if (kernel == null) {
            throw new IllegalStateException(
                    "There is no kernel here that could find " + coordinates + ". Name a jar instead.");
        }
        return kernel.find(coordinates, present);
    }

    /** For the kernel: asks this finder from now on. */
    public static void on(Finder kernel) {
        finder = kernel;
    }
}
