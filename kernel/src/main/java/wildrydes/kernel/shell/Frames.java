package wildrydes.kernel.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import jdk.jshell.EvalException;
import jdk.jshell.spi.ExecutionControl.ResolutionException;
import jdk.jshell.spi.ExecutionControl.RunException;
import jdk.jshell.spi.ExecutionControl.UserException;
import jdk.jshell.spi.SPIResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * The stack traces of an exception and of all that belongs to it, in terms of snippets and their lines. Only JShell knows
 * those, and it translates the trace of an exception and of its causes, not of what was suppressed: so all of them are
 * reported to it as one row of causes.
 */
final class Frames {

    /** More than anyone reads. */
    private static final int MOST = 32;

    private final IdentityHashMap<Throwable, StackTraceElement[]> translated = new IdentityHashMap<>();

    private Frames() {}

    /** What JShell should be told about this exception. */
    static RunException report(Throwable thrown) {
        Optional<SPIResolutionException> unresolved = unresolved(thrown);
        if (unresolved.isPresent()) {
            return new ResolutionException(
                    unresolved.get().id(), unresolved.get().getStackTrace());
        }
        List<Throwable> all = family(thrown);
        UserException row = null;
        for (int i = all.size() - 1; i >= 0; i--) {
            Throwable each = all.get(i);
            var next = new UserException("", each.getClass().getName(), each.getStackTrace());
            next.initCause(row);
            row = next;
        }
        if (row == null) {
            throw new IllegalStateException("An exception belongs to its own family");
        }
        return row;
    }

    /** The traces that JShell made of this exception. */
    static Frames of(Throwable thrown, @Nullable Exception answer) {
        var frames = new Frames();
        Throwable next = answer;
        for (Throwable each : family(thrown)) {
            if (!(next instanceof EvalException translation)) {
                break;
            }
            frames.translated.put(each, translation.getStackTrace());
            next = translation.getCause();
        }
        return frames;
    }

    /** The traces of this exception, each call translated. */
    static Frames of(Throwable thrown, UnaryOperator<StackTraceElement> translation) {
        var frames = new Frames();
        for (Throwable each : family(thrown)) {
            StackTraceElement[] calls =
                    Arrays.stream(each.getStackTrace()).map(translation).toArray(StackTraceElement[]::new);
            frames.translated.put(each, calls);
        }
        return frames;
    }

    /** The call of a definition that refers to something that is not there. */
    static Optional<SPIResolutionException> unresolved(Throwable thrown) {
        return family(thrown).stream()
                .filter(SPIResolutionException.class::isInstance)
                .map(SPIResolutionException.class::cast)
                .findFirst();
    }

    /** The frames of this exception, innermost first, those of the kernel below the cell left out. */
    List<StackTraceElement> of(Throwable thrown) {
        return Arrays.asList(translated.getOrDefault(thrown, new StackTraceElement[0]));
    }

    /** The exception, its causes and what they suppressed, each once. */
    private static List<Throwable> family(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        var all = new ArrayList<Throwable>();
        Deque<Throwable> next = new ArrayDeque<>(List.of(thrown));
        while (!next.isEmpty() && all.size() < MOST) {
            Throwable each = next.remove();
            if (seen.add(each)) {
                all.add(each);
                if (each.getCause() != null) {
                    next.add(each.getCause());
                }
                next.addAll(Arrays.asList(each.getSuppressed()));
            }
        }
        return all;
    }
}
