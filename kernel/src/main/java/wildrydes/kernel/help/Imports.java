package wildrydes.kernel.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** What may be imported, or stand behind the name of a package. */
final class Imports {

    private final Reading reading;
    private final ClassIndex index;
    private final Prefix begun;
    private final List<Candidate> found = new ArrayList<>();

    Imports(Reading reading, ClassIndex index, Prefix begun) {
        this.reading = reading;
        this.index = index;
        this.begun = begun;
    }

    /**
     * What may stand at the end of an import.
     *
     * @param path what stands before, with the last dot; empty at the start
     */
    List<Candidate> candidates(String path, boolean isStatic) {
        if (path.isEmpty()) {
            addPackages("");
            addFar(Set.of());
            return found;
        }
        String qualifier = path.substring(0, path.length() - 1);
        TypeElement type = reading.elements().getTypeElement(qualifier);
        if (type == null) {
            return inPackage(qualifier);
        }
        for (Element each : type.getEnclosedElements()) {
            String name = each.getSimpleName().toString();
            if (begun.test(name)
                    && each.getModifiers().contains(Modifier.STATIC)
                    && each.getModifiers().contains(Modifier.PUBLIC)) {
                if (each instanceof TypeElement) {
                    found.add(Candidate.type(each, name, Candidate.NEAR));
                } else if (isStatic) {
                    found.add(new Candidate(
                            name, each.getKind().isField() ? "instance" : "function", "", Candidate.NEAR));
                }
            }
        }
        return found;
    }

    /** The packages and public types in a package. */
    List<Candidate> inPackage(String name) {
        PackageElement of = reading.elements().getPackageElement(name);
        if (of != null) {
            for (Element each : of.getEnclosedElements()) {
                if (begun.test(each.getSimpleName().toString())
                        && each.getModifiers().contains(Modifier.PUBLIC)) {
                    found.add(Candidate.type(each, each.getSimpleName().toString(), Candidate.NEAR));
                }
            }
        }
        addPackages(name);
        return found;
    }

    /** The outermost packages. */
    List<Candidate> outermost() {
        addPackages("");
        return found;
    }

    /** The full names of types that have no simple name here. */
    List<Candidate> far(List<Candidate> near) {
        Set<String> known = near.stream().map(Candidate::name).collect(Collectors.toSet());
        addFar(known);
        return found;
    }

    private void addFar(Set<String> known) {
        if (!begun.isOfType()) {
            return;
        }
        int rank = Candidate.FAR;
        for (String name : index.beginningWith(begun.text())) {
            TypeElement type = reading.elements().getTypeElement(name);
            if (type != null
                    && type.getModifiers().contains(Modifier.PUBLIC)
                    && !known.contains(type.getSimpleName().toString())) {
                found.add(Candidate.type(type, name, rank++));
            }
        }
    }

    private void addPackages(String parent) {
        index.packagesIn(parent)
                .filter(begun)
                .forEach(name -> found.add(new Candidate(name, "module", "", Candidate.GENERAL)));
    }
}
