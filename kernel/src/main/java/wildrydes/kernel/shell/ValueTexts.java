package wildrydes.kernel.shell;

import java.util.Set;
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

    /** After so many that took too long the others are not asked. */
    private static final int SLOW_VALUES = 3;

    private final long patienceMillis;
    private int slow;

    /** @param patienceMillis how long the text of one value may take */
    ValueTexts(long patienceMillis) {
        this.patienceMillis = patienceMillis;
    }

    /** The text of a value; says so where there is none. */
    String of(Supplier<@Nullable Object> value) throws InterruptedException {
        if (slow >= SLOW_VALUES) {
            return "(not asked, because others took too long)";
        }
        var work = new FutureTask<>(() -> text(value.get()));
        var thread = new Thread(work, "text of a value");
        thread.setDaemon(true);
        thread.start();
        try {
            return work.get(patienceMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            slow++;
            return "(its toString takes too long)";
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return "(its toString failed with " + cause.getClass().getName() + ")";
        } finally {
            work.cancel(true);
        }
    }

    private static String text(@Nullable Object value) {
        Object plain = value instanceof CharSequence chars
                ? quoted(chars)
                : Display.render(value, Set.of("text/plain")).data().getOrDefault("text/plain", "");
        String line = String.valueOf(plain).replaceAll("\\s+", " ").strip();
        return line.length() <= CHARACTERS ? line : line.substring(0, CHARACTERS) + "...";
    }

    private static String quoted(CharSequence chars) {
        return "\"" + chars.subSequence(0, Math.min(chars.length(), CHARACTERS + 1)) + "\"";
    }
}
