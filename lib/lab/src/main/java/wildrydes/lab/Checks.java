package wildrydes.lab;

import java.util.Arrays;
import java.util.Collections;
import wildrydes.kernel.api.Display;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Exercises;
import wildrydes.lab.exercise.Finding;
import wildrydes.lab.exercise.Question;
import wildrydes.lab.exercise.SavedNotebook;
import wildrydes.lab.render.FindingView;
import wildrydes.lab.render.IdeasView;

/** Judges exercises, in the locked cells of a notebook, and looks at answers in words. */
public final class Checks {

    private Checks() {}

    /**
     * Looks at the account, shows what was expected, what was found and what to do next, and gives the points.
     *
     * @param id the exercise, such as {@code e1-record}
     * @param values what the cell hands over, such as the learner's answer
     * @return points, from 0 to the check's most: an {@code Integer} where it is a whole number, else a {@code Double}
     * @throws LabException if there is no such check, or it cannot look
     */
    public static Object run(String id, Object... values) {
        Check check = Exercises.check(id);
        Lab lab = Lab.current();
        Finding finding = Exercises.left(id)
                ? Finding.none(
                        "an answer of your own",
                        "not tried: lab.todo stands in for it",
                        "Replace the call of lab.todo.")
                : check.look(lab, Collections.unmodifiableList(Arrays.asList(values)));
        double points = Math.max(0, Math.min(finding.points(), check.points()));
        Display.show(FindingView.of(check, finding, points));
        lab.results().note(id, points, lab.control().clock().now());
        return number(points);
    }

    /**
     * Reads an answer in words from the notebook's file, as it was saved last, and shows which ideas it has so far. It gives no
     * points: a person reads the answer. Where the file cannot be read, it says so and why.
     *
     * @param id the cell of the answer, such as {@code q2-pump}
     * @throws LabException if there is no such question
     */
    public static void answer(String id) {
        Question question = Exercises.question(id);
        String text;
        try {
            text = SavedNotebook.here().text(id);
        } catch (LabException e) {
            Progress.line(String.valueOf(e.getMessage()));
            return;
        }
        Display.show(IdeasView.of(id, question.ideas(Lab.current(), id, text)));
    }

    /**
     * Writes a file to hand in, beside the notebook: the points of all notebooks that ran on this computer, what the account holds,
     * and a digest of its calls.
     *
     * @throws LabException if it cannot be written
     */
    public static Card submit() {
        return Submission.of(Lab.current());
    }

    private static Object number(double points) {
        if (points == Math.rint(points)) {
            return (int) points;
        }
        return points;
    }
}
