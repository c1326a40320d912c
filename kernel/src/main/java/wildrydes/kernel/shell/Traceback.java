package wildrydes.kernel.shell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wildrydes.kernel.display.CellNames;

/** What people read about an exception: its message and the lines of their cells that led to it. */
final class Traceback {

    /** A deep recursion shows this many calls at each end. */
    private static final int SHOWN = 10;

    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.*)\\$\\d+");
    private static final String TOP = "do_it$";

    private final Frames frames;
    private final Origins origins;
    private final CellText cell;
    private final List<String> lines = new ArrayList<>();
    private final Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());

    private Traceback(Frames frames, Origins origins, CellText cell) {
        this.frames = frames;
        this.origins = origins;
        this.cell = cell;
    }

    /** The failure of a cell by this exception. */
    static CellResult.Failed of(Throwable thrown, Frames frames, Origins origins, CellText cell) {
        var traceback = new Traceback(frames, origins, cell);
        traceback.tell("", "", thrown);
        return new CellResult.Failed(name(thrown), message(thrown), traceback.lines);
    }

    /** The class of an exception as the user calls it. */
    static String name(Throwable thrown) {
        if (thrown instanceof Exit.Requested) {
            return "Exit";
        }
        Class<?> type = thrown.getClass();
        while (type.getSimpleName().isEmpty()) {
            type = type.getSuperclass();
        }
        return type.getSimpleName();
    }

    /** Its message; empty if it has none. Code of a student computes it, and may fail. */
    static String message(Throwable thrown) {
        try {
            return CellNames.message(Optional.ofNullable(thrown.getMessage()).orElse(""));
        } catch (RuntimeException | StackOverflowError e) {
            return "(its message cannot be read: " + e.getClass().getSimpleName() + ")";
        }
    }

    private void tell(String indent, String relation, Throwable thrown) {
        if (!told.add(thrown)) {
            return;
        }
        String message = message(thrown);
        lines.add(indent + relation + Ansi.red(name(thrown) + (message.isEmpty() ? "" : ": " + message)));
        calls(indent, frames.of(thrown));
        for (Throwable each : thrown.getSuppressed()) {
            tell(indent + "    ", "Suppressed: ", each);
        }
        if (thrown.getCause() != null) {
            tell(indent, "Caused by: ", thrown.getCause());
        }
    }

    private void calls(String indent, List<StackTraceElement> all) {
        var calls = new ArrayList<String>();
        int i = 0;
        while (i < all.size()) {
            Optional<String> own = own(all.get(i));
            if (own.isPresent()) {
                calls.add(own.get());
                i++;
                continue;
            }
            int first = i;
            while (i < all.size() && own(all.get(i)).isEmpty()) {
                i++;
            }
            // What the kernel needs to run the cell, or to say no, is not of interest.
            if (i < all.size() && Visibility.isVisible(all.get(i - 1).getClassName())) {
                calls.add(Ansi.grey("in " + library(all.get(i - 1))
                        + (i - first > 1 ? " and " + (i - first - 1) + " deeper" : "")));
            }
        }
        shorten(calls).forEach(call -> lines.add(indent + "    " + call));
    }

    private static List<String> shorten(List<String> calls) {
        if (calls.size() <= 2 * SHOWN + 1) {
            return calls;
        }
        var shorter = new ArrayList<>(calls.subList(0, SHOWN));
        shorter.add(Ansi.grey("... " + (calls.size() - 2 * SHOWN) + " more calls"));
        shorter.addAll(calls.subList(calls.size() - SHOWN, calls.size()));
        return shorter;
    }

    /** The call as a line of a cell; nothing if a library made it. */
    private Optional<String> own(StackTraceElement frame) {
        String file = frame.getFileName();
        if (file == null || !file.startsWith("#")) {
            return Optional.empty();
        }
        String code = code(frame);
        // A snippet is put down when it has run; until then it is the one that was compiled last.
        return Optional.of(origins.of(file.substring(1))
                .or(origins::compiling)
                .map(origin -> place(origin, frame.getLineNumber())
                        + (code.isEmpty() ? "" : ", in " + code)
                        + source(origin, frame.getLineNumber()))
                .orElse("at an earlier cell" + (code.isEmpty() ? "" : ", in " + code)));
    }

    @SuppressWarnings("ReferenceEquality") // the same text may have been run before, as another cell
    private String place(Origins.Origin origin, int line) {
        int number = origin.line(line);
        if (!origin.text().name().isEmpty()) {
            return "at " + origin.text().name() + " line " + number;
        }
        return (origin.text() == cell ? "at cell line " : "at an earlier cell, line ") + number;
    }

    private static String source(Origins.Origin origin, int line) {
        return ":  " + origin.text().line(origin.line(line)).strip();
    }

    private static String library(StackTraceElement frame) {
        String type = frame.getClassName();
        return type.substring(type.lastIndexOf('.') + 1).replace('$', '.') + "." + frame.getMethodName() + "(...)";
    }

    private static String code(StackTraceElement frame) {
        String type = CellNames.plain(frame.getClassName()).replace('$', '.');
        String method = frame.getMethodName();
        Matcher lambda = LAMBDA.matcher(method);
        if (lambda.matches()) {
            String outer = lambda.group(1);
            return "a lambda" + (outer.isEmpty() || outer.startsWith(TOP) ? "" : " of " + outer + "(...)");
        }
        if (method.isEmpty() || method.startsWith(TOP)) {
            return "";
        }
        return switch (method) {
            case "<init>" -> "new " + type + "(...)";
            case "<clinit>" -> "the initialization of " + type;
            default -> (type.isEmpty() ? "" : type + ".") + method + "(...)";
        };
    }
}
