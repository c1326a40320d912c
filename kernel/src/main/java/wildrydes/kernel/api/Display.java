package wildrydes.kernel.api;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Shows things below the running cell, and changes what is shown there. Output of a background thread goes to the cell
 * that started the thread.
 *
 * <pre>{@code
 * String id = Display.show(MimeBundle.text("0 of 10"));
 * Display.update(id, MimeBundle.text("10 of 10"));
 * }</pre>
 */
public final class Display {

    /** Where output goes; a kernel sets its own once, before the first cell. */
    public interface Screen {

        void show(String displayId, MimeBundle content);

        void update(String displayId, MimeBundle content);

        void clear(boolean waitForNext);

        /** The value as every renderer of the kernel sees it. */
        MimeBundle render(Object value);

        /** The value in these formats only, as far as it has them, and as plain text. */
        default MimeBundle render(Object value, Set<String> mimeTypes) {
            return render(value);
        }

        /** Shows values of a class so from now on. */
        default <T> void register(Class<T> type, Function<? super T, MimeBundle> rendering) {}
    }

    private static volatile Screen screen = new PlainScreen();

    private Display() {}

    /** Shows a value as its renderer draws it. @return the id by which {@link #update} changes it */
    public static String show(Object value) {
        return show(screen.render(value));
    }

    /** Shows ready content. @return the id by which {@link #update} changes it */
    public static String show(MimeBundle content) {
        String id = UUID.randomUUID().toString();
        screen.show(id, content);
        return id;
    }

    /** Replaces what was shown under this id, wherever it stands. */
    public static void update(String displayId, MimeBundle content) {
        screen.update(displayId, content);
    }

    /** Replaces what was shown under this id by a value as its renderer draws it. */
    public static void update(String displayId, Object value) {
        update(displayId, screen.render(value));
    }

    /** The value as the kernel shows it at the end of a cell. */
    public static MimeBundle render(@Nullable Object value) {
        return value == null ? MimeBundle.text("null") : screen.render(value);
    }

    /**
     * The value in these formats only, as far as it has them, and as plain text. A text is taken for what is asked for.
     *
     * @param mimeTypes the formats; none for those that are usual for the value
     */
    public static MimeBundle render(@Nullable Object value, Set<String> mimeTypes) {
        return value == null ? MimeBundle.text("null") : screen.render(value, mimeTypes);
    }

    /**
     * Shows values of a class so from now on, in this notebook. The most specific class counts; of two renderings for one
     * class, the later one. A library does better with a {@link Renderer}, which needs no call.
     *
     * <pre>{@code
     * Display.register(Point.class, point -> MimeBundle.text(point.toString()).withHtml("<b>" + point.x() + "</b>"));
     * }</pre>
     */
    public static <T> void register(Class<T> type, Function<? super T, MimeBundle> rendering) {
        screen.register(type, rendering);
    }

    /** Removes the cell's output; with {@code waitForNext}, when the next output arrives, so that nothing flickers. */
    public static void clear(boolean waitForNext) {
        screen.clear(waitForNext);
    }

    /** For the kernel: shows on this screen from now on. */
    public static void on(Screen kernel) {
        screen = kernel;
    }

    /** Outside a kernel there is a terminal: what is shown is printed as text. */
    private static final class PlainScreen implements Screen {

        @Override
        public void show(String displayId, MimeBundle content) {
            System.out.println(content.data().getOrDefault("text/plain", ""));
        }

        @Override
        public void update(String displayId, MimeBundle content) {
            show(displayId, content);
        }

        @Override
        public void clear(boolean waitForNext) {}

        @Override
        public MimeBundle render(Object value) {
            return new MimeBundle(Map.of("text/plain", String.valueOf(value)), Map.of());
        }
    }
}
