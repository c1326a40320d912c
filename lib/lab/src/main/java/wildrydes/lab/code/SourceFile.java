package wildrydes.lab.code;

import java.net.URI;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.CellSource;

/** A type of a cell as a file: imports stand before it in its first line, and empty lines before that, as many as in the cell. */
final class SourceFile extends SimpleJavaFileObject {

    private final CellSource.Type type;
    private final List<String> imports;
    private final String code;

    SourceFile(CellSource.Type type, List<String> imports) {
        super(URI.create("cell:///" + type.name() + Kind.SOURCE.extension), Kind.SOURCE);
        this.type = type;
        this.imports = List.copyOf(imports);
        this.code = "\n".repeat(type.line() - 1) + String.join("", imports) + type.text();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return code;
    }

    CellSource.Type type() {
        return type;
    }

    /** Where the type begins. */
    private int start() {
        return code.length() - type.text().length();
    }

    /** The import statement that a problem is with; empty for a problem with the type. */
    static String importAt(Diagnostic<? extends JavaFileObject> problem) {
        SourceFile file = of(problem);
        if (file == null || problem.getPosition() == Diagnostic.NOPOS || problem.getPosition() >= file.start()) {
            return "";
        }
        long end = file.type.line() - 1L;
        for (String statement : file.imports) {
            end += statement.length();
            if (problem.getPosition() < end) {
                return statement;
            }
        }
        return "";
    }

    /** The file that a problem is in; none where it is with no file. */
    static @Nullable SourceFile of(Diagnostic<? extends JavaFileObject> problem) {
        JavaFileObject file = problem.getSource();
        return file instanceof SourceFile known ? known : null;
    }

    /** The text at which a problem points. */
    String textAt(Diagnostic<? extends JavaFileObject> problem) {
        int from = (int) Math.max(0, problem.getStartPosition());
        int to = (int) Math.max(from, problem.getEndPosition());
        return code.substring(from, Math.min(to, code.length()));
    }

    /** The line of the cell at which a problem points. */
    String lineAt(Diagnostic<? extends JavaFileObject> problem) {
        int position = (int) Math.max(start(), problem.getPosition());
        int from = Math.max(start(), code.lastIndexOf('\n', position - 1) + 1);
        int to = code.indexOf('\n', position);
        return code.substring(from, to < 0 ? code.length() : to);
    }

    /** How many characters stand before the place in its line. */
    int columnAt(Diagnostic<? extends JavaFileObject> problem) {
        int position = (int) Math.max(start(), problem.getPosition());
        return position - Math.max(start(), code.lastIndexOf('\n', position - 1) + 1);
    }
}
