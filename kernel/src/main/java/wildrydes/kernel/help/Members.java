package wildrydes.kernel.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** The members of a type, for what stands behind a dot. */
final class Members {

    /** What every object has. */
    private static final Set<String> COMMON =
            Set.of("equals", "hashCode", "getClass", "notify", "notifyAll", "wait", "clone", "finalize");

    private final Reading reading;
    private final Wanted wanted;
    private final Bounds bounds;
    private final List<Candidate> found = new ArrayList<>();

    Members(Reading reading, Wanted wanted) {
        this.reading = reading;
        this.wanted = wanted;
        this.bounds = new Bounds(reading);
    }

    /** What an object of this type has. */
    List<Candidate> ofValue(TypeMirror type, boolean inherits) {
        if (type instanceof ArrayType) {
            found.add(new Candidate("length", "instance", "int", Candidate.NEAR));
            found.add(new Candidate("clone()", "function", "() " + Names.of(type), Candidate.LAST));
        }
        bounds.of(type).forEach(declared -> add(declared, false, inherits));
        return found;
    }

    /** What a type itself has: static members, nested types, its class. */
    List<Candidate> ofType(TypeMirror type, boolean inherits) {
        bounds.of(type).forEach(declared -> add(declared, true, inherits));
        found.add(new Candidate("class", "keyword", "", Candidate.GENERAL));
        return found;
    }

    /** What may stand behind two colons. */
    List<Candidate> references(TypeMirror type, boolean ofType) {
        bounds.of(type).forEach(declared -> {
            for (Element each : members(declared)) {
                if (each.getKind() == ElementKind.METHOD
                        && (ofType || !isStatic(each))
                        && Candidate.isAccessible(each, false)) {
                    Candidate method = method(declared, (ExecutableElement) each);
                    found.add(new Candidate(
                            each.getSimpleName().toString(), "function", method.signature(), method.rank()));
                }
            }
        });
        if (ofType) {
            found.add(new Candidate("new", "keyword", "", Candidate.GENERAL));
        }
        return found;
    }

    private void add(DeclaredType type, boolean ofType, boolean inherits) {
        for (Element each : members(type)) {
            if (!Candidate.isAccessible(each, inherits)) {
                continue;
            }
            if (each instanceof TypeElement nested) {
                if (ofType) {
                    found.add(Candidate.type(nested, nested.getSimpleName().toString(), Candidate.IMPORTED));
                }
            } else if (isStatic(each) == ofType) {
                if (each.getKind() == ElementKind.METHOD) {
                    found.add(method(type, (ExecutableElement) each));
                } else if (each.getKind().isField()) {
                    TypeMirror as = reading.types().asMemberOf(type, each);
                    found.add(
                            Candidate.variable(each.getSimpleName().toString(), as, wanted.rank(as, rank(type, each))));
                }
            }
        }
    }

    private Candidate method(DeclaredType type, ExecutableElement method) {
        TypeMirror as = reading.types().asMemberOf(type, method);
        return Candidate.method(method, as, wanted.rank(as, rank(type, method)));
    }

    private int rank(DeclaredType type, Element member) {
        boolean common = COMMON.contains(member.getSimpleName().toString())
                && !((TypeElement) type.asElement()).getQualifiedName().contentEquals("java.lang.Object");
        return common || reading.elements().isDeprecated(member) ? Candidate.LAST : Candidate.NEAR;
    }

    private List<? extends Element> members(DeclaredType type) {
        return reading.elements().getAllMembers((TypeElement) type.asElement());
    }

    private static boolean isStatic(Element member) {
        return member.getModifiers().contains(Modifier.STATIC);
    }
}
