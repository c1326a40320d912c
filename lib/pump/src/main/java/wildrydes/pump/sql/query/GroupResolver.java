package wildrydes.pump.sql.query;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.sql.catalog.Catalog;
import wildrydes.pump.sql.problem.Names;
import wildrydes.pump.sql.problem.Problem;

/**
 * Resolves the expressions behind a grouping: each is made of expressions of GROUP BY, of aggregates, and of ROWTIME, which
 * here is the time of the row that is about to be made: the end of the window;
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-rowtime.html.
 */
final class GroupResolver extends Resolver {

    private final Grouping grouping;
    private final NameResolver before;
    private final Bindings beforeBindings;
    private final Bindings bindings;
    private final Expressions expressions;

    GroupResolver(
            Catalog catalog,
            Relation input,
            Grouping grouping,
            Bindings beforeBindings,
            Bindings bindings,
            Expressions expressions) {
        super(catalog, new Budget());
        this.grouping = grouping;
        this.before = new NameResolver(catalog, input, beforeBindings, "another aggregate");
        this.beforeBindings = beforeBindings;
        this.bindings = bindings;
        this.expressions = expressions;
    }

    @Override
    public SqlNode visit(SqlCall call) {
        if (call.getKind() != SqlKind.OVER && !Grouping.hasAggregate(call) && !hasQuery(call)) {
            SqlNode key = key(call);
            if (key != null) {
                return key;
            }
        }
        return super.visit(call);
    }

    private static boolean hasQuery(SqlCall call) {
        return call.isA(SqlKind.QUERY);
    }

    private @Nullable SqlNode key(SqlNode node) {
        SqlNode resolved;
        try {
            resolved = before.resolve(node);
        } catch (Problem e) {
            // What cannot be resolved as a whole is no expression of GROUP BY; its parts will tell what is wrong.
            return null;
        }
        Integer group = grouping.group(resolved);
        return group == null ? null : bindings.name(grouping.value(group), node.getParserPosition());
    }

    @Override
    SqlNode name(SqlIdentifier id) {
        if (id.isSimple() && id.getSimple().equals(Field.ROWTIME)) {
            return bindings.name(Expressions.rowtime(), id.getParserPosition());
        }
        SqlNode resolved = before.name(id);
        if (NameResolver.isNullary(id) && resolved.equalsDeep(id, Litmus.IGNORE)) {
            return id;
        }
        Integer group = grouping.group(resolved);
        if (group != null) {
            return bindings.name(grouping.value(group), id.getParserPosition());
        }
        throw Problem.at(
                id,
                Names.written(id.names) + " is neither in GROUP BY nor within an aggregate.",
                id.names.get(id.names.size() - 1).equals(Field.ROWTIME)
                        ? "ROWTIME without a qualifier is the end of the window."
                        : "Add it to GROUP BY, or choose one of its values by MIN, MAX or LAST_VALUE.");
    }

    @Override
    SqlNode aggregate(SqlCall call) {
        List<RexNode> arguments = new ArrayList<>();
        for (SqlNode argument : Aggregates.arguments(call)) {
            arguments.add(expressions.convert(before.resolve(argument), beforeBindings.values()));
        }
        RexNode column = grouping.add(Aggregates.of(call, arguments, false));
        SqlParserPos place = call.getParserPosition();
        return bindings.name(column, place);
    }

    @Override
    SqlNode over(SqlCall call) {
        return Windows.resolved(call, this);
    }
}
