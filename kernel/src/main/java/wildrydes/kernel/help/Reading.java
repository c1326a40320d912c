package wildrydes.kernel.help;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Code that the compiler has read, with all its errors.
 *
 * @param name of its class
 */
record Reading(String name, CompilationUnitTree unit, Trees trees, Elements elements, Types types) {

    /** The innermost tree that this holds for; unfinished code is searched, too. */
    Optional<TreePath> find(Predicate<Tree> test) {
        var finder = new Finder(test);
        finder.scan(unit, null);
        return Optional.ofNullable(finder.found);
    }

    int start(Tree tree) {
        return (int) positions().getStartPosition(unit, tree);
    }

    /** Where a tree ends; as good as nowhere for one that the compiler made up. */
    int end(Tree tree) {
        return (int) positions().getEndPosition(unit, tree);
    }

    /** What a name, a call or a declaration means; nothing where the compiler does not know. */
    Optional<Element> element(TreePath path) {
        return Optional.ofNullable(trees.getElement(path));
    }

    /** The type of an expression; nothing where the compiler does not know. */
    Optional<TypeMirror> type(TreePath path) {
        return Optional.ofNullable(trees.getTypeMirror(path));
    }

    /** The type of a part of this tree. */
    Optional<TypeMirror> type(TreePath parent, @Nullable Tree part) {
        return part == null ? Optional.empty() : type(new TreePath(parent, part));
    }

    /** Whether a variable of the one type takes a value of the other; the compiler may loop where one is no type of values. */
    boolean isAssignable(TypeMirror value, TypeMirror variable) {
        return isOfValues(value) && isOfValues(variable) && types.isAssignable(value, variable);
    }

    private static boolean isOfValues(TypeMirror type) {
        return switch (type.getKind()) {
            case VOID, NONE, PACKAGE, MODULE, EXECUTABLE, ERROR, OTHER, WILDCARD -> false;
            default -> true;
        };
    }

    private SourcePositions positions() {
        return trees.getSourcePositions();
    }

    private static final class Finder extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final Predicate<Tree> test;
        private @Nullable TreePath found;

        Finder(Predicate<Tree> test) {
            this.test = test;
        }

        @Override
        public @Nullable Void scan(@Nullable Tree tree, @Nullable Void nothing) {
            if (tree != null && test.test(tree)) {
                found = new TreePath(getCurrentPath(), tree);
            }
            return super.scan(tree, nothing);
        }

        @Override
        public @Nullable Void visitErroneous(ErroneousTree tree, @Nullable Void nothing) {
            return scan(tree.getErrorTrees(), nothing);
        }
    }
}
