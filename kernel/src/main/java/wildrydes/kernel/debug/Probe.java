package wildrydes.kernel.debug;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the classes of cells call while somebody debugs; {@link Weaver} puts the calls in. A call of a method is an
 * {@code Object} here, so that classes of cells need to know no other class of the kernel. Public because cells call it.
 */
public final class Probe {

    private static final Object[] NO_VALUES = {};

    /** The methods that have probes, by their numbers; read without a lock by every call. */
    private static volatile @Nullable Code[] codes = new @Nullable Code[64];

    private static int count;

    private Probe() {}

    /**
     * A method begins.
     *
     * @param number of the method
     * @return the call, which the method hands to the other probes; null where nobody debugs any more
     */
    public static @Nullable Object enter(int number) {
        Code code = codes[number];
        return code == null ? null : code.debugger().enter(code);
    }

    /**
     * A line begins.
     *
     * @param call what {@link #enter} returned
     * @param site which line of the method
     * @param values of the variables that are there; null for none
     */
    public static void line(@Nullable Object call, int site, @Nullable Object @Nullable [] values) {
        if (call != null) {
            Call current = (Call) call;
            current.code().debugger().line(current, site, values == null ? NO_VALUES : values);
        }
    }

    /** A method returns. */
    public static void exit(@Nullable Object call) {
        if (call != null) {
            Call current = (Call) call;
            current.code().debugger().exit(current);
        }
    }

    /** A method ends by an exception. */
    public static void threw(@Nullable Object call, Throwable thrown) {
        if (call != null) {
            Call current = (Call) call;
            current.code().debugger().threw(current, thrown);
        }
    }

    /** Gives a method its number. */
    static synchronized int add(Code code) {
        if (count == codes.length) {
            codes = Arrays.copyOf(codes, 2 * count);
        }
        codes[count] = code;
        // What other threads read is published by the class that holds the number, which is defined later.
        return count++;
    }

    /** Forgets the methods of a debugger that is closed; those that still run go on without it. */
    static synchronized void remove(Debugger debugger) {
        for (int i = 0; i < count; i++) {
            Code code = codes[i];
            if (code != null && code.debugger() == debugger) {
                codes[i] = null;
            }
        }
    }
}
