package wildrydes.kernel.requests;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.shell.CellResult;

/**
 * Memory that the kernel keeps back: when cells have taken all the rest, it can still say so, and compile the line that gives
 * it back. Used by the thread that runs cells, and by any thread that runs out of memory.
 */
final class Reserve {

    /** What a short cell takes to compile. */
    private static final long LEAST = 3L << 20;

    /** That, 5 MB that JShell takes in the background after its start to list all classes there are, and room to spare. */
    private static final long MOST = 12L << 20;

    private static final int WORDS = 1 << 20;

    private static final String MORE = " To give it more, put -Xmx into its kernel.json.";

    private final long all = Runtime.getRuntime().maxMemory();
    private final int size = (int) Math.min(MOST, all / 8);
    private byte @Nullable [] kept;
    /** For the words that there is no memory any more. */
    private byte @Nullable [] last;

    private boolean scarce;

    /** Keeps memory back, if it does not yet and there is enough. @return whether a cell can be compiled */
    synchronized boolean prepare() {
        if (scarce) {
            System.gc();
            if (isNeeded()) {
                return free() > LEAST;
            }
            scarce = false;
        }
        if (kept == null || last == null) {
            kept = new byte[size];
            last = new byte[WORDS];
        }
        return true;
    }

    /** Whether there is no more memory than the kernel would keep back. */
    boolean isNeeded() {
        return free() < 2L * size;
    }

    /** Memory has run out: the kernel needs what it kept back; when it runs out again, all of it. */
    synchronized void release() {
        if (kept == null) {
            last = null;
        }
        kept = null;
        scarce = true;
    }

    /** The failure of a cell that ran out of memory, with what helps. */
    CellResult.Failed explained(CellResult.Failed failure) {
        var lines = new ArrayList<>(failure.traceback());
        lines.add("The " + megabytes()
                + " MB of memory that this kernel may use are full. Set variables that hold much to"
                + " null, or restart the kernel." + MORE);
        return new CellResult.Failed(failure.ename(), failure.evalue(), lines);
    }

    /** The failure of a cell that cannot be compiled any more. */
    CellResult.Failed exhausted() {
        String what = "The variables of this notebook hold all of the " + megabytes()
                + " MB of memory that this kernel may use, and no cell can be compiled any more. Restart the kernel."
                + MORE;
        return new CellResult.Failed("OutOfMemoryError", what, List.of(what));
    }

    private long megabytes() {
        return all >> 20;
    }

    private long free() {
        Runtime runtime = Runtime.getRuntime();
        return all - (runtime.totalMemory() - runtime.freeMemory());
    }
}
