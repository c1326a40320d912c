package wildrydes.answers.rubric;

import java.util.List;
import wildrydes.lab.exercise.Question;

/** The rubrics as learners meet them: the ideas of an answer, without points. */
public final class Rubrics implements Question {

    @Override
    public boolean has(String id) {
        return Rubric.of(id).isPresent();
    }

    @Override
    public List<Idea> ideas(String id, String answer) {
        Rubric rubric = Rubric.of(id).orElseThrow();
        List<RubricItem> found = rubric.proposed(answer);
        return rubric.items().stream()
                .filter(item -> !item.asked().isEmpty())
                .map(item -> new Idea(item.title(), item.asked(), found.contains(item)))
                .toList();
    }
}
