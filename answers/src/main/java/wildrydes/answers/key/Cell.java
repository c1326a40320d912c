package wildrydes.answers.key;

import java.math.BigDecimal;
import java.util.Optional;

/** One cell of a key, in the order of the notebook. */
public sealed interface Cell {

    /** The cell's name, the same in every version of the notebook; letters, digits, {@code -} and {@code _}. */
    String id();

    Role role();

    /** The most points that the cell can give; present exactly for graded roles. */
    Optional<BigDecimal> points();

    /** What stands in the cell, lines divided by {@code \n}, without one at the end. */
    String source();

    /** Markdown. */
    record Text(String id, Role role, Optional<BigDecimal> points, String source) implements Cell {}

    /**
     * Java.
     *
     * @param budget the seconds that the cell may take when it runs, where that differs from the runner's own limit
     * @param exercise the parts of the source where the role is {@link Role#EXERCISE}
     */
    record Code(
            String id,
            Role role,
            Optional<BigDecimal> points,
            Optional<Integer> budget,
            String source,
            Optional<Exercise> exercise)
            implements Cell {}
}
