package wildrydes.lab.exercise;

import java.util.List;
import wildrydes.lab.Lab;

/**
 * A question that is answered in words, in a text cell. Looks which ideas of its model answer a text has; a person marks it.
 * Implementations are found by {@link java.util.ServiceLoader}; each has a public constructor without parameters.
 */
public interface Question {

    /**
     * An idea that an answer should have.
     *
     * @param name a few words; shown once it was found
     * @param asked a question that leads to it; shown as long as it was not
     */
    record Idea(String name, String asked, boolean found) {}

    /** Whether this is the question of a cell, such as {@code q2-pump}. */
    boolean has(String id);

    /**
     * The ideas, in the order of the model answer.
     *
     * @param lab the learner's: what an answer says of its own resources has to be true of them
     * @param id one that it {@link #has}
     * @param answer the text of the cell
     */
    List<Idea> ideas(Lab lab, String id, String answer);
}
