package wildrydes.kernel.debug;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Numbers by which a front end asks for more: calls of a thread that has stopped, and the parts of values. */
final class Handles {

    private record Parts(@Nullable Track owner, Supplier<List<Variable>> content) {}

    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, Call> calls = new HashMap<>();
    private final Map<Integer, Parts> parts = new HashMap<>();

    synchronized int of(Call call) {
        int number = numbers.incrementAndGet();
        calls.put(number, call);
        return number;
    }

    /** @param owner the thread until whose resumption it is good; null for until the next {@link #forget} of null */
    synchronized int of(@Nullable Track owner, Supplier<List<Variable>> content) {
        int number = numbers.incrementAndGet();
        parts.put(number, new Parts(owner, content));
        return number;
    }

    synchronized Optional<Call> call(int number) {
        return Optional.ofNullable(calls.get(number));
    }

    Optional<List<Variable>> parts(int number) {
        Parts found;
        synchronized (this) {
            found = parts.get(number);
        }
        return found == null ? Optional.empty() : Optional.of(found.content().get());
    }

    synchronized @Nullable Track owner(int number) {
        Parts found = parts.get(number);
        return found == null ? null : found.owner();
    }

    /** Forgets what belongs to this thread. */
    synchronized void forget(@Nullable Track owner) {
        calls.values().removeIf(call -> call.track() == owner);
        parts.values().removeIf(each -> each.owner() == owner);
    }
}
