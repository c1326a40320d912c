package wildrydes.kernel.shell;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.Display;

/**
 * Short texts of values, in bounded time: a value's own code, which may throw or never end, runs on a thread that is left
 * behind if need be.
 */
final class ValueTexts {

    private static final int CHARACTERS = 120;

    /** All values together have so long, each beyond that a little. */
    private static final long PATIENCE_MILLIS = 1_000;

    private static final long LAST_MILLIS = 50;

    private final long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);

    /** The text of a value; says so where there is none. */
    String of(Supplier<@Nullable Object> value) throws InterruptedException {
        var work = new FutureTask<>(() -> text(value.get()));
        var thread = new Thread(work, "text of a value");
        thread.setDaemon(true);
        thread.start();
        try {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            return work.get(Math.max(left, LAST_MILLIS), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return "(its toString takes too long)";
        } catch (ExecutionException e) {
            return "(its toString failed with " + e.getCause().getClass().getName() + ")";
        } finally {
            work.cancel(true);
        }
    }

    private static String text(@Nullable Object value) {
        Object plain = value instanceof CharSequence chars
                ? quoted(chars)
                : Display.render(value).data().getOrDefault("text/plain", "");
        String line = String.valueOf(plain).replaceAll("\\s+", " ").strip();
        return line.length() <= CHARACTERS ? line : line.substring(0, CHARACTERS) + "...";
    }

    private static String quoted(CharSequence chars) {
        return "\"" + chars.subSequence(0, Math.min(chars.length(), CHARACTERS + 1)) + "\"";
    }
}
