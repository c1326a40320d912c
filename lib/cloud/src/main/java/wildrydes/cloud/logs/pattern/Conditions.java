package wildrydes.cloud.logs.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads conditions that are joined: {@code &&} binds closer than {@code ||}, and parentheses closer than both. */
final class Conditions {

    /** Nobody writes deeper ones; reading them takes a stack. */
    private static final int DEEPEST = 50;

    private Conditions() {}

    static <T> Predicate<T> read(PatternText text, Function<PatternText, Predicate<T>> single) {
        return either(text, single, 0);
    }

    private static <T> Predicate<T> either(PatternText text, Function<PatternText, Predicate<T>> single, int depth) {
        List<Predicate<T>> parts = new ArrayList<>();
        do {
            parts.add(both(text, single, depth));
            text.space();
        } while (text.take("||"));
        return parts.size() == 1 ? parts.get(0) : value -> parts.stream().anyMatch(part -> part.test(value));
    }

    private static <T> Predicate<T> both(PatternText text, Function<PatternText, Predicate<T>> single, int depth) {
        List<Predicate<T>> parts = new ArrayList<>();
        do {
            text.space();
            parts.add(one(text, single, depth));
            text.space();
        } while (text.take("&&"));
        return parts.size() == 1 ? parts.get(0) : value -> parts.stream().allMatch(part -> part.test(value));
    }

    private static <T> Predicate<T> one(PatternText text, Function<PatternText, Predicate<T>> single, int depth) {
        if (!text.take("(")) {
            return single.apply(text);
        }
        if (depth == DEEPEST) {
            throw text.wrong();
        }
        Predicate<T> inner = either(text, single, depth + 1);
        text.space();
        text.require(")");
        return inner;
    }
}
