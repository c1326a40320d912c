package wildrydes.kernel.help;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Finds the documentation of declarations: of the cell that is written, of earlier cells, of libraries and the JDK. */
final class Explanations {

    private final Sources sources;

    Explanations(Sources sources) {
        this.sources = sources;
    }

    /** What is known about it. A method without documentation has that of the method which it overrides. */
    Doc of(Reading reading, Surroundings surroundings, Element element) {
        Optional<ParsedSource> source = source(reading, surroundings, element);
        Optional<TreePath> declared = own(reading, element).or(() -> source.flatMap(parsed -> parsed.find(element)));
        List<String> parameters = declared.map(ParsedSource::parameters).orElse(List.of());
        DocText text = declared.flatMap(path -> comment(reading, source, path))
                .map(comment -> DocText.of(comment, () -> inherited(reading, surroundings, element)))
                .orElse(DocText.NONE);
        if (text.isBlank()) {
            text = inherited(reading, surroundings, element);
        }
        if (text.isBlank() && topLevel(element).isPresent() && source.isEmpty()) {
            text = sources.page(topLevel(element).get(), element).orElse(DocText.NONE);
        }
        return new Doc(text.plain(), text.markdown(), parameters);
    }

    /** How to get documentation that is missing; empty where nothing can be done, or nothing is missing. */
    String missing(Element element) {
        return topLevel(element)
                .filter(type -> sources.isOfJdk(type.getQualifiedName().toString()) && !sources.hasJdk())
                .map(type ->
                        "Its documentation is shown once the JDK's sources are there: install the package that holds lib/src.zip"
                                + " (on Debian and Ubuntu openjdk-"
                                + Runtime.version().feature()
                                + "-source), or a JDK that comes with it.")
                .orElse("");
    }

    private static Optional<TreePath> own(Reading reading, Element element) {
        return Optional.ofNullable(reading.trees().getPath(element));
    }

    private static Optional<DocCommentTree> comment(Reading reading, Optional<ParsedSource> source, TreePath path) {
        DocTrees trees = path.getCompilationUnit().equals(reading.unit()) || source.isEmpty()
                ? (DocTrees) reading.trees()
                : source.get().trees();
        return Optional.ofNullable(trees.getDocCommentTree(path));
    }

    private Optional<ParsedSource> source(Reading reading, Surroundings surroundings, Element element) {
        if (own(reading, element).isPresent()) {
            return Optional.empty();
        }
        Optional<TypeElement> type = topLevel(element);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        String name = type.get().getQualifiedName().toString();
        if (Names.isWrapper(type.get())) {
            return surroundings.declared().stream()
                    .filter(each -> each.owner().equals(name))
                    .findFirst()
                    .map(each -> ParsedSource.ofCell(each.source()));
        }
        return sources.of(name, reading.elements().getModuleOf(type.get()));
    }

    private DocText inherited(Reading reading, Surroundings surroundings, Element element) {
        if (!(element instanceof ExecutableElement method)
                || method.getKind() != ElementKind.METHOD
                || !(method.getEnclosingElement() instanceof TypeElement owner)) {
            return DocText.NONE;
        }
        for (TypeElement above : above(reading, owner)) {
            for (Element each : above.getEnclosedElements()) {
                if (each instanceof ExecutableElement other
                        && other.getSimpleName().equals(method.getSimpleName())
                        && reading.elements().overrides(method, other, owner)) {
                    Doc doc = of(reading, surroundings, other);
                    if (!doc.plain().isBlank()) {
                        return new DocText(doc.plain(), doc.markdown());
                    }
                }
            }
        }
        return DocText.NONE;
    }

    /** The types directly above a type, its class first. */
    private static List<TypeElement> above(Reading reading, TypeElement type) {
        var above = new ArrayList<TypeElement>();
        for (TypeMirror each : reading.types().directSupertypes(type.asType())) {
            if (each instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element) {
                above.add(element);
            }
        }
        return above;
    }

    private static Optional<TypeElement> topLevel(Element element) {
        Element outer = element;
        while (outer.getEnclosingElement() != null && !(outer.getEnclosingElement() instanceof PackageElement)) {
            outer = outer.getEnclosingElement();
        }
        return outer instanceof TypeElement type ? Optional.of(type) : Optional.empty();
    }
}
