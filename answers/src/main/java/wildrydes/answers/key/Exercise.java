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
     * The cell as nbgrader's {@code source/} notebooks have it. nbgrader replaces the part between its marks by one fixed
     * comment; the stub stands before them, so that its release still compiles. JShell lets the solution declare the same
     * variable again.
     */
    public String marked() {
        Stream<String> marked = Stream.of(
                        Stream.of(stub, "// BEGIN SOLUTION"), solution.stream(), Stream.of("// END SOLUTION"))
                .flatMap(lines -> lines);
        return lines(given.stream(), marked);
    }

    private static String lines(Stream<String> first, Stream<String> then) {
        return Stream.concat(first, then).collect(Collectors.joining("\n"));
    }
}
