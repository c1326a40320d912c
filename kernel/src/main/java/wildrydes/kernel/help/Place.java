package wildrydes.kernel.help;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * A name in code that is to be completed.
 *
 * @param path of the name, behind a dot or alone
 */
record Place(Reading reading, TreePath path) {

    private static final List<String> OF_STATEMENTS = List.of(
            "abstract",
            "assert",
            "break",
            "catch",
            "class",
            "continue",
            "default",
            "do",
            "else",
            "enum",
            "extends",
            "final",
            "finally",
            "for",
            "if",
            "implements",
            "import",
            "interface",
            "non-sealed",
            "permits",
            "private",
            "protected",
            "public",
            "record",
            "return",
            "sealed",
            "static",
            "synchronized",
            "throw",
            "throws",
            "try",
            "var",
            "void",
            "while",
            "yield");
    private static final List<String> OF_EXPRESSIONS = List.of(
            "boolean",
            "byte",
            "case",
            "char",
            "double",
            "false",
            "float",
            "instanceof",
            "int",
            "long",
            "new",
            "null",
            "short",
            "super",
            "switch",
            "this",
            "true");

    /** Whether the name is being given to something here: then nobody knows it but the user. */
    boolean isNew() {
        return path.getLeaf() instanceof VariableTree;
    }

    /** What may stand here. */
    List<Candidate> candidates(Surroundings surroundings, Library library, Prefix begun) {
        Tree tree = path.getLeaf();
        if (tree instanceof MemberSelectTree select) {
            return behindDot(select.getExpression(), library, surroundings, begun).stream()
                    .filter(each -> begun.test(each.name()))
                    .toList();
        }
        if (tree instanceof MemberReferenceTree reference) {
            var qualifier = new TreePath(path, reference.getQualifierExpression());
            return reading
                    .type(qualifier)
                    .map(type -> members().references(type, isType(qualifier)))
                    .orElse(List.of())
                    .stream()
                    .filter(each -> begun.test(each.name()))
                    .toList();
        }
        return alone(surroundings, library, begun);
    }

    private List<Candidate> behindDot(
            ExpressionTree expression, Library library, Surroundings surroundings, Prefix begun) {
        var qualifier = new TreePath(path, expression);
        Optional<Element> element = reading.element(qualifier);
        if (element.isPresent() && element.get() instanceof PackageElement found) {
            return new Imports(reading, library.index(surroundings), begun)
                    .inPackage(found.getQualifiedName().toString());
        }
        Optional<TypeMirror> type = reading.type(qualifier);
        if (expression instanceof PrimitiveTypeTree) {
            return type.map(each -> members().ofType(each, false)).orElse(List.of());
        }
        boolean own = expression instanceof IdentifierTree name
                && (name.getName().contentEquals("this") || name.getName().contentEquals("super"));
        return type.filter(each -> each.getKind() != TypeKind.ERROR)
                .map(each -> isType(qualifier)
                        ? members().ofType(each, own)
                        : members().ofValue(each, own))
                .orElse(List.of());
    }

    private List<Candidate> alone(Surroundings surroundings, Library library, Prefix begun) {
        Tree around = path.getParentPath().getLeaf();
        Tree tree = path.getLeaf();
        var found = new ArrayList<Candidate>();
        Optional<List<Candidate>> constants = constants(begun);
        if (constants.isPresent()) {
            return constants.get();
        }
        if (isTypeOnly(around, tree)) {
            Predicate<TypeElement> test = around instanceof AnnotationTree
                    ? type -> type.getKind() == ElementKind.ANNOTATION_TYPE
                    : around instanceof NewClassTree ? type -> type.getKind() != ElementKind.ENUM : type -> true;
            found.addAll(visible(begun).types(path, surroundings, test));
            if (around instanceof ClassTree || around instanceof MethodTree || around instanceof VariableTree) {
                found.addAll(keywords(true, begun));
            }
        } else {
            found.addAll(visible(begun).values(path, surroundings));
            found.addAll(visible(begun).types(path, surroundings, type -> true));
            boolean statement = around instanceof ErroneousTree
                    || around instanceof ExpressionStatementTree
                    || around instanceof BlockTree;
            found.addAll(keywords(statement, begun));
        }
        ClassIndex index = begun.isOfType() ? library.index(surroundings) : library.ready(surroundings);
        found.addAll(new Imports(reading, index, begun).far(found));
        if (!begun.isEmpty() && !(around instanceof AnnotationTree)) {
            found.addAll(new Imports(reading, index, begun).outermost());
        }
        return around instanceof NewClassTree creation && creation.getIdentifier() == tree
                ? found.stream().map(Place::created).toList()
                : found;
    }

