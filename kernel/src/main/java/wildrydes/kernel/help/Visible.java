package wildrydes.kernel.help;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What a name that stands alone can mean: local variables, members of the classes around, earlier cells, imports. */
final class Visible {

    private final Reading reading;
    private final Wanted wanted;
    private final Prefix begun;
    private final List<Candidate> found = new ArrayList<>();

    /** @param begun the name at the cursor */
    Visible(Reading reading, Wanted wanted, Prefix begun) {
        this.reading = reading;
        this.wanted = wanted;
        this.begun = begun;
    }

    /** Variables and methods. */
    List<Candidate> values(TreePath place, Surroundings surroundings) {
        for (TreePath each : Locals.at(reading, place)) {
            reading.element(each).ifPresent(element -> addMember(element, Candidate.NEAR));
        }
        for (Element type : classesAround(place)) {
            for (Element each : reading.elements().getAllMembers((TypeElement) type)) {
                boolean general = Names.isWrapper(type) && !Names.around(each).equals(type);
                if (!general && Candidate.isAccessible(each, true)) {
                    addMember(each, isOfObject(each) ? Candidate.LAST : Candidate.NEAR);
                }
            }
        }
        for (Surroundings.Declared each : surroundings.declared()) {
            if (each.kind() != Surroundings.Kind.TYPE && begun.test(each.name())) {
                addNamed(each.owner(), each.name()::equals, Candidate.CELLS);
            }
        }
        for (ImportTree each : reading.unit().getImports()) {
            if (each.isStatic() && each.getQualifiedIdentifier() instanceof MemberSelectTree select) {
                String name = select.getIdentifier().toString();
                String owner = select.getExpression().toString();
                if (!owner.startsWith(Sheet.PACKAGE + ".")) {
                    addNamed(owner, name.equals("*") ? any -> true : name::equals, Candidate.IMPORTED);
                }
            }
        }
        return found;
    }

    /** Types that have a simple name here and that this holds for. */
    List<Candidate> types(TreePath place, Surroundings surroundings, Predicate<TypeElement> test) {
        for (TreePath each : Locals.at(reading, place)) {
            reading.element(each).ifPresent(element -> addType(element, Candidate.NEAR, test));
        }
        for (Element type : classesAround(place)) {
            addType(type, Candidate.NEAR, test);
            for (Element each : reading.elements().getAllMembers((TypeElement) type)) {
                addType(each, Candidate.NEAR, test);
            }
        }
        for (Surroundings.Declared each : surroundings.declared()) {
            if (each.kind() == Surroundings.Kind.TYPE && begun.test(each.name())) {
                addType(reading.elements().getTypeElement(each.owner() + "." + each.name()), Candidate.CELLS, test);
            }
        }
        addPackage("java.lang", test);
        for (ImportTree each : reading.unit().getImports()) {
            if (!each.isStatic() && each.getQualifiedIdentifier() instanceof MemberSelectTree select) {
                if (select.getIdentifier().contentEquals("*")) {
                    addPackage(select.getExpression().toString(), test);
                } else if (begun.test(select.getIdentifier().toString())) {
                    addType(reading.elements().getTypeElement(select.toString()), Candidate.IMPORTED, test);
                }
            }
        }
        return found;
    }

    private List<Element> classesAround(TreePath place) {
        var types = new ArrayList<Element>();
        for (TreePath path = place; path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof ClassTree) {
                reading.element(path).filter(TypeElement.class::isInstance).ifPresent(types::add);
            }
        }
        return types;
    }

    private void addNamed(String owner, Predicate<String> names, int rank) {
        TypeElement type = reading.elements().getTypeElement(owner);
        if (type != null) {
            for (Element each : type.getEnclosedElements()) {
                if (each.getModifiers().contains(Modifier.STATIC)
                        && names.test(each.getSimpleName().toString())
                        && Candidate.isAccessible(each, false)) {
                    addMember(each, rank);
                }
            }
        }
    }

    private void addMember(Element member, int rank) {
        String name = member.getSimpleName().toString();
        if (!begun.test(name) || name.equals(Draft.METHOD) || name.contains(Draft.HERE)) {
            return;
        }
        TypeMirror type = member.asType();
        if (member.getKind() == ElementKind.METHOD) {
            found.add(Candidate.method((ExecutableElement) member, type, wanted.rank(type, rank)));
        } else if (member.getKind().isField()
                || !(member instanceof TypeElement) && !(member instanceof ExecutableElement)) {
            found.add(Candidate.variable(name, type, wanted.rank(type, rank)));
        }
    }

    private void addType(@Nullable Element element, int rank, Predicate<TypeElement> test) {
        if (element instanceof TypeElement type
                && type.asType().getKind() == TypeKind.DECLARED
                && begun.test(type.getSimpleName().toString())
                && !Names.isWrapper(type)
                && test.test(type)) {
            found.add(Candidate.type(type, type.getSimpleName().toString(), rank));
        }
    }

    /** The public types of a package, once something is typed: there are hundreds. */
    private void addPackage(String name, Predicate<TypeElement> test) {
        PackageElement of = reading.elements().getPackageElement(name);
        if (of == null || begun.isEmpty()) {
            return;
        }
        for (Element each : of.getEnclosedElements()) {
            if (begun.test(each.getSimpleName().toString())
                    && each.getModifiers().contains(Modifier.PUBLIC)) {
                addType(each, Candidate.IMPORTED, test);
            }
        }
    }

    private static boolean isOfObject(Element member) {
        return member.getEnclosingElement() instanceof TypeElement type
                && type.getQualifiedName().contentEquals("java.lang.Object");
    }
}
