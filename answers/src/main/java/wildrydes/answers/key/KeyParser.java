package wildrydes.answers.key;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads keys. A key is what jupytext reads as Markdown, with three rules of its own: every code block has an {@code id};
 * text that does not stand right before a code block is wrapped in {@code <!-- #region id="..." -->}; a block of role
 * {@code exercise} has its stub on a line {@code // stub: }.
 */
public final class KeyParser {

    private static final String FENCE = "```";
    private static final Pattern CODE = Pattern.compile("```java(?:\\s+(.*))?");
    private static final Pattern REGION = Pattern.compile("<!-- #region(?:\\s+(.*?))?\\s*-->");
    private static final String END_OF_REGION = "<!-- #endregion -->";
    private static final String ANSWER_SUFFIX = "-answer";
    private static final int MOST_TASK_LINES = 3;

    private final String name;
    private final List<String> lines;
    private final List<Cell> cells = new ArrayList<>();
    private final Map<String, Integer> lineOfId = new HashMap<>();
    private int at;

    private KeyParser(String name, String text) {
        this.name = name;
        this.lines = text.replace("\r\n", "\n").lines().toList();
    }

    /** Reads a key from a file whose name ends in {@code .md}. */
    public static Key parse(Path file) throws IOException {
        String fileName = String.valueOf(file.getFileName());
        return parse(fileName.replaceFirst("\\.md$", ""), Files.readString(file, StandardCharsets.UTF_8));
    }

    /**
     * Reads a key.
     *
     * @param name the key's name, for messages and for the notebook's file
     * @throws KeyException if it is not one
     */
    public static Key parse(String name, String text) {
        return new KeyParser(name, text).key();
    }

    private Key key() {
        List<String> header = header();
        while (true) {
            skipBlankLines();
            if (at == lines.size()) {
                return new Key(name, header, cells);
            }
            Matcher region = REGION.matcher(lines.get(at));
            Matcher code = CODE.matcher(lines.get(at));
            if (region.matches()) {
                region(attributes(region.group(1)));
            } else if (code.matches()) {
                code(attributes(code.group(1)));
            } else {
                text();
            }
        }
    }

    private List<String> header() {
        if (lines.isEmpty() || !lines.get(0).equals("---")) {
            throw problem(1, "the header is missing", "Begin with ---, the kernelspec as jupytext writes it, and ---");
        }
        int end = lines.subList(1, lines.size()).indexOf("---") + 1;
        if (end == 0) {
            throw problem(1, "the header does not end", "Close it with a line ---");
        }
        at = end + 1;
        List<String> header = lines.subList(1, end);
        if (header.stream().noneMatch(line -> line.strip().equals("name: java"))) {
            throw problem(1, "the header does not name the kernel", "Add the line name: java under kernelspec:");
        }
        return header;
    }

    private void region(Attributes attributes) {
        int start = at++;
        int end = indexOf(END_OF_REGION, "the region does not end", "Close it with " + END_OF_REGION, start);
        String id = unique(attributes.id(), start);
        Role role = attributes.role(Role.PROSE);
        if (role != Role.PROSE && role != Role.ANSWER) {
            throw problem(start + 1, "text cannot have the role " + role.word(), "Use prose or answer");
        }
        cells.add(new Cell.Text(id, role, attributes.points(role), trimmed(lines.subList(start + 1, end), start)));
        at = end + 1;
    }

    private void code(Attributes attributes) {
        int start = at++;
        int end = indexOf(FENCE, "the block does not end", "Close it with " + FENCE, start);
        String id = unique(attributes.id(), start);
        Role role = attributes.role(Role.STEP);
        if (role == Role.PROSE) {
            throw problem(start + 1, "code cannot have the role prose", "Leave the role out");
        }
        List<String> source = lines.subList(start + 1, end);
        Optional<BigDecimal> points = attributes.points(role);
        Optional<Exercise> exercise =
                role == Role.EXERCISE ? Optional.of(exercise(id, source, start + 1)) : Optional.empty();
        cells.add(new Cell.Code(id, role, points, attributes.budget(), trimmed(source, start), exercise));
        at = end + 1;
    }

    private Exercise exercise(String id, List<String> source, int firstLine) {
        if (!id.endsWith(ANSWER_SUFFIX)) {
            throw problem(
                    firstLine,
                    "the exercise \"" + id + "\" does not say which check it belongs to",
                    "Name it after the check, with " + ANSWER_SUFFIX + " at the end");
        }
        List<Integer> stubs = new ArrayList<>();
        for (int i = 0; i < source.size(); i++) {
            if (source.get(i).startsWith(Exercise.STUB)) {
                stubs.add(i);
            }
        }
        if (stubs.size() != 1) {
            throw problem(
                    firstLine,
                    "the exercise has " + stubs.size() + " stubs",
                    "Write one line that begins with \"" + Exercise.STUB + "\"");
        }
        int index = stubs.get(0);
        String stub = source.get(index).substring(Exercise.STUB.length());
        String call = "lab.todo(\"" + id.substring(0, id.length() - ANSWER_SUFFIX.length()) + "\")";
        if (!stub.contains(call)) {
            throw problem(firstLine + index + 1, "the stub does not call " + call, "Call it in the stub");
        }
        long task = source.subList(0, index).stream()
                .takeWhile(line -> line.startsWith("//"))
                .count();
        if (task == 0 || task > MOST_TASK_LINES) {
            throw problem(
                    firstLine,
                    "the task has " + task + " comment lines",
                    "Say it in one to " + MOST_TASK_LINES + " lines at the top of the cell");
        }
        List<String> solution = source.subList(index + 1, source.size());
        if (solution.stream().allMatch(String::isBlank)) {
            throw problem(firstLine + index + 1, "the exercise has no solution", "Write it below the stub");
        }
        return new Exercise(source.subList(0, index), stub, solution);
    }

    /** Text up to the block that follows it, which gives it its name. */
    private void text() {
        int start = at;
        boolean fenced = false;
        while (at < lines.size() && (fenced || !endsText(at))) {
            if (lines.get(at).startsWith(FENCE)) {
                fenced = !fenced;
            } else if (lines.get(at).equals(END_OF_REGION)) {
                throw problem(at + 1, "this ends a region that has not begun", "Remove the line, or open the region");
            }
            at++;
        }
        if (fenced) {
            throw problem(start + 1, "a block inside this text does not end", "Close it with " + FENCE);
        }
        String source = trimmed(lines.subList(start, at), start);
        int next = at;
        while (next < lines.size() && lines.get(next).isBlank()) {
            next++;
        }
        Matcher code = next == lines.size() ? null : CODE.matcher(lines.get(next));
        if (code == null || !code.matches()) {
            throw problem(
                    start + 1,
                    "this text has no name, because no code follows it directly",
                    "Wrap it in <!-- #region id=\"...\" --> and " + END_OF_REGION);
        }
        at = next;
        String id = attributes(code.group(1)).id() + Key.TEXT_SUFFIX;
        cells.add(new Cell.Text(unique(id, start), Role.PROSE, Optional.empty(), source));
    }

    /** A block begins here, or two blank lines do, by which jupytext divides text cells. */
    private boolean endsText(int index) {
        String line = lines.get(index);
        return CODE.matcher(line).matches()
                || REGION.matcher(line).matches()
                || (line.isBlank()
                        && index + 1 < lines.size()
                        && lines.get(index + 1).isBlank());
    }

    private Attributes attributes(@Nullable String text) {
        return Attributes.parse(name, at + 1, text == null ? "" : text);
    }

    private String unique(String id, int index) {
        Integer earlier = lineOfId.putIfAbsent(id, index + 1);
        if (earlier != null) {
            throw problem(index + 1, "the id \"" + id + "\" is taken by the cell of line " + earlier, "Choose another");
        }
        return id;
    }

    private int indexOf(String line, String problem, String nextStep, int start) {
        int found = lines.subList(start + 1, lines.size()).indexOf(line);
        if (found < 0) {
            throw problem(start + 1, problem, nextStep);
        }
        return start + 1 + found;
    }

    private String trimmed(List<String> source, int index) {
        int from = 0;
        int to = source.size();
        while (from < to && source.get(from).isBlank()) {
            from++;
        }
        while (to > from && source.get(to - 1).isBlank()) {
            to--;
        }
        if (from == to) {
            throw problem(index + 1, "the cell is empty", "Write something into it or remove it");
        }
        return String.join("\n", source.subList(from, to));
    }

    private void skipBlankLines() {
        while (at < lines.size() && lines.get(at).isBlank()) {
            at++;
        }
    }

    private KeyException problem(int line, String problem, String nextStep) {
        return new KeyException(name, line, problem, nextStep);
    }
}
