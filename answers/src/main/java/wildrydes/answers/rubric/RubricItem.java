package wildrydes.answers.rubric;

import java.util.List;
import java.util.Set;

/**
 * Something that an answer gets points for, or loses some by.
 *
 * @param points below 0 for what is wrong
 * @param title what students see when they have it
 * @param asked a question that leads to it; empty for an item that is no idea of its own, such as half of another
 * @param graderNote for whoever marks
 * @param requires a fact of the learner's account that has to hold as well, such as {@code summary}; empty for none
 * @param exclusiveWith the ids of items that count instead, where they are found as well
 * @param concepts all of them have to be in the text
 */
public record RubricItem(
        String id,
        double points,
        String title,
        String asked,
        String graderNote,
        String requires,
        List<String> exclusiveWith,
        List<Concept> concepts) {

    public RubricItem {
        exclusiveWith = List.copyOf(exclusiveWith);
        concepts = List.copyOf(concepts);
    }

    boolean isIn(String normal, Set<String> facts) {
        return (requires.isEmpty() || facts.contains(requires))
                && !concepts.isEmpty()
                && concepts.stream().allMatch(concept -> concept.isIn(normal));
    }
}
