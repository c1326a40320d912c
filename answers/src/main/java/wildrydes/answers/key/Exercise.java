package wildrydes.answers.key;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parts of an exercise cell. In a key they stand below each other, and the stub is a comment, so that a key that is
 * opened as a notebook runs with its solutions:
 *
 * <pre>{@code
 * // What is one and one?
 * // stub: int sum = lab.todo("e0-sum");
 * int sum = 1 + 1;
 * }</pre>
 *
 * @param given the task as comment lines, and code that the student starts from
 * @param stub one line that compiles, runs, and leaves what later cells need
 * @param solution what the key has in place of the stub
 */
public record Exercise(List<String> given, String stub, List<String> solution) {

    /** Begins the line of a key that holds the stub. */
    static final String STUB = "// stub: ";

    public Exercise {
        given = List.copyOf(given);
        solution = List.copyOf(solution);
    }

    /** What a student finds. */
    public String unsolved() {
        return lines(given.stream(), Stream.of(stub));
    }

    /** The cell with the solution in place of the stub. */
    public String solved() {
        return lines(given.stream(), solution.stream());
    }

    /**
     * The cell as nbgrader's {@code source/} notebooks have it: the solution in place of the stub. Its release replaces the lines
     * between its marks, these included, by one fixed comment, below which the stub is to stand, so that the cell still compiles and
     * later ones find what they need. The end mark therefore opens a comment that holds the stub, and goes with the solution:
     *
     * <pre>
     * // BEGIN SOLUTION
     * int sum = 1 + 1;
     * /&#42; END SOLUTION
     * int sum = lab.todo("e0-sum"); // replace this line &#42;/
     * </pre>
     *
     * @see <a href="https://nbgrader.readthedocs.io/en/stable/user_guide/creating_and_grading_assignments.html">nbgrader: autograded
     *     answer cells</a>
     */
    public String marked() {
        Stream<String> marked = Stream.of(
                        Stream.of("// BEGIN SOLUTION"),
                        solution.stream(),
                        Stream.of("/* END SOLUTION", stub + " // replace this line */"))
                .flatMap(lines -> lines);
        return lines(given.stream(), marked);
    }

    private static String lines(Stream<String> first, Stream<String> then) {
        return Stream.concat(first, then).collect(Collectors.joining("\n"));
    }
}
