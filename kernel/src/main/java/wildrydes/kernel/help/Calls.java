package wildrydes.kernel.help;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Which methods or constructors a call may mean. */
final class Calls {

    /**
     * One of them.
     *
     * @param type it, as a member of the type at the call
     */
    record Target(ExecutableElement method, ExecutableType type) {}

    private final Reading reading;

    Calls(Reading reading) {
        this.reading = reading;
    }

    /** Those of a call or an instance creation: the one that the compiler would take first, then those that fit best. */
    List<Target> candidates(TreePath call) {
        List<? extends ExpressionTree> arguments = call.getLeaf() instanceof MethodInvocationTree invocation
                ? invocation.getArguments()
                : ((NewClassTree) call.getLeaf()).getArguments();
        Optional<Element> chosen = reading.element(call);
        var found = new ArrayList<Target>(
                call.getLeaf() instanceof NewClassTree creation
                        ? constructors(reading.type(call, creation.getIdentifier()))
                        : methods(new TreePath(call, ((MethodInvocationTree) call.getLeaf()).getMethodSelect())));
        List<Optional<TypeMirror>> given =
                arguments.stream().map(each -> reading.type(call, each)).toList();
        ToIntFunction<Target> misfit = each -> each.method().equals(chosen.orElse(null)) ? -1 : misfit(each, given);
        found.sort(Comparator.comparingInt(misfit)
                .thenComparingInt(each -> each.method().getParameters().size()));
        return found;
    }

    /** The methods of the name that stands before a call's parenthesis. */
    List<Target> methods(TreePath name) {
        Tree tree = name.getLeaf();
        if (tree instanceof MemberSelectTree select) {
            Optional<TypeMirror> site = reading.type(name, select.getExpression());
            return site.map(type -> named(type, select.getIdentifier().toString()))
                    .orElse(List.of());
        }
        return tree instanceof IdentifierTree identifier
                ? visible(name, identifier.getName().toString())
                : List.of();
    }

    /** The constructors of a type. */
    List<Target> constructors(Optional<TypeMirror> type) {
        var found = new ArrayList<Target>();
        if (type.isPresent()
                && type.get() instanceof DeclaredType declared
                && type.get().getKind() == TypeKind.DECLARED) {
            for (Element each : declared.asElement().getEnclosedElements()) {
                if (each.getKind() == ElementKind.CONSTRUCTOR && Candidate.isAccessible(each, true)) {
                    target(declared, (ExecutableElement) each).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private List<Target> visible(TreePath from, String name) {
        if (name.equals("this") || name.equals("super")) {
            return constructors(reading.type(from));
        }
        for (TreePath path = from; path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof ClassTree) {
                List<Target> found = Optional.ofNullable(reading.trees().getElement(path))
                        .map(type -> named(type.asType(), name))
                        .orElse(List.of());
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        var imported = new ArrayList<Target>();
        for (ImportTree each : reading.unit().getImports()) {
            if (each.isStatic() && each.getQualifiedIdentifier() instanceof MemberSelectTree select) {
                String member = select.getIdentifier().toString();
                TypeElement owner =
                        reading.elements().getTypeElement(select.getExpression().toString());
                if (owner != null && (member.equals("*") || member.equals(name))) {
                    imported.addAll(named(owner.asType(), name));
                }
            }
        }
        return imported;
    }

    /** The methods of this name that a type has. */
    List<Target> named(TypeMirror type, String name) {
        var found = new ArrayList<Target>();
        for (DeclaredType declared : new Bounds(reading).of(type)) {
            for (Element each : reading.elements().getAllMembers((TypeElement) declared.asElement())) {
                if (each.getKind() == ElementKind.METHOD
                        && each.getSimpleName().contentEquals(name)
                        && Candidate.isAccessible(each, true)) {
                    target(declared, (ExecutableElement) each).ifPresent(found::add);
                }
            }
        }
        Set<String> seen = new LinkedHashSet<>();
        found.removeIf(each -> !seen.add(each.type().getParameterTypes().toString()));
        return found;
    }

    private Optional<Target> target(DeclaredType site, ExecutableElement method) {
        return reading.types().asMemberOf(site, method) instanceof ExecutableType type
                ? Optional.of(new Target(method, type))
                : Optional.empty();
    }

    /** How badly it fits what is given so far: arguments that it does not take, and then types that differ. */
    private int misfit(Target target, List<Optional<TypeMirror>> given) {
        List<? extends TypeMirror> parameters = target.type().getParameterTypes();
        boolean rest = target.method().isVarArgs();
        if (given.size() > parameters.size() && !rest) {
            return 100 + given.size();
        }
        int misfit = Math.max(0, parameters.size() - given.size());
        for (int i = 0; i < Math.min(given.size(), parameters.size()); i++) {
            TypeMirror parameter = parameters.get(i);
            boolean known = given.get(i)
                    .filter(type -> type.getKind() != TypeKind.ERROR && type.getKind() != TypeKind.NONE)
                    .isPresent();
            if (known
                    && !(rest && i == parameters.size() - 1)
                    && !fits(given.get(i).get(), parameter)) {
                misfit += 10;
            }
        }
        return misfit;
    }

    private boolean fits(TypeMirror given, TypeMirror parameter) {
        return reading.isAssignable(given, reading.types().erasure(parameter))
                || reading.isAssignable(given, parameter);
    }
}
