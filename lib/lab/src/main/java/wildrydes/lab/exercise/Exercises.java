package wildrydes.lab.exercise;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import wildrydes.kernel.api.CellId;
import wildrydes.kernel.api.CellListener;
import wildrydes.lab.LabException;

/**
 * The exercises that are on the class path, and which of them a learner has left to their solutions. A cell that runs again
 * is a new try: what it left before is forgotten.
 */
public final class Exercises implements CellListener {

    /** Exercise to the cell that left it; of the whole kernel, since the kernel makes its own listener. */
    private static final Map<String, CellId> LEFT = new ConcurrentHashMap<>();

    private static final CellId NO_CELL = new CellId("", Optional.empty());

    /** All checks there are, by their ids. */
    public static List<Check> checks() {
        return ServiceLoader.load(Check.class, Exercises.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Check::id))
                .toList();
    }

    /** The check of an exercise. */
    public static Check check(String id) {
        return checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new LabException(
                                "There is no check \"" + id
                                        + "\"; see whether the id is written as in the notebook and answers.jar is on the class path."));
    }

    /** The solution of an exercise, and notes that it was used instead of the learner's own. */
    public static Solution solution(String exercise) {
        Solution solution = ServiceLoader.load(Solution.class, Exercises.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.exercise().equals(exercise))
                .findFirst()
                .orElseThrow(() -> new LabException("There is no solution for \"" + exercise
                        + "\" here; replace the call of lab.todo by code of your own and run the cell again."));
        LEFT.put(exercise, CellId.current().orElse(NO_CELL));
        return solution;
    }

    /** The question that a text cell answers. */
    public static Question question(String id) {
        return ServiceLoader.load(Question.class, Exercises.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(question -> question.has(id))
                .findFirst()
                .orElseThrow(
                        () -> new LabException(
                                "There is no question \"" + id
                                        + "\"; see whether the id is written as in the notebook and answers.jar is on the class path."));
    }

    /** Whether the latest run of the exercise's cell left it to the solution. */
    public static boolean left(String exercise) {
        return LEFT.containsKey(exercise);
    }

    @Override
    public void rerun(CellId earlier) {
        LEFT.values()
                .removeIf(cell -> cell.equals(earlier)
                        || (cell.cell().isPresent() && cell.cell().equals(earlier.cell())));
    }
}
