package wildrydes.kernel.help;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Declarations in one line each, as a reader of documentation expects them. */
final class Signatures {

    private static final int CONSTANTS = 12;

    private Signatures() {}

    /**
     * A method or constructor.
     *
     * @param parameters their names, where the class file has none
     */
    static String of(ExecutableElement method, List<String> parameters) {
        var text = new StringBuilder();
        boolean constructs = method.getKind() == ElementKind.CONSTRUCTOR;
        if (!constructs) {
            text.append(method.getModifiers().contains(Modifier.STATIC) && !isOfCell(method) ? "static " : "");
            if (!method.getTypeParameters().isEmpty()) {
                text.append(typeParameters(method.getTypeParameters())).append(' ');
            }
            text.append(Names.of(method.getReturnType())).append(' ');
        }
        String owner = isOfCell(method) ? "" : name((TypeElement) Names.around(method));
        text.append(owner);
        if (!constructs) {
            text.append(owner.isEmpty() ? "" : ".").append(method.getSimpleName());
        }
        text.append(Names.parameters(method, (ExecutableType) method.asType(), parameters));
        if (!method.getThrownTypes().isEmpty()) {
            text.append(
                    method.getThrownTypes().stream().map(Names::of).collect(Collectors.joining(", ", " throws ", "")));
        }
        return text.toString();
    }

    /** A class, interface, enum or record. */
    static String of(TypeElement type) {
        String name = name(type);
        return switch (type.getKind()) {
            case ENUM -> "enum " + name + constants(type);
            case RECORD -> "record " + name + components(type) + list(" implements ", type.getInterfaces());
            case ANNOTATION_TYPE -> "@interface " + name;
            case INTERFACE -> "interface " + name + list(" extends ", type.getInterfaces());
            default -> {
                TypeMirror above = type.getSuperclass();
                boolean plain =
                        above.getKind() == TypeKind.NONE || above.toString().equals("java.lang.Object");
                boolean isAbstract = type.getModifiers().contains(Modifier.ABSTRACT);
                yield (isAbstract ? "abstract class " : "class ")
                        + name
                        + (plain ? "" : " extends " + Names.of(above))
                        + list(" implements ", type.getInterfaces());
            }
        };
    }

    /** A variable, constant or parameter. */
    static String of(VariableElement variable) {
        boolean field = variable.getEnclosingElement() instanceof TypeElement owner && !Names.isWrapper(owner);
        String modifier = field && variable.getModifiers().contains(Modifier.STATIC) ? "static " : "";
        String owner = field ? name((TypeElement) Names.around(variable)) + "." : "";
        String value = Optional.ofNullable(variable.getConstantValue())
                .map(each -> " = " + Glance.at(each))
                .orElse("");
        return modifier + Names.of(variable.asType()) + " " + owner + variable.getSimpleName() + value;
    }

    private static boolean isOfCell(Element member) {
        return Names.isWrapper(Names.around(member));
    }

    /** A type's name with its parameters; with its package, but for what everybody knows and what cells declare. */
    private static String name(TypeElement type) {
        Element outer = Names.around(type);
        String before = "";
        if (outer instanceof TypeElement around) {
            before = Names.isWrapper(around) ? "" : plainName(around) + ".";
        } else if (outer.getKind() == ElementKind.PACKAGE) {
            String packageName = outer.toString();
            before =
                    packageName.equals("unnamed package") || packageName.equals(Sheet.PACKAGE) ? "" : packageName + ".";
        }
        return before
                + type.getSimpleName()
                + (type.getTypeParameters().isEmpty() ? "" : typeParameters(type.getTypeParameters()));
    }

    private static String plainName(TypeElement type) {
        return name(type).replaceAll("<.*", "");
    }

    private static String typeParameters(List<? extends Element> parameters) {
        return parameters.stream()
                .map(each -> each.getSimpleName().toString())
                .collect(Collectors.joining(", ", "<", ">"));
    }

    private static String constants(TypeElement type) {
        List<String> names = type.getEnclosedElements().stream()
                .filter(each -> each.getKind() == ElementKind.ENUM_CONSTANT)
                .map(each -> each.getSimpleName().toString())
                .toList();
        return names.stream()
                .limit(CONSTANTS)
                .collect(Collectors.joining(", ", " { ", names.size() > CONSTANTS ? ", ... }" : " }"));
    }

    private static String components(TypeElement type) {
        return type.getRecordComponents().stream()
                .map(each -> Names.of(each.asType()) + " " + each.getSimpleName())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String list(String before, List<? extends TypeMirror> types) {
        return types.isEmpty() ? "" : types.stream().map(Names::of).collect(Collectors.joining(", ", before, ""));
    }
}
