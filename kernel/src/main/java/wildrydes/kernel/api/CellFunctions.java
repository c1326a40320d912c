package wildrydes.kernel.api;

import org.jspecify.annotations.Nullable;

/** What every cell can call without an import. The names are IJava's, so that its notebooks run here. */
public final class CellFunctions {

    private CellFunctions() {}

    /** Prints like {@link System#out}'s {@code printf}. */
    public static void printf(String format, @Nullable Object... arguments) {
        System.out.printf(format, arguments);
    }
}
