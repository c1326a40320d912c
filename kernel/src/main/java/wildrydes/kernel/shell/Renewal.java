package wildrydes.kernel.shell;

import java.util.List;
import java.util.function.Predicate;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.VarSnippet;

/**
 * Lets declarations be compiled anew that have not changed: JShell keeps the class of one that compiles to the same, and the
 * debugger needs another with probes in it.
 */
final class Renewal {

    private final Session session;
    private volatile Predicate<String> isDue = type -> false;

    Renewal(Session session) {
        this.session = session;
    }

    /** Renews what is in a class of which this is true. */
    void when(Predicate<String> condition) {
        isDue = condition;
    }

    /** This piece is about to be declared again: puts something else in the place of what it declared before. */
    void renew(Piece piece) {
        String name = piece.firstName();
        if (name.isEmpty()) {
            return;
        }
        List<DeclarationSnippet> due = session.locked(shell -> shell.snippets()
                .filter(DeclarationSnippet.class::isInstance)
                .map(DeclarationSnippet.class::cast)
                .filter(each -> each.name().equals(name) && shell.status(each).isActive())
                .filter(each ->
                        isDue.test(shell.sourceCodeAnalysis().wrapper(each).fullClassName()))
                .toList());
        due.forEach(each -> session.compile(another(each)));
    }

    private static String another(DeclarationSnippet snippet) {
        String name = snippet.name();
        if (snippet instanceof VarSnippet variable) {
            return (variable.typeName().equals("int") ? "long " : "int ") + name + ";";
        }
        if (snippet instanceof MethodSnippet method) {
            var parameters = new StringBuilder();
            for (String type : method.parameterTypes().split(",")) {
                if (!type.isBlank()) {
                    parameters
                            .append(parameters.isEmpty() ? "" : ", ")
                            .append(type)
                            .append(" p")
                            .append(parameters.length());
                }
            }
            return "void " + name + "(" + parameters + ") { int renewed = 0; }";
        }
        return "class " + name + " { int renewed; }";
    }
}
