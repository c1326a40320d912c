package wildrydes.kernel.api;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every cell can call without an import. The names are IJava's, so that its notebooks run here. It has no types: cells
 * would see them, too, and those of libraries that have the same names would be ambiguous.
 *
 * @see <a href="https://github.com/SpencerPark/IJava/blob/master/docs/display.md">IJava: Display</a>
 */
public final class CellFunctions {

    private static volatile @Nullable LanguageSession session;

    private CellFunctions() {}

    /** Prints like {@link System#out}'s {@code printf}. */
    public static void printf(String format, @Nullable Object... arguments) {
        System.out.printf(format, arguments);
    }

    /** The value as the kernel shows it at the end of a cell. */
    public static MimeBundle render(@Nullable Object value) {
        return Display.render(value);
    }

    /** The value in these formats only, as far as it has them, and as plain text; a text is taken for what is asked for. */
    public static MimeBundle render(@Nullable Object value, String... mimeTypes) {
        return Display.render(value, new LinkedHashSet<>(List.of(mimeTypes)));
    }

    /** Shows a value below the cell. @return the id by which {@link #updateDisplay} changes it */
    public static String display(@Nullable Object value) {
        return Display.show(render(value));
    }

    /** Shows a value in these formats only. @return the id by which {@link #updateDisplay} changes it */
    public static String display(@Nullable Object value, String... mimeTypes) {
        return Display.show(render(value, mimeTypes));
    }

    /**
     * Shows a value in one format, with the format in front, as in Rapaio's {@code display("html", value)}, or behind, as
     * in IJava's {@code display("<b>x</b>", "text/html")}.
     *
     * @return the id by which {@link #updateDisplay} changes it
     * @throws IllegalArgumentException if none of the two is a format
     */
    public static String display(String first, @Nullable Object second) {
        return Display.show(inOneFormat(first, second));
    }

    /** Replaces what was shown under this id. */
    public static void updateDisplay(String id, @Nullable Object value) {
        Display.update(id, render(value));
    }

    /** Replaces what was shown under this id, in these formats only. */
    public static void updateDisplay(String id, @Nullable Object value, String... mimeTypes) {
        Display.update(id, render(value, mimeTypes));
    }

    /** Replaces what was shown under this id, in one format, which may be either of the two. */
    public static void updateDisplay(String id, String first, @Nullable Object second) {
        Display.update(id, inOneFormat(first, second));
    }

    private static MimeBundle inOneFormat(String first, @Nullable Object second) {
        Optional<String> behind = second instanceof String name ? Formats.of(name) : Optional.empty();
        Optional<String> front = Formats.of(first);
        // Full names are never a text that somebody wants to see, and IJava's order is the older one.
        if (behind.isPresent() && (front.isEmpty() || behind.get().equals(second))) {
            return render(first, behind.get());
        }
        return render(
                second,
                front.orElseThrow(() -> new IllegalArgumentException("There is no format " + first
                        + ". Write for example display(\"text/html\", value), or display(value, \"text/html\").")));
    }

    /**
     * Does what a line {@code %name arguments} does.
     *
     * @return what the magic yields
     * @throws IllegalArgumentException if it cannot be done
     */
    // The caller says by its type whether it awaits a null.
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
    public static <T extends @Nullable Object> T lineMagic(String name, List<String> arguments) {
        return (T) session().lineMagic(name, arguments);
    }

    /**
     * Does what a cell that begins with {@code %%name arguments} does.
     *
     * @return what the magic yields
     * @throws IllegalArgumentException if it cannot be done
     */
    // The caller says by its type whether it awaits a null.
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
    public static <T extends @Nullable Object> T cellMagic(String name, List<String> arguments, String body) {
        return (T) session().cellMagic(name, arguments, body);
    }

    /**
     * Runs code as if it stood in the cell.
     *
     * @return its value; null if it has none
     * @throws IllegalArgumentException if it fails
     */
    public static @Nullable Object eval(String code) {
        return session().eval(code);
    }

    /** From the next cell on, lines that begin with a percent sign and this name do this. */
    public static void registerLineMagic(String name, LineMagic magic) {
        session().registerLineMagic(name, magic);
    }

    /** From the next cell on, cells that begin with two percent signs and this name do this. */
    public static void registerCellMagic(String name, CellMagic magic) {
        session().registerCellMagic(name, magic);
    }

    /** For the kernel: works with this session from now on. */
    public static void on(LanguageSession kernel) {
        session = kernel;
    }

    private static LanguageSession session() {
        LanguageSession current = session;
        if (current == null) {
            throw new IllegalStateException("There is no kernel here. Call this in a cell of a notebook.");
        }
        return current;
    }
}
