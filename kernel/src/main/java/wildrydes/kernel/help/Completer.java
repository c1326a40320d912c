package wildrydes.kernel.help;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wildrydes.kernel.help.Completions.Match;

/** Says what may stand at the cursor: Java, a magic or its arguments, a file. */
public final class Completer {

    private static final Pattern NAME_OF_MAGIC = Pattern.compile("(?:[ \\t]*|.*=[ \\t]*)(%%?)(\\w*)");
    private static final Pattern USE_OF_MAGIC = Pattern.compile("(?:[ \\t]*|.*=[ \\t]*)%%?(\\p{L}\\w*)[ \\t]+(.*)");
    private static final Pattern WHOLE_CELL = Pattern.compile("\\A\\s*%%(\\w+)[^\\n]*\\n");
    private static final Pattern LINE_MAGIC = Pattern.compile("(?m)^[ \\t]*%.*$");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w$])\\d[\\w.]*$");
    private static final Pattern TIMED = Pattern.compile("(?m)^[ \\t]*%%?time\\b");

    /** Magics whose arguments are files. */
    private static final Set<String> OF_FILES = Set.of("jars", "classpath", "load", "loadFromPOM");

    private final Notebook notebook;
    private final JavaCompleter java;

    Completer(Notebook notebook, JavaCompleter java) {
        this.notebook = notebook;
        this.java = java;
    }

    /** @param cursor offset in {@code char}s */
    Completions complete(String cell, int cursor) {
        // What is timed is Java.
        String code =
                TIMED.matcher(cell).replaceAll(found -> " ".repeat(found.group().length()));
        String line = code.substring(code.lastIndexOf('\n', cursor - 1) + 1, cursor);
        Matcher use = USE_OF_MAGIC.matcher(line);
        if (use.matches()) {
            return OF_FILES.contains(use.group(1)) ? files(lastWord(use.group(2)), cursor) : nothing(cursor);
        }
        Matcher name = NAME_OF_MAGIC.matcher(cell.substring(cursor - line.length(), cursor));
        if (name.matches()) {
            return magics(name.group(1), name.group(2), cursor);
        }
        Matcher wholeCell = WHOLE_CELL.matcher(code);
        if (wholeCell.find() && cursor >= wholeCell.end()) {
            return nothing(cursor);
        }
        String text = notebook.java(code);
        Syntax before = Syntax.of(text.substring(0, cursor));
        return switch (before.end()) {
            // A comment at the start of a cell has been blanked.
            case CODE ->
                isComment(Syntax.of(
                                LINE_MAGIC.matcher(code.substring(0, cursor)).replaceAll("")))
                        ? nothing(cursor)
                        : java(text, cursor);
            case TEXT -> files(text.substring(before.start() + 1, cursor), cursor);
            default -> nothing(cursor);
        };
    }

    private Completions java(String text, int cursor) {
        String begun = Cursor.begun(text.substring(0, cursor));
        if (NUMBER.matcher(text.substring(0, cursor)).find()) {
            return nothing(cursor);
        }
        var at = Cursor.in(text, cursor, notebook);
        int start = cursor - begun.length();
        List<Candidate> found = java.complete(at, new Prefix(begun, true));
        if (found.isEmpty() && !begun.isEmpty()) {
            found = java.complete(at, new Prefix(begun, false));
        }
        boolean called = text.startsWith("(", cursor);
        return completions(merged(found, called), start, cursor);
    }

    private static boolean isComment(Syntax before) {
        return before.end() == Syntax.State.LINE_COMMENT || before.end() == Syntax.State.COMMENT;
    }

    private Completions files(String begun, int cursor) {
        return completions(
                FileNames.completing(begun, notebook.folder()),
                cursor - begun.length() + begun.lastIndexOf('/') + 1,
                cursor);
    }

    private Completions magics(String sign, String begun, int cursor) {
        List<Candidate> found = notebook.magics(sign.length() == 2).stream()
                .filter(name -> name.startsWith(begun))
                .map(name -> new Candidate(sign + name, "magic", "", Candidate.GENERAL))
                .toList();
        return completions(found, cursor - begun.length() - sign.length(), cursor);
    }

    private static Completions completions(List<Candidate> found, int start, int end) {
        return new Completions(
                found.stream()
                        .map(each -> new Match(each.text(), each.type(), each.signature()))
                        .toList(),
                start,
                end);
    }

    private static Completions nothing(int cursor) {
        return new Completions(List.of(), cursor, cursor);
    }

    /** In order, and each name once. */
    private static List<Candidate> merged(List<Candidate> found, boolean called) {
        Map<String, List<Candidate>> byName = new LinkedHashMap<>();
        found.stream().sorted(Candidate.ORDER).forEach(each -> {
            String kind = each.type().equals("function") ? "()" : "";
            byName.computeIfAbsent(each.name() + kind, any -> new ArrayList<>()).add(each);
        });
        var merged = new ArrayList<Candidate>();
        for (List<Candidate> same : byName.values()) {
            merged.add(merge(same, called));
        }
        return merged;
    }

    private static Candidate merge(List<Candidate> same, boolean called) {
        Candidate first = same.get(0);
        boolean plain = same.stream().allMatch(each -> each.text().equals(first.text()));
        List<String> signatures = same.stream()
                .map(Candidate::signature)
                .distinct()
                .sorted(Comparator.comparingInt(String::length))
                .toList();
        String more =
                first.type().equals("function") && signatures.size() > 1 ? " (+" + (signatures.size() - 1) + ")" : "";
        String text = called ? first.name() : plain ? first.text() : first.name() + "(";
        return new Candidate(text, first.type(), signatures.get(0) + more, first.rank());
    }

    private static String lastWord(String arguments) {
        return arguments.substring(Math.max(arguments.lastIndexOf(' '), arguments.lastIndexOf('"')) + 1);
    }
}
