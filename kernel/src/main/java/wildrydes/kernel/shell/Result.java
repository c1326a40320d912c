package wildrydes.kernel.shell;

import org.jspecify.annotations.Nullable;

/** What came of a part of a cell. */
sealed interface Result {

    /** It ran, and has no value. */
    record Nothing() implements Result {}

    /**
     * It is an expression.
     *
     * @param object what the expression came to
     * @param semicolon whether the user ended it with one
     */
    record Value(@Nullable Object object, boolean semicolon) implements Result {}

    /**
     * It is a magic whose value is for code that asks for it, and is not shown.
     *
     * @param object what it came to
     */
    record Quiet(@Nullable Object object) implements Result {}

    /** It failed, and the cell with it. */
    record Failed(CellResult.Failed failure) implements Result {}
}
