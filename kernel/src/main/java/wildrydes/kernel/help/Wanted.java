package wildrydes.kernel.help;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Which types the place of an expression asks for; none where anything goes. */
final class Wanted {

    private final Reading reading;
    private final List<TypeMirror> types = new ArrayList<>();

    /** What is wanted where this expression stands. */
    Wanted(Reading reading, TreePath expression) {
        this.reading = reading;
        find(expression);
    }

    /** The rank of something of this type, or of a method that returns it, which would else have this one. */
    int rank(TypeMirror type, int otherwise) {
        TypeMirror value = type instanceof ExecutableType method ? method.getReturnType() : type;
        boolean fits = types.stream().anyMatch(each -> reading.isAssignable(value, each));
        return fits && otherwise < Candidate.LAST ? Candidate.FITTING : otherwise;
    }

    private void find(TreePath path) {
        TreePath parent = path.getParentPath();
        if (parent == null) {
            return;
        }
        Tree tree = path.getLeaf();
        Tree around = parent.getLeaf();
        if (around instanceof ParenthesizedTree
                || around instanceof ConditionalExpressionTree choice && choice.getCondition() != tree) {
            if (parent.getParentPath().getLeaf() instanceof IfTree
                    || parent.getParentPath().getLeaf() instanceof WhileLoopTree) {
                add(reading.types().getPrimitiveType(TypeKind.BOOLEAN));
            } else {
                find(parent);
            }
        } else if (around instanceof VariableTree variable && variable.getInitializer() == tree) {
            reading.type(parent, variable.getType()).ifPresent(this::add);
        } else if (around instanceof AssignmentTree assignment && assignment.getExpression() == tree) {
            reading.type(parent, assignment.getVariable()).ifPresent(this::add);
        } else if (around instanceof ReturnTree) {
            returned(parent);
        } else if (around instanceof MethodInvocationTree call) {
            arguments(new Calls(reading).candidates(parent), call.getArguments(), tree);
        } else if (around instanceof NewClassTree creation) {
            arguments(new Calls(reading).candidates(parent), creation.getArguments(), tree);
        }
    }

    private void returned(TreePath from) {
        for (TreePath path = from; path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof LambdaExpressionTree) {
                return;
            }
            if (path.getLeaf() instanceof MethodTree method) {
                reading.type(path, method.getReturnType()).ifPresent(this::add);
                return;
            }
        }
    }

    private void arguments(List<Calls.Target> calls, List<? extends ExpressionTree> arguments, Tree tree) {
        int index = arguments.indexOf(tree);
        for (Calls.Target each : calls) {
            ExecutableElement method = each.method();
            List<? extends TypeMirror> parameters = each.type().getParameterTypes();
            if (index >= 0
                    && index < parameters.size()
                    && method.getParameters().size() == parameters.size()) {
                add(parameters.get(index));
            }
        }
    }

    private void add(TypeMirror type) {
        boolean anything = type.getKind() == TypeKind.TYPEVAR
                || type.toString().equals("java.lang.Object")
                || type.getKind() == TypeKind.ERROR
                || type.getKind() == TypeKind.VOID;
        if (!anything) {
            types.add(type);
        }
    }
}
