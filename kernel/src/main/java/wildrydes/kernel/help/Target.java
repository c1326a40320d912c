package wildrydes.kernel.help;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.type.TypeKind;

/** What a name in code means. */
final class Target {

    private final Reading reading;
    private final String name;
    private final int position;

    private Target(Reading reading, String name, int position) {
        this.reading = reading;
        this.name = name;
        this.position = position;
    }

    /**
     * What this name means; several things for overloaded methods, the fitting one first.
     *
     * @param position where the name begins in the reading's text
     */
    static List<Element> of(Reading reading, String name, int position) {
        var target = new Target(reading, name, position);
        return reading.find(target::isNamed).map(target::elements).orElse(List.of());
    }

    private List<Element> elements(TreePath path) {
        Tree tree = path.getLeaf();
        TreePath parent = path.getParentPath();
        var calls = new Calls(reading);
        if (parent.getLeaf() instanceof MethodInvocationTree call && call.getMethodSelect() == tree) {
            return methods(calls.candidates(parent));
        }
        TreePath created =
                parent.getLeaf() instanceof ParameterizedTypeTree type && type.getType() == tree ? parent : path;
        if (created.getParentPath().getLeaf() instanceof NewClassTree creation
                && creation.getIdentifier() == created.getLeaf()) {
            List<Element> constructors = methods(calls.candidates(created.getParentPath()));
            return constructors.isEmpty() ? known(path) : constructors;
        }
        List<Element> known = known(path);
        if (tree instanceof MemberReferenceTree reference) {
            List<Element> all = reading.type(path, reference.getQualifierExpression())
                    .map(type -> methods(calls.named(type, name)))
                    .orElse(List.of());
            return all.isEmpty() ? known : all;
        }
        return known.isEmpty() ? methods(calls.methods(path)) : known;
    }

    private List<Element> known(TreePath path) {
        Optional<Element> element = reading.element(path)
                .filter(each -> !(each instanceof PackageElement))
                .filter(each -> each.asType().getKind() != TypeKind.ERROR
                        || each.getKind().isField()
                        || each.getKind() == ElementKind.LOCAL_VARIABLE);
        return element.filter(each -> !(each instanceof ExecutableElement) || path.getLeaf() instanceof MethodTree)
                .map(List::of)
                .orElse(List.of());
    }

    private static List<Element> methods(List<Calls.Target> targets) {
        return targets.stream().<Element>map(Calls.Target::method).toList();
    }

    private boolean isNamed(Tree tree) {
        if (!covers(tree)) {
            return false;
        }
        if (tree instanceof MemberSelectTree select) {
            return select.getIdentifier().contentEquals(name) && position > reading.start(select.getExpression());
        }
        if (tree instanceof MemberReferenceTree reference) {
            return reference.getName().contentEquals(name);
        }
        return tree instanceof IdentifierTree identifier && identifier.getName().contentEquals(name)
                || tree instanceof VariableTree variable && variable.getName().contentEquals(name)
                || tree instanceof MethodTree method && method.getName().contentEquals(name)
                || tree instanceof ClassTree type && type.getSimpleName().contentEquals(name);
    }

    private boolean covers(Tree tree) {
        int start = reading.start(tree);
        int end = reading.end(tree);
        return start >= 0 && start <= position && (end < 0 || position < end);
    }
}
