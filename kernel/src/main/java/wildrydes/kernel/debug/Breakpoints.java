package wildrydes.kernel.debug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where cells shall stop: lines of their texts, and the places in classes that these are. */
final class Breakpoints {

    private static final Pattern WRAPPER = Pattern.compile("(REPL\\.\\$JShell\\$\\w+)(?:\\$.*)?");

    /** What is compiled from one part of a cell. */
    private record Placed(Program.Part part, List<Code> codes) {}

    private final Program program;
    private final Sources sources;
    private final Map<String, List<Integer>> lines = new LinkedHashMap<>();
    private final Map<String, List<Placed>> placed = new HashMap<>();
    private final Set<String> wrappers = new HashSet<>();

    Breakpoints(Program program, Sources sources) {
        this.program = program;
        this.sources = sources;
    }

    /**
     * The breakpoints of a cell are these from now on.
     *
     * @param path of its text
     * @param wanted lines from one
     * @return where they are, in the same order
     */
    synchronized List<Integer> set(String path, List<Integer> wanted) {
        List<Integer> moved = wanted.stream()
                .map(line -> sources.at(path).map(text -> text.codeFrom(line)).orElse(line))
                .toList();
        if (moved.isEmpty()) {
            lines.remove(path);
        } else {
            lines.put(path, moved);
        }
        placed.getOrDefault(path, List.of()).forEach(part -> apply(part, moved));
        return moved;
    }

    /** All of them, by the paths of texts. */
    synchronized Map<String, List<Integer>> all() {
        return new LinkedHashMap<>(lines);
    }

    /** Whether the text at this path ran, but only before probes were put into it. */
    synchronized boolean isUnseen(String path) {
        return !placed.containsKey(path)
                && sources.at(path).map(source -> program.hasRun(source.text())).orElse(false);
    }

    /** Whether this class has probes. */
    synchronized boolean isPlaced(String wrapper) {
        return wrappers.contains(wrapper);
    }

    synchronized void clear() {
        lines.keySet().forEach(path -> placed.getOrDefault(path, List.of()).forEach(part -> apply(part, List.of())));
        lines.clear();
    }

    /** Finds the lines of these methods, and stops where they have breakpoints. */
    synchronized void place(List<Code> codes) {
        var byWrapper = new LinkedHashMap<String, List<Code>>();
        for (Code code : codes) {
            Matcher wrapper = WRAPPER.matcher(code.type());
            String type = wrapper.matches() ? wrapper.group(1) : code.type();
            byWrapper.computeIfAbsent(type, any -> new ArrayList<>()).add(code);
        }
        byWrapper.forEach(this::place);
    }

    private void place(String type, List<Code> codes) {
        Optional<Program.Part> found = program.part(type);
        if (found.isEmpty()) {
            return;
        }
        wrappers.add(type);
        Program.Part part = found.get();
        Source source = sources.of(part.name(), part.text());
        for (Code code : codes) {
            for (Code.Site site : code.sites()) {
                int line = part.line().applyAsInt(site.lineOfClass());
                // At its last brace a loop goes back to its start, and a cell ends; there is nothing to see.
                boolean isEnd = (site.isJump() || code.isCell())
                        && source.line(line).strip().equals("}");
                if (line >= part.first() && line <= part.last() && !isEnd) {
                    site.place(new Code.Spot(source, line));
                }
            }
        }
        var made = new Placed(part, codes);
        placed.computeIfAbsent(source.path(), any -> new ArrayList<>()).add(made);
        apply(made, lines.getOrDefault(source.path(), List.of()));
    }

    /** A breakpoint on a line without code of its own is on the next line of the part that has some. */
    private static void apply(Placed placed, List<Integer> wanted) {
        var known = new TreeSet<Integer>();
        for (Code code : placed.codes()) {
            for (Code.Site site : code.sites()) {
                site.breakHere(false);
                line(site).ifPresent(known::add);
            }
        }
        for (int line : wanted) {
            Integer target =
                    line >= placed.part().first() && line <= placed.part().last() ? known.ceiling(line) : null;
            if (target != null) {
                placed.codes().forEach(code -> breakAt(code, target));
            }
        }
    }

    private static void breakAt(Code code, int line) {
        code.sites().stream()
                .filter(site -> line(site).filter(each -> each == line).isPresent())
                .findFirst()
                .ifPresent(site -> site.breakHere(true));
    }

    private static Optional<Integer> line(Code.Site site) {
        Code.@Nullable Spot spot = site.spot();
        return spot == null ? Optional.empty() : Optional.of(spot.line());
    }
}
