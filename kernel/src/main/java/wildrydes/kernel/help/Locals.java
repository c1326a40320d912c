package wildrydes.kernel.help;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The variables and classes that are declared around a place in a method, innermost first. */
final class Locals {

    private final Reading reading;
    private final int place;
    private final List<TreePath> found = new ArrayList<>();

    private Locals(Reading reading, int place) {
        this.reading = reading;
        this.place = place;
    }

    /** The declarations that code at this place sees. */
    static List<TreePath> at(Reading reading, TreePath place) {
        var locals = new Locals(reading, reading.start(place.getLeaf()));
        Tree inner = place.getLeaf();
        for (TreePath path = place.getParentPath(); path != null; path = path.getParentPath()) {
            locals.add(path, inner);
            inner = path.getLeaf();
        }
        return locals.found;
    }

    private void add(TreePath path, Tree inner) {
        Tree tree = path.getLeaf();
        if (tree instanceof BlockTree block) {
            addStatements(path, block.getStatements());
        } else if (tree instanceof CaseTree each) {
            addStatements(path, Optional.ofNullable(each.getStatements()).orElse(List.of()));
            addBindings(path);
        } else if (tree instanceof ForLoopTree loop) {
            addStatements(path, loop.getInitializer());
        } else if (tree instanceof EnhancedForLoopTree loop) {
            if (inner != loop.getExpression()) {
                addDeclaration(path, loop.getVariable());
            }
        } else if (tree instanceof TryTree attempt) {
            if (inner == attempt.getBlock()) {
                attempt.getResources().forEach(each -> addDeclaration(path, each));
            }
        } else if (tree instanceof CatchTree caught) {
            addDeclaration(path, caught.getParameter());
        } else if (tree instanceof LambdaExpressionTree lambda) {
            lambda.getParameters().forEach(each -> addDeclaration(path, each));
        } else if (tree instanceof MethodTree method) {
            method.getParameters().forEach(each -> addDeclaration(path, each));
        } else if (tree instanceof IfTree
                || tree instanceof WhileLoopTree
                || tree instanceof ConditionalExpressionTree
                || tree instanceof BinaryTree) {
            addBindings(path);
        }
    }

    private void addStatements(TreePath path, List<? extends StatementTree> statements) {
        for (int i = statements.size() - 1; i >= 0; i--) {
            if (reading.start(statements.get(i)) < place) {
                addDeclaration(path, statements.get(i));
                if (statements.get(i) instanceof IfTree guard && isNegated(guard.getCondition())) {
                    addBindings(new TreePath(path, guard));
                }
            }
        }
    }

    /** Whether it is as in {@code if (!(x instanceof String text)) return;}: then the variable lives on behind it. */
    private static boolean isNegated(ExpressionTree condition) {
        return condition instanceof ParenthesizedTree inner
                && inner.getExpression().getKind() == Tree.Kind.LOGICAL_COMPLEMENT;
    }

    private void addDeclaration(TreePath parent, Tree tree) {
        boolean around = tree instanceof VariableTree && reading.end(tree) >= place && reading.start(tree) <= place;
        if ((tree instanceof VariableTree || tree instanceof ClassTree) && !around) {
            found.add(new TreePath(parent, tree));
        }
    }

    /** The variables of patterns before the place, as in {@code if (x instanceof String text && text.}. */
    private void addBindings(TreePath path) {
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitBindingPattern(BindingPatternTree pattern, @Nullable Void nothing) {
                if (reading.start(pattern) < place) {
                    found.add(new TreePath(getCurrentPath(), pattern.getVariable()));
                }
                return super.visitBindingPattern(pattern, nothing);
            }

            @Override
            public @Nullable Void visitErroneous(ErroneousTree tree, @Nullable Void nothing) {
                return scan(tree.getErrorTrees(), nothing);
            }

            @Override
            public @Nullable Void visitBlock(BlockTree block, @Nullable Void nothing) {
                return nothing;
            }

            @Override
            public @Nullable Void visitCompilationUnit(CompilationUnitTree unit, @Nullable Void nothing) {
                return nothing;
            }
        }.scan(path, null);
    }
}
