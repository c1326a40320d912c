package wildrydes.kernel.help;

import java.util.Comparator;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Something that may stand at the cursor.
 *
 * @param text what is inserted
 * @param type for the front end's icon
 * @param signature of a method, the type of a variable, or the parameters of a generic type; else empty
 * @param rank how near it is; less is better
 */
record Candidate(String text, String type, String signature, int rank) {

    /** What fits the type that is wanted at the cursor. */
    static final int FITTING = 0;

    /** What is declared nearby, or by the type itself. */
    static final int NEAR = 1;

    static final int CELLS = 2;
    static final int IMPORTED = 3;
    static final int GENERAL = 4;

    /** What every object has, and what one should not use any more. */
    static final int LAST = 8;

    /** What must be written in full. */
    static final int FAR = 9;

    /** The nearest first, then by name. */
    static final Comparator<Candidate> ORDER = Comparator.comparingInt(Candidate::rank)
            .thenComparing(Candidate::text, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Candidate::text)
            .thenComparingInt(each -> each.signature().length())
            .thenComparing(Candidate::signature);

    static Candidate method(ExecutableElement method, TypeMirror as, int rank) {
        String signature = as instanceof ExecutableType type
                ? Names.parameters(method, type) + result(method, type)
                : Names.parameters(method);
        boolean plain = method.getParameters().isEmpty();
        return new Candidate(method.getSimpleName() + (plain ? "()" : "("), "function", signature, rank);
    }

    /** A type's name, as text that may begin with its package. */
    static Candidate type(Element type, String text, int rank) {
        String parameters = ((TypeElement) type)
                .getTypeParameters().stream().map(Object::toString).collect(Collectors.joining(", ", "<", ">"));
        return new Candidate(text, icon(type.getKind()), parameters.equals("<>") ? "" : parameters, rank);
    }

    static Candidate variable(String name, TypeMirror type, int rank) {
        return new Candidate(name, "instance", type.getKind() == TypeKind.ERROR ? "" : Names.of(type), rank);
    }

    /** The text without parentheses. */
    String name() {
        int parenthesis = text.indexOf('(');
        return type.equals("function") && parenthesis > 0 ? text.substring(0, parenthesis) : text;
    }

    private static String icon(ElementKind kind) {
        return switch (kind) {
            case INTERFACE, ANNOTATION_TYPE -> "interface";
            case ENUM -> "enum";
            default -> "class";
        };
    }

    private static String result(ExecutableElement method, ExecutableType type) {
        return method.getKind() == ElementKind.CONSTRUCTOR ? "" : " " + Names.of(type.getReturnType());
    }

    /** Whether code of a cell may use this member of a class. */
    static boolean isAccessible(Element member, boolean inherits) {
        if (member.getModifiers().contains(Modifier.PUBLIC)) {
            return true;
        }
        Element owner = member;
        while (owner.getKind() != ElementKind.PACKAGE) {
            owner = Names.around(owner);
        }
        boolean ofCells = owner.getSimpleName().contentEquals(Sheet.PACKAGE);
        return member.getModifiers().contains(Modifier.PRIVATE)
                ? ofCells && Names.around(member).toString().contains(Sheet.PREFIX)
                : ofCells || inherits && member.getModifiers().contains(Modifier.PROTECTED);
    }
}
