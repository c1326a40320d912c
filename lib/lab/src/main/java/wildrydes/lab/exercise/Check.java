package wildrydes.lab.exercise;

import java.util.List;
import wildrydes.lab.Lab;

/**
 * Judges one exercise. It looks at the account through the lab, never at what a cell has printed. Implementations are found
 * by {@link java.util.ServiceLoader}; each has a public constructor without parameters.
 */
public interface Check {

    /** The exercise's id in the notebook, such as {@code e1-stream}. */
    String id();

    /** The most points it gives. */
    int points();

    /** What is shown folded below the result, the first a direction, the last almost the line to write. */
    List<String> hints();

    /**
     * Looks.
     *
     * @param lab the learner's lab
     * @param values what the cell hands over, in its order; may hold null where the learner's variable does
     * @throws RuntimeException if it cannot look, for example because the cloud does not answer; the cell ends in an error
     */
    Finding look(Lab lab, List<Object> values);
}
