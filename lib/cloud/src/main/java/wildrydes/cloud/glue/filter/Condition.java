package wildrydes.cloud.glue.filter;

import java.util.List;
import java.util.regex.Pattern;

/** What partitions are chosen by. A comparison with a value that is not there is not true. */
sealed interface Condition {

    /** Whether a partition with these values fulfils it. */
    boolean test(List<String> values);

    /** All parts, or any. */
    record Joined(boolean all, List<Condition> parts) implements Condition {
        @Override
        public boolean test(List<String> values) {
            return all
                    ? parts.stream().allMatch(part -> part.test(values))
                    : parts.stream().anyMatch(part -> part.test(values));
        }
    }

    record Not(Condition part) implements Condition {
        @Override
        public boolean test(List<String> values) {
            return !part.test(values);
        }
    }

    /**
     * A comparison with one value.
     *
     * @param operator {@code =}, {@code <>}, {@code <}, {@code <=}, {@code >} or {@code >=}
     */
    record Compared(Key key, String operator, Comparable<?> with) implements Condition {
        @Override
        public boolean test(List<String> values) {
            Comparable<?> value = key.of(values);
            if (value == null) {
                return false;
            }
            int order = Key.order(value, with);
            return switch (operator) {
                case "=" -> order == 0;
                case "<>" -> order != 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }
    }

    record In(Key key, List<Comparable<?>> choices) implements Condition {
        @Override
        public boolean test(List<String> values) {
            Comparable<?> value = key.of(values);
            return value != null && choices.stream().anyMatch(choice -> Key.order(value, choice) == 0);
        }
    }

    record Like(Key key, Pattern pattern) implements Condition {
        @Override
        public boolean test(List<String> values) {
            Comparable<?> value = key.of(values);
            return value != null && pattern.matcher((String) value).matches();
        }
    }

    record IsNull(Key key) implements Condition {
        @Override
        public boolean test(List<String> values) {
            return key.of(values) == null;
        }
    }
}
