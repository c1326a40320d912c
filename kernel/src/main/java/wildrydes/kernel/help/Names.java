package wildrydes.kernel.help;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import wildrydes.kernel.display.CellNames;

/** Types and parameters as people write them: without packages. */
final class Names {

    /** What the compiler calls a parameter whose name it does not know. */
    private static final Pattern MADE_UP = Pattern.compile("arg\\d+");

    private Names() {}

    /** What this stands in: all but packages and modules stand in something. */
    static Element around(Element element) {
        return Objects.requireNonNull(element.getEnclosingElement(), () -> element + " stands in nothing");
    }

    /** The type by its simple name, with type arguments. */
    static String of(TypeMirror type) {
        if (type instanceof DeclaredType declared && type.getKind() == TypeKind.DECLARED) {
            List<? extends TypeMirror> arguments = declared.getTypeArguments();
            String name = declared.asElement().getSimpleName().toString();
            if (name.isEmpty()) {
                return CellNames.plain(type.toString());
            }
            return arguments.isEmpty()
                    ? name
                    : name + arguments.stream().map(Names::of).collect(Collectors.joining(", ", "<", ">"));
        }
        if (type instanceof ArrayType array) {
            return of(array.getComponentType()) + "[]";
        }
        if (type instanceof WildcardType wildcard && type.getKind() == TypeKind.WILDCARD) {
            TypeMirror upper = wildcard.getExtendsBound();
            TypeMirror lower = wildcard.getSuperBound();
            return upper != null ? "? extends " + of(upper) : lower != null ? "? super " + of(lower) : "?";
        }
        String text = type.toString();
        return CellNames.plain(type.getKind() == TypeKind.TYPEVAR ? text.replaceAll("^.* ", "") : text);
    }

    /**
     * The parameters in parentheses.
     *
     * @param as the method as a member of a certain type
     */
    static String parameters(ExecutableElement method, ExecutableType as) {
        return parameters(
                method,
                as,
                method.getParameters().stream()
                        .map(each -> each.getSimpleName().toString())
                        .toList());
    }

    /** The parameters in parentheses, under these names. */
    static String parameters(ExecutableElement method, ExecutableType as, List<String> names) {
        List<? extends VariableElement> parameters = method.getParameters();
        var text = new StringBuilder("(");
        for (int i = 0; i < parameters.size(); i++) {
            boolean rest = method.isVarArgs() && i == parameters.size() - 1;
            String type = of(as.getParameterTypes().get(i));
            String name = i < names.size()
                    ? names.get(i)
                    : parameters.get(i).getSimpleName().toString();
            text.append(i == 0 ? "" : ", ")
                    .append(rest && type.endsWith("[]") ? type.substring(0, type.length() - 2) + "..." : type)
                    .append(MADE_UP.matcher(name).matches() ? "" : " " + name);
        }
        return text.append(')').toString();
    }

    /** The parameters in parentheses, as the method was declared. */
    static String parameters(ExecutableElement method) {
        return parameters(method, (ExecutableType) method.asType());
    }

    /** Whether an element is a class that only lends its members to a cell. */
    static boolean isWrapper(Element type) {
        String name = type.getSimpleName().toString();
        return name.startsWith(Sheet.PREFIX) || name.startsWith(Draft.HOLDER) || name.startsWith("$JShell$");
    }
}
