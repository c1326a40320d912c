package wildrydes.kernel.help;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.tools.ToolProvider;

/** A source file, read for its comments only: nothing that it refers to need be there. */
record ParsedSource(CompilationUnitTree unit, DocTrees trees) {

    private static final List<String> OPTIONS = List.of("-proc:none", "-Xlint:none");

    /** A file of a library. */
    static ParsedSource of(String text) {
        var sheet = new Sheet("Source");
        sheet.write(text);
        var task = (JavacTask)
                ToolProvider.getSystemJavaCompiler().getTask(null, null, problem -> {}, OPTIONS, null, List.of(sheet));
        try {
            return new ParsedSource(task.parse().iterator().next(), DocTrees.instance(task));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A declaration of a cell. */
    static ParsedSource ofCell(String text) {
        return of("class " + Sheet.PREFIX + " {\n" + text + "\n}");
    }

    /** Where this is declared here. */
    Optional<TreePath> find(Element element) {
        Deque<Element> outside = new ArrayDeque<>();
        for (Element each = element; !(each instanceof PackageElement); each = Names.around(each)) {
            outside.push(each);
        }
        Optional<TreePath> path = Optional.of(new TreePath(unit));
        for (Element each : outside) {
            path = path.flatMap(parent -> child(parent, each));
        }
        return path;
    }

    /** The names of the parameters of a method that is declared there. */
    static List<String> parameters(TreePath path) {
        return path.getLeaf() instanceof MethodTree method
                ? method.getParameters().stream()
                        .map(each -> each.getName().toString())
                        .toList()
                : List.of();
    }

    private static Optional<TreePath> child(TreePath parent, Element element) {
        List<? extends Tree> members = parent.getLeaf() instanceof CompilationUnitTree all
                ? all.getTypeDecls()
                : parent.getLeaf() instanceof ClassTree type ? type.getMembers() : List.of();
        for (Tree each : members) {
            if (declares(each, element)) {
                return Optional.of(new TreePath(parent, each));
            }
        }
        return Optional.empty();
    }

    private static boolean declares(Tree tree, Element element) {
        if (element instanceof TypeElement) {
            return tree instanceof ClassTree type
                    && (type.getSimpleName().contentEquals(element.getSimpleName())
                            || Names.isWrapper(element) && type.getSimpleName().contentEquals(Sheet.PREFIX));
        }
        if (element instanceof ExecutableElement method) {
            return tree instanceof MethodTree declared
                    && declared.getName().contentEquals(method.getSimpleName())
                    && isSame(declared.getParameters(), method.getParameters());
        }
        return element.getKind() != ElementKind.PARAMETER
                && tree instanceof VariableTree variable
                && variable.getName().contentEquals(element.getSimpleName());
    }

    private static boolean isSame(List<? extends VariableTree> declared, List<? extends VariableElement> parameters) {
        if (declared.size() != parameters.size()) {
            return false;
        }
        for (int i = 0; i < declared.size(); i++) {
            if (!simple(declared.get(i).getType().toString())
                    .equals(simple(parameters.get(i).asType()))) {
                return false;
            }
        }
        return true;
    }

    /** A type without packages and type arguments. */
    private static String simple(String type) {
        String text = type.replaceAll("@\\w+(\\([^)]*\\))?\\s*", "").replace("...", "[]");
        while (text.contains("<")) {
            String inner = text.replaceAll("<[^<>]*>", "");
            if (inner.equals(text)) {
                break;
            }
            text = inner;
        }
        return text.replaceAll("[\\w$]+\\.", "").strip();
    }

    private static String simple(TypeMirror type) {
        return simple(Names.of(type));
    }
}
