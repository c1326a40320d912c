package wildrydes.cloud.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What is true or false of an item, as a condition's text has it. */
sealed interface Predicate {

    /** The same with what its placeholders stand for; {@code checked} sees each part that is no combination of others. */
    Predicate bound(Placeholders placeholders, Consumer<Predicate> checked);

    /** Shows the operands in it, in the order of the text. */
    void operands(Consumer<Operand> to);

    /** Shows the parts that are no combination of others, in the order of the text. */
    void leaves(Consumer<Predicate> to);

    /** How many operators and functions count against AWS's limit: all but AND and OR. */
    int operators();

    /** Two operands compared by {@code =}, {@code <>}, {@code <}, {@code <=}, {@code >} or {@code >=}. */
    record Comparison(String operator, Operand left, Operand right) implements Leaf {
        @Override
        public List<Operand> parts() {
            return List.of(left, right);
        }

        @Override
        public Leaf with(List<Operand> parts) {
            return new Comparison(operator, parts.get(0), parts.get(1));
        }
    }

    /** A value between two others, both included. */
    record Between(Operand value, Operand low, Operand high) implements Leaf {
        @Override
        public List<Operand> parts() {
            return List.of(value, low, high);
        }

        @Override
        public Leaf with(List<Operand> parts) {
            return new Between(parts.get(0), parts.get(1), parts.get(2));
        }
    }

    /** A value that is one of others. */
    record In(Operand value, List<Operand> choices) implements Leaf {
        @Override
        public List<Operand> parts() {
            List<Operand> all = new ArrayList<>();
            all.add(value);
            all.addAll(choices);
            return all;
        }

        @Override
        public Leaf with(List<Operand> parts) {
            return new In(parts.get(0), parts.subList(1, parts.size()));
        }
    }

    /** A function that is true or false. */
    record Test(Operand.Call call) implements Leaf {
        @Override
        public List<Operand> parts() {
            return List.of(call);
        }

        @Override
        public Leaf with(List<Operand> parts) {
            return new Test((Operand.Call) parts.get(0));
        }
    }

    /** All of several, or one of several. */
    record Combined(boolean all, List<Predicate> parts) implements Predicate {

        @Override
        public Predicate bound(Placeholders placeholders, Consumer<Predicate> checked) {
            List<Predicate> bound = new ArrayList<>(parts.size());
            for (Predicate part : parts) {
                bound.add(part.bound(placeholders, checked));
            }
            return new Combined(all, bound);
        }

        @Override
        public void operands(Consumer<Operand> to) {
            parts.forEach(part -> part.operands(to));
        }

        @Override
        public void leaves(Consumer<Predicate> to) {
            parts.forEach(part -> part.leaves(to));
        }

        @Override
        public int operators() {
            return parts.stream().mapToInt(Predicate::operators).sum();
        }
    }

    /** What is not true. */
    record Not(Predicate part) implements Predicate {

        @Override
        public Predicate bound(Placeholders placeholders, Consumer<Predicate> checked) {
            return new Not(part.bound(placeholders, checked));
        }

        @Override
        public void operands(Consumer<Operand> to) {
            part.operands(to);
        }

        @Override
        public void leaves(Consumer<Predicate> to) {
            part.leaves(to);
        }

        @Override
        public int operators() {
            return 1 + part.operators();
        }
    }

    /** A part that is no combination of others. */
    sealed interface Leaf extends Predicate {

        /** Its operands in the order of the text. */
        List<Operand> parts();

        /** The same with other operands. */
        Leaf with(List<Operand> parts);

        @Override
        default Predicate bound(Placeholders placeholders, Consumer<Predicate> checked) {
            List<Operand> bound = new ArrayList<>();
            for (Operand part : parts()) {
                bound.add(part.bound(placeholders));
            }
            Leaf leaf = with(bound);
            checked.accept(leaf);
            return leaf;
        }

        @Override
        default void operands(Consumer<Operand> to) {
            parts().forEach(to);
        }

        @Override
        default void leaves(Consumer<Predicate> to) {
            to.accept(this);
        }

        @Override
        default int operators() {
            int[] calls = {this instanceof Test ? 0 : 1};
            parts().forEach(part -> part.calls(call -> calls[0]++));
            return calls[0];
        }
    }
}
