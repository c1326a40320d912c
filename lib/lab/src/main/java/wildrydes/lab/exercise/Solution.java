package wildrydes.lab.exercise;

import wildrydes.lab.Lab;

/**
 * Does what an exercise asks for, so that the cells after one that was left out still work; {@code lab.todo(id)} calls it.
 * Implementations are found by {@link java.util.ServiceLoader}; each has a public constructor without parameters.
 */
public interface Solution {

    /** The exercise's id in the notebook, such as {@code e1-latest}. */
    String exercise();

    /**
     * Acts on the learner's account.
     *
     * @return the value for the stub's variable, boxed and exactly of its type: an {@code int} needs an {@code Integer}
     */
    Object act(Lab lab);
}
