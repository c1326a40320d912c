package wildrydes.answers.rubric;

import java.util.List;
import java.util.Set;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Question;

/** The rubrics as learners meet them: the ideas of an answer, without points. */
public final class Rubrics implements Question {

    @Override
    public boolean has(String id) {
        return Rubric.of(id).filter(Rubric::inWords).isPresent();
    }

    @Override
    public List<Idea> ideas(Lab lab, String id, String answer) {
        Rubric rubric = Rubric.of(id).orElseThrow();
        boolean asks = rubric.items().stream().anyMatch(item -> !item.requires().isEmpty());
        return ideas(rubric, answer, asks ? Facts.of(lab) : Set.of());
    }

    static List<Idea> ideas(Rubric rubric, String answer, Set<String> facts) {
        List<RubricItem> found = rubric.proposed(answer, facts);
        return rubric.items().stream()
                .filter(item -> !item.asked().isEmpty())
                .map(item -> new Idea(item.title(), item.asked(), found.contains(item)))
                .toList();
    }
}
