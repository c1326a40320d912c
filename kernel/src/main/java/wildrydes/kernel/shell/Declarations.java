package wildrydes.kernel.shell;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** What cells have declared and can still use. */
final class Declarations {

    /**
     * A variable.
     *
     * @param value asks for what it holds now
     */
    record Variable(String name, String type, Supplier<@Nullable Object> value) {}

    private static final Pattern WRAPPERS = Pattern.compile("REPL\\.\\$JShell\\$\\w+?\\$");
    private static final Pattern PACKAGES = Pattern.compile("(?:\\b[a-z]\\w*\\.)+(?=[A-Z])");

    private final Session session;

    Declarations(Session session) {
        this.session = session;
    }

    /** The variables in the order of their declaration. */
    List<Variable> variables() {
        return active(VarSnippet.class)
                .filter(snippet -> !snippet.name().startsWith("$"))
                .map(snippet -> new Variable(snippet.name(), withoutPackages(type(snippet)), () -> value(snippet)))
                .toList();
    }

    /** The methods with the types of their parameters. */
    List<String> methods() {
        return active(MethodSnippet.class)
                .map(snippet -> snippet.name() + "(" + snippet.parameterTypes().replace(",", ", ") + ")")
                .toList();
    }

    /** The names of types. */
    List<String> types() {
        return active(TypeDeclSnippet.class).map(DeclarationSnippet::name).toList();
    }

    /** The imports that cells have made. */
    List<String> imports() {
        return active(ImportSnippet.class)
                .filter(snippet -> !session.isFirst(snippet))
                .map(snippet -> snippet.source().strip())
                .toList();
    }

    /** The code of all declarations. */
    List<String> sources() {
        return active(DeclarationSnippet.class)
                .map(snippet -> snippet.source().strip())
                .toList();
    }

    /** The code of the declarations of this name. */
    List<String> sources(String name) {
        return active(DeclarationSnippet.class)
                .filter(snippet -> snippet.name().equals(name))
                .map(snippet -> snippet.source().strip())
                .toList();
    }

    /** Lets go of what a variable holds. */
    void clear(VarSnippet variable) {
        holder(variable).ifPresent(type -> CellLoader.clear(type, variable.name()));
    }

    /** On JDK 25 JShell calls each {@code var} an Object once a class has been dropped; its field knows better. */
    private String type(VarSnippet variable) {
        String type = variable.typeName();
        return type.endsWith("Object") ? field(variable).map(Declarations::type).orElse(type) : type;
    }

    private static String type(Field field) {
        return WRAPPERS.matcher(field.getGenericType().getTypeName()).replaceAll("");
    }

    private static String withoutPackages(String type) {
        return PACKAGES.matcher(type).replaceAll("");
    }

    private <T extends Snippet> Stream<T> active(Class<T> kind) {
        return session
                .locked(shell -> shell.snippets()
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .filter(snippet -> shell.status(snippet).isActive())
                        .toList())
                .stream();
    }

    private @Nullable Object value(VarSnippet variable) {
        Optional<Field> field = field(variable);
        try {
            return field.isEmpty() ? null : field.get().get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Fields of cells are open to us", e);
        }
    }

    private Optional<Field> field(VarSnippet variable) {
        return holder(variable).map(type -> {
            try {
                Field field = type.getDeclaredField(variable.name());
                field.setAccessible(true);
                return field;
            } catch (NoSuchFieldException e) {
                throw new IllegalStateException("JShell keeps variables in fields", e);
            }
        });
    }

    /** The class that JShell keeps a variable in; nothing if it could not make one yet. */
    private Optional<Class<?>> holder(VarSnippet variable) {
        String name = session.analysing(analysis -> analysis.wrapper(variable).fullClassName());
        try {
            return Optional.of(Class.forName(name, true, session.loader()));
        } catch (ClassNotFoundException e) {
            // Its type is not declared yet, and so it holds nothing.
            return Optional.empty();
        }
    }
}
