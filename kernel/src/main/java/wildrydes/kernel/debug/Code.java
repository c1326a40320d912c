package wildrydes.kernel.debug;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A method of a cell that has probes. */
final class Code {

    /**
     * A variable as it is compiled.
     *
     * @param type its signature in the class file, or its descriptor where it has none
     */
    record Local(String name, String type) {}

    /** Where a line of the method begins. */
    static final class Site {

        private final int index;
        private final int lineOfClass;
        private final List<Local> locals;
        private final boolean isJump;
        private volatile @Nullable Spot spot;
        private volatile boolean breakpoint;

        /**
         * @param index its number in the method
         * @param lineOfClass its line in what JShell compiled
         * @param locals the variables that have a value there
         * @param isJump whether it begins with a jump, as the end of a loop does
         */
        Site(int index, int lineOfClass, List<Local> locals, boolean isJump) {
            this.index = index;
            this.lineOfClass = lineOfClass;
            this.locals = List.copyOf(locals);
            this.isJump = isJump;
        }

        int index() {
            return index;
        }

        int lineOfClass() {
            return lineOfClass;
        }

        List<Local> locals() {
            return locals;
        }

        boolean isJump() {
            return isJump;
        }

        /** The line of the cell; nothing where the cell has none. */
        @Nullable
        Spot spot() {
            return spot;
        }

        void place(Spot found) {
            spot = found;
        }

        boolean hasBreakpoint() {
            return breakpoint;
        }

        void breakHere(boolean stop) {
            breakpoint = stop;
        }
    }

    /** A line of a cell. */
    record Spot(Source source, int line) {}

    private final Debugger debugger;
    private final String type;
    private final String method;
    private final List<Site> sites;

    /**
     * @param type the class as the JVM names it, with dots
     * @param sites in the order of the method
     */
    Code(Debugger debugger, String type, String method, List<Site> sites) {
        this.debugger = debugger;
        this.type = type;
        this.method = method;
        this.sites = sites;
    }

    Debugger debugger() {
        return debugger;
    }

    String type() {
        return type;
    }

    String method() {
        return method;
    }

    List<Site> sites() {
        return sites;
    }

    /** Whether it is the code that a cell itself runs, and no method of the user. */
    boolean isCell() {
        return method.startsWith("do_it$");
    }
}
