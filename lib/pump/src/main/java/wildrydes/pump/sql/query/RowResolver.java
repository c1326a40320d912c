package wildrydes.pump.sql.query;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import wildrydes.pump.sql.catalog.Catalog;
import wildrydes.pump.sql.problem.Problem;

/** Resolves the SELECT list of a query without GROUP BY, where values OVER windows may stand. */
final class RowResolver extends Resolver {

    private final NameResolver names;

    RowResolver(Catalog catalog, Relation from, Bindings bindings) {
        super(catalog, new Budget());
        this.names = new NameResolver(catalog, from, bindings, "the SELECT list");
    }

    @Override
    SqlNode name(SqlIdentifier id) {
        return names.name(id);
    }

    @Override
    SqlNode aggregate(SqlCall call) {
        String name = Aggregates.bare(call).getOperator().getName();
        throw Problem.at(
                call,
                name + " is an aggregate, and there is neither GROUP BY nor a window.",
                "Add GROUP BY with a time, or write " + name + "(...) OVER (RANGE INTERVAL '1' MINUTE PRECEDING).");
    }

    @Override
    SqlNode over(SqlCall call) {
        return Windows.resolved(call, this);
    }
}
