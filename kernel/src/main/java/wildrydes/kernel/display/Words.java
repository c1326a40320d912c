package wildrydes.kernel.display;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.BaseStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Single values in words: their own text, or what the JDK's would not say of streams, futures, lambdas and exceptions. */
final class Words {

    /** So many causes of an exception are told. */
    private static final int CAUSES = 20;

    private Words() {}

    /** How far a future is. */
    sealed interface FutureState {

        record Done(@Nullable Object value) implements FutureState {}

        record Other(String words) implements FutureState {}
    }

    /** What the value says of itself, in the user's names; never fails. */
    static String of(Object value) {
        if (value instanceof BaseStream<?, ?> stream && Types.looksAsInJdk(value)) {
            return ofStream(stream);
        }
        if (isLambda(value.getClass()) && Types.looksAsInJdk(value)) {
            return "lambda of "
                    + CellNames.plain(value.getClass().getInterfaces()[0].getName());
        }
        try {
            return CellNames.plain(String.valueOf(value.toString()));
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            return "(a " + CellNames.plain(value.getClass().getName()) + ", whose toString failed with "
                    + CellNames.plain(e.getClass().getName()) + ")";
        }
    }

    /** An exception with its causes, a line each. */
    static String of(Throwable thrown) {
        var text = new StringBuilder(of((Object) thrown));
        Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());
        told.add(thrown);
        Throwable cause = thrown.getCause();
        while (cause != null && told.size() <= CAUSES && told.add(cause)) {
            text.append("\nCaused by: ").append(of((Object) cause));
            cause = cause.getCause();
        }
        return text.toString();
    }

    /** How far a future is; never waits. */
    static FutureState stateOf(Future<?> future) {
        if (!future.isDone()) {
            return new FutureState.Other("not done yet");
        }
        try {
            return new FutureState.Done(future.get(0, TimeUnit.NANOSECONDS));
        } catch (CancellationException e) {
            return new FutureState.Other("cancelled");
        } catch (ExecutionException e) {
            return new FutureState.Other("failed: " + of((Object) (e.getCause() == null ? e : e.getCause())));
        } catch (TimeoutException e) {
            return new FutureState.Other("not done yet");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new FutureState.Other("done");
        }
    }

    private static String ofStream(BaseStream<?, ?> stream) {
        String name = stream instanceof Stream<?> ? "Stream" : streamOfNumbers(stream);
        String reading = stream instanceof Stream<?> ? ".toList()" : ".toArray()";
        return name + " (not read, since that would use it up; add " + reading + " to see its elements)";
    }

    private static String streamOfNumbers(BaseStream<?, ?> stream) {
        for (Class<?> type = stream.getClass(); type != null; type = type.getSuperclass()) {
            for (Class<?> each : type.getInterfaces()) {
                if (each.getPackageName().equals("java.util.stream")) {
                    return each.getSimpleName();
                }
            }
        }
        return "Stream";
    }

    private static boolean isLambda(Class<?> type) {
        return type.isHidden() && type.isSynthetic() && type.getInterfaces().length > 0;
    }
}
