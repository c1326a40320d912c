package wildrydes.lab.code;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.CellSource;

/** Why a class of a cell cannot be compiled without the notebook, in words, with the cell's own lines and what to do. */
final class CompileProblems {

    private static final int MOST = 5;
    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(\\w+) ([\\w$]+)(\\([^\\n]*\\))?");
    private static final Pattern STAR = Pattern.compile("import\\s+([\\w.]+)\\.\\*\\s*;");
    private static final Pattern SINGLE = Pattern.compile("import\\s+([\\w.]+)\\.([\\w$]+)\\s*;");

    private static final Pattern PACKAGES = Pattern.compile("(?:\\b[a-z]\\w*\\.)+(?=[A-Z])");

    private final CellSource source;
    private final Set<String> steps = new LinkedHashSet<>();

    private CompileProblems(CellSource source) {
        this.source = source;
    }

    static String of(CellSource source, List<Diagnostic<? extends JavaFileObject>> errors) {
        return new CompileProblems(source).text(errors);
    }

    private String text(List<Diagnostic<? extends JavaFileObject>> errors) {
        String name = source.types().get(0).name();
        var text = new StringBuilder(name + " cannot run without this notebook: compiled on its own, "
                + (errors.size() == 1 ? "a line of it is" : "lines of it are") + " not understood.");
        errors.stream().limit(MOST).forEach(error -> text.append('\n').append(lines(error)));
        if (errors.size() > MOST) {
            text.append("\n... and ").append(errors.size() - MOST).append(" more");
        }
        steps.forEach(step -> text.append('\n').append(step));
        return text.toString();
    }

    private String lines(Diagnostic<? extends JavaFileObject> error) {
        SourceFile file = SourceFile.of(error);
        String message = message(error);
        if (file == null) {
            return message;
        }
        String line = file.lineAt(error);
        int indent = line.length() - line.stripLeading().length();
        return file.type().name() + ", line " + error.getLineNumber() + " of its cell: " + message + "\n    "
                + line.strip() + "\n    " + " ".repeat(Math.max(0, file.columnAt(error) - indent)) + "^";
    }

    private String message(Diagnostic<? extends JavaFileObject> error) {
        String whole = error.getMessage(Locale.ROOT).strip();
        Matcher symbol = SYMBOL.matcher(whole);
        if (!symbol.find()) {
            return whole.replaceAll("\\s*\\n\\s*", ", ");
        }
        String kind = symbol.group(1);
        String name = symbol.group(2);
        step(kind, name).ifPresent(steps::add);
        return "there is no " + kind + " " + name + arguments(symbol.group(3)) + " in a function";
    }

    private static String arguments(@Nullable String types) {
        return types == null ? "" : PACKAGES.matcher(types).replaceAll("");
    }

    private Optional<String> step(String kind, String name) {
        if (kind.equals("variable") && source.variables().contains(name)) {
            return Optional.of(name
                    + " is a variable of the notebook, which runs elsewhere than the function. Hand over what"
                    + " is in it by environment(\"" + constant(name) + "\", ..), and read it there by System.getenv(\""
                    + constant(name) + "\").");
        }
        if (kind.equals("method") && source.methods().contains(name)) {
            return Optional.of(
                    name + "(..) is a method of the notebook, which the function does not have. Write it into the"
                            + " class.");
        }
        if (kind.equals("class") || kind.equals("variable")) {
            return notebookClass(name)
                    .map(type -> type
                            + " is known to the notebook, and to no library of the function. Do without it, or add its library by"
                            + " library(\"..\").");
        }
        return Optional.empty();
    }

    /** The class that this name means in the notebook. */
    private Optional<String> notebookClass(String name) {
        for (String statement : source.imports()) {
            Matcher star = STAR.matcher(statement);
            Matcher single = SINGLE.matcher(statement);
            if (single.matches() && single.group(2).equals(name)) {
                return Optional.of(single.group(1) + "." + name);
            }
            if (star.matches() && exists(star.group(1) + "." + name)) {
                return Optional.of(star.group(1) + "." + name);
            }
        }
        return Optional.empty();
    }

    private static boolean exists(String name) {
        try {
            Class.forName(name, false, Thread.currentThread().getContextClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static String constant(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
