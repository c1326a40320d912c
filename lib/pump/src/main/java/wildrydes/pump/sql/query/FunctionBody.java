package wildrydes.pump.sql.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import wildrydes.pump.sql.catalog.Catalog;
import wildrydes.pump.sql.catalog.DeclaredFunction;
import wildrydes.pump.sql.problem.Names;
import wildrydes.pump.sql.problem.Problem;

/**
 * The body of a function of CREATE FUNCTION with its arguments in the place of its parameters, each with exactly the
 * declared type; docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-create-function.html.
 */
final class FunctionBody extends Resolver {

    private final DeclaredFunction function;
    private final List<SqlNode> arguments;

    FunctionBody(Catalog catalog, DeclaredFunction function, List<SqlNode> arguments, Budget budget) {
        super(catalog, budget);
        this.function = function;
        this.arguments = arguments;
    }

    /**
     * Checks a function when it is declared.
     *
     * @throws Problem if its body makes no sense for parameters of these types, or is not of the declared type
     */
    static void check(Catalog catalog, DeclaredFunction function, Expressions expressions) {
        Bindings bindings = new Bindings();
        List<SqlNode> parameters = new ArrayList<>();
        for (int i = 0; i < function.parameters().size(); i++) {
            RexNode value = new RexInputRef(
                    i,
                    Expressions.types()
                            .createTypeWithNullability(
                                    expressions.type(
                                            function.parameters().get(i).type()),
                                    true));
            parameters.add(bindings.name(value, function.body().getParserPosition()));
        }
        SqlNode body = new FunctionBody(catalog, function, parameters, new Budget()).resolved();
        expressions.convert(body, bindings.values());
    }

    SqlNode resolved() {
        return cast(part(function.body()), function.type());
    }

    private static SqlNode cast(SqlNode value, SqlDataTypeSpec type) {
        // A call spans its operands: errors are where the value is used, not where the type is declared.
        SqlNode here = type.clone(value.getParserPosition());
        return SqlStdOperatorTable.CAST.createCall(value.getParserPosition(), value, here);
    }

    @Override
    SqlNode name(SqlIdentifier id) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < function.parameters().size(); i++) {
            places.put(function.parameters().get(i).name(), i);
        }
        Integer place = id.isSimple() ? places.get(id.getSimple()) : null;
        if (place == null) {
            if (NameResolver.isNullary(id)) {
                return id;
            }
            throw Problem.at(
                    id,
                    "Function " + function.name() + " has no parameter " + id + ".",
                    Names.nextStep(id.toString(), places.keySet(), "parameters"));
        }
        SqlNode argument = copied(arguments.get(place));
        return cast(argument, function.parameters().get(place).type());
    }

    @Override
    SqlNode aggregate(SqlCall call) {
        throw Problem.at(
                call,
                call.getOperator().getName() + " is an aggregate; a function computes its value from one row.",
                "Aggregate in the pump, and call the function with the result.");
    }

    @Override
    SqlNode over(SqlCall call) {
        return aggregate(call.operand(0));
    }
}
