package wildrydes.answers.key;

import java.util.List;

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
        return join(given, List.of(stub));
    }

    /** The cell with the solution in place of the stub. */
    public String solved() {
        return join(given, solution);
    }

    /**
     * The cell as nbgrader's {@code source/} notebooks have it. nbgrader replaces the part between its marks by one fixed
     * comment; the stub stands before them, so that its release still compiles. JShell lets the solution declare the same
     * variable again.
     */
    public String marked() {
        return join(given, List.of(stub, "// BEGIN SOLUTION"), solution, List.of("// END SOLUTION"));
    }

    @SafeVarargs
    private static String join(List<String>... parts) {
        return String.join("\n", List.of(parts).stream().flatMap(List::stream).toList());
    }
}
