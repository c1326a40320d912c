package wildrydes.kernel.shell;

/**
 * Stands in for the JVM's ways to end the process in the classes of cells ({@link StandIns}), so that a program that
 * ends with {@code System.exit} does not take the notebook's state with it. Public because cells call it.
 */
public final class Exit {

    private Exit() {}

    /** In place of {@link System#exit}. */
    public static void exit(int status) {
        throw new Requested("System.exit(" + status + ")");
    }

    /** In place of {@link Runtime#exit}. */
    public static void exit(Runtime runtime, int status) {
        throw new Requested("Runtime.exit(" + status + ")");
    }

    /** In place of {@link Runtime#halt}. */
    public static void halt(Runtime runtime, int status) {
        throw new Requested("Runtime.halt(" + status + ")");
    }

    /** A cell asked for the end of the process. */
    @SuppressWarnings("serial")
    static final class Requested extends Error {

        Requested(String call) {
            super(call + " would end the kernel and everything in it; the kernel keeps running."
                    + " To begin afresh, choose Kernel, Restart Kernel.");
        }
    }
}
