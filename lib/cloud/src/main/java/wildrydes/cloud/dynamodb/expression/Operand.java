package wildrydes.cloud.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.dynamodb.item.Values;

/** What comparisons, functions and assignments work on. First as written; after {@link #bound}, with names and values looked up. */
sealed interface Operand {

    /** An operand with what its placeholders stand for. */
    Operand bound(Placeholders placeholders);

    /** Shows the paths in it, in the order of the text. */
    void paths(Consumer<Path> to);

    /** Shows the calls in it, inner ones first. */
    void calls(Consumer<Call> to);

    /** A value of the item. */
    record At(Path path) implements Operand {

        @Override
        public Operand bound(Placeholders placeholders) {
            return new At(path.bound(placeholders));
        }

        @Override
        public void paths(Consumer<Path> to) {
            to.accept(path);
        }

        @Override
        public void calls(Consumer<Call> to) {}
    }

    /**
     * A value of the request.
     *
     * @param value null until it is looked up
     */
    record Given(String placeholder, @Nullable AttributeValue value) implements Operand {

        @Override
        public Operand bound(Placeholders placeholders) {
            return new Given(placeholder, placeholders.value(placeholder));
        }

        @Override
        public void paths(Consumer<Path> to) {}

        @Override
        public void calls(Consumer<Call> to) {}
    }

    /** A function's value. */
    record Call(String function, List<Operand> arguments) implements Operand {

        @Override
        public Call bound(Placeholders placeholders) {
            List<Operand> bound = new ArrayList<>(arguments.size());
            for (Operand argument : arguments) {
                bound.add(argument.bound(placeholders));
            }
            return new Call(function, bound);
        }

        @Override
        public void paths(Consumer<Path> to) {
            arguments.forEach(argument -> argument.paths(to));
        }

        @Override
        public void calls(Consumer<Call> to) {
            arguments.forEach(argument -> argument.calls(to));
            to.accept(this);
        }
    }

    /** The sum or the difference of two numbers. */
    record Arithmetic(String operator, Operand left, Operand right) implements Operand {

        @Override
        public Operand bound(Placeholders placeholders) {
            return new Arithmetic(operator, left.bound(placeholders), right.bound(placeholders));
        }

        @Override
        public void paths(Consumer<Path> to) {
            left.paths(to);
            right.paths(to);
        }

        @Override
        public void calls(Consumer<Call> to) {
            left.calls(to);
            right.calls(to);
        }
    }

    /** Whether two operands are the same path. */
    static boolean samePath(Operand one, Operand other) {
        return one instanceof At first
                && other instanceof At second
                && first.path().equals(second.path());
    }

    /** The type of a given value as messages name it; null for other operands. */
    static @Nullable String typeName(Operand operand) {
        return operand instanceof Given given && given.value() != null ? Values.typeName(given.value()) : null;
    }

    /** An operand's value in an item in a condition: paths, given values and sizes have one. */
    static @Nullable AttributeValue valueIn(Operand operand, Map<String, AttributeValue> item) {
        if (operand instanceof At at) {
            return at.path().in(item);
        }
        if (operand instanceof Given given) {
            return given.value();
        }
        Call call = (Call) operand;
        AttributeValue measured = valueIn(call.arguments().get(0), item);
        return measured == null ? null : Lengths.size(measured);
    }
}
