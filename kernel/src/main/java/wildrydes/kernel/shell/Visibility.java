package wildrydes.kernel.shell;

/** Which classes cells may see: all but the kernel's own, of which they see {@code wildrydes.kernel.api} only. */
final class Visibility {

    private static final String KERNEL = "wildrydes.kernel.";
    private static final String API = "wildrydes.kernel.api.";

    private Visibility() {}

    /** Whether cells see the class, or the classes of the package, of this name. */
    static boolean isVisible(String name) {
        String dotted = name + ".";
        return !dotted.startsWith(KERNEL) || dotted.startsWith(API);
    }
}