    /** The constants of an enum behind {@code case}. */
    private Optional<List<Candidate>> constants(Prefix begun) {
        TreePath up = path.getParentPath();
        while (up != null && !(up.getLeaf() instanceof CaseTree)) {
            Tree tree = up.getLeaf();
            if (tree instanceof StatementTree || tree instanceof ExpressionTree && !(tree instanceof ErroneousTree)) {
                return Optional.empty();
            }
            up = up.getParentPath();
        }
        if (up == null || up.getParentPath() == null) {
            return Optional.empty();
        }
        TreePath choice = up.getParentPath();
        Tree tree = choice.getLeaf();
        ExpressionTree value = tree instanceof SwitchTree statement
                ? statement.getExpression()
                : tree instanceof SwitchExpressionTree expression ? expression.getExpression() : null;
        if (value == null) {
            return Optional.empty();
        }
        return reading.type(new TreePath(choice, value))
                .filter(type -> type.getKind() == TypeKind.DECLARED)
                .map(type -> ((DeclaredType) type).asElement())
                .filter(type -> type.getKind() == ElementKind.ENUM)
                .map(type -> type.getEnclosedElements().stream()
                        .filter(each -> each.getKind() == ElementKind.ENUM_CONSTANT
                                && begun.test(each.getSimpleName().toString()))
                        .map(each ->
                                Candidate.variable(each.getSimpleName().toString(), each.asType(), Candidate.FITTING))
                        .toList());
    }

    private static boolean isTypeOnly(Tree around, Tree tree) {
        return around instanceof AnnotationTree each && each.getAnnotationType() == tree
                || around instanceof NewClassTree creation && creation.getIdentifier() == tree
                || around instanceof ParameterizedTypeTree
                || around instanceof ClassTree
                || around instanceof InstanceOfTree test && test.getType() == tree
                || around instanceof TypeCastTree cast && cast.getType() == tree
                || around instanceof VariableTree variable && variable.getType() == tree
                || around instanceof MethodTree;
    }

    /** Words of Java; some are of use only where a statement or a member may begin. */
    private static List<Candidate> keywords(boolean statement, Prefix begun) {
        if (begun.isEmpty()) {
            return List.of();
        }
        return Stream.concat(OF_EXPRESSIONS.stream(), statement ? OF_STATEMENTS.stream() : Stream.empty())
                .filter(begun)
                .map(word -> new Candidate(word, "keyword", "", Candidate.GENERAL))
                .toList();
    }

    /** A type as the start of a call of its constructor. */
    private static Candidate created(Candidate type) {
        boolean constructed = type.type().equals("class") || type.type().equals("interface");
        String arguments = type.signature().isEmpty() ? "(" : "<>(";
        return constructed ? new Candidate(type.text() + arguments, "function", "", type.rank()) : type;
    }

    private Members members() {
        return new Members(reading, new Wanted(reading, path));
    }

    private Visible visible(Prefix begun) {
        return new Visible(reading, new Wanted(reading, path), begun);
    }

    private boolean isType(TreePath qualifier) {
        return reading.element(qualifier)
                        .filter(each -> each instanceof TypeElement || each instanceof TypeParameterElement)
                        .isPresent()
                || qualifier.getLeaf() instanceof ParameterizedTypeTree;
    }
}
