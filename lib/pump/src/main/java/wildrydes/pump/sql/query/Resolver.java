package wildrydes.pump.sql.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.sql.catalog.Catalog;
import wildrydes.pump.sql.catalog.DeclaredFunction;
import wildrydes.pump.sql.problem.Problem;

/**
 * Makes an expression of the text into one whose names are {@link Bindings}' and that calls no function of CREATE
 * FUNCTION. The result is a copy, which the validator may change.
 */
abstract class Resolver extends SqlShuttle {

    private final Catalog catalog;
    private final Budget budget;

    Resolver(Catalog catalog, Budget budget) {
        this.catalog = catalog;
        this.budget = budget;
    }

    /** Resolves a whole expression. */
    final SqlNode resolve(SqlNode expression) {
        budget.reset();
        return part(expression);
    }

    /** Resolves a part of the expression that is being resolved. */
    final SqlNode part(SqlNode expression) {
        SqlNode resolved = expression.accept(this);
        return Objects.requireNonNull(resolved);
    }

    /** A copy of what has been resolved before, whose parts count once more. */
    final SqlNode copied(SqlNode resolved) {
        resolved.accept(new SqlBasicVisitor<@Nullable Void>() {

            @Override
            public @Nullable Void visit(SqlIdentifier id) {
                budget.use(id);
                return null;
            }

            @Override
            public @Nullable Void visit(SqlCall call) {
                budget.use(call);
                return super.visit(call);
            }
        });
        return Copies.of(resolved);
    }

    /** A column, ROWTIME, or a function without parentheses. */
    abstract SqlNode name(SqlIdentifier id);

    /** A call of an aggregate function that is not OVER a window. */
    abstract SqlNode aggregate(SqlCall call);

    /** A call of an aggregate function over a window. */
    abstract SqlNode over(SqlCall call);

    @Override
    public final SqlNode visit(SqlIdentifier id) {
        budget.use(id);
        if (id.isStar()) {
            throw Problem.at(id, "* stands for all columns, not for a value.", "Name the column.");
        }
        return name(id);
    }

    @Override
    public SqlNode visit(SqlCall call) {
        budget.use(call);
        if (call.getKind() == SqlKind.OVER) {
            return over(call);
        }
        if (call.isA(SqlKind.QUERY) || SqlKind.SCALAR_QUERY == call.getKind() || SqlKind.EXISTS == call.getKind()) {
            throw Problem.at(
                    call,
                    "A query within an expression cannot be used on a stream.",
                    "Put the query into FROM, or join with it.");
        }
        if (Aggregates.isAggregate(call)) {
            return aggregate(call);
        }
        DeclaredFunction function = catalog.function(call.getOperator().getName());
        if (function != null && call.getOperator() instanceof SqlUnresolvedFunction) {
            return inlined(call, function);
        }
        return operands(call);
    }

    @Override
    public SqlNode visit(SqlDynamicParam parameter) {
        throw Problem.at(parameter, "A pump has no parameters.", "Write the value in the place of the ?.");
    }

    /** A copy of a call with its operands resolved. */
    final SqlNode operands(SqlCall call) {
        CallCopyingArgHandler copy = new CallCopyingArgHandler(call, true);
        call.getOperator().acceptCall(this, call, false, copy);
        return Objects.requireNonNull(copy.result());
    }

    private SqlNode inlined(SqlCall call, DeclaredFunction function) {
        if (call.operandCount() != function.parameters().size()) {
            throw Problem.at(
                    call,
                    "Function " + function.name() + " has "
                            + function.parameters().size() + " parameters, and this call " + call.operandCount()
                            + " arguments.",
                    "");
        }
        List<SqlNode> arguments = new ArrayList<>();
        for (SqlNode operand : call.getOperandList()) {
            arguments.add(part(operand));
        }
        budget.enter(call);
        SqlNode body = new FunctionBody(catalog, function, arguments, budget).resolved();
        budget.leave();
        return body;
    }
}
