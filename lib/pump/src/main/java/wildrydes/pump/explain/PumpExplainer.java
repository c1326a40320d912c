package wildrydes.pump.explain;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import wildrydes.pump.explain.Explanation.Output;
import wildrydes.pump.explain.QueryReader.Item;
import wildrydes.pump.sql.ast.CreatePump;
import wildrydes.pump.sql.ast.CreateStream;

/** Puts a pump's parts together: its query, and the columns of its target. */
final class PumpExplainer {

    private final Declarations declared;

    PumpExplainer(Declarations declared) {
        this.declared = declared;
    }

    Explanation explain(CreatePump create) {
        String name = Declarations.name(create.name());
        String sink = Declarations.target(create);
        QueryReader query = new QueryReader(declared);
        QueryReader.Result result = query.read(create.insert().getSource());
        return new Explanation(
                name,
                declared.started(name),
                query.sources(),
                query.filters(),
                query.windows(),
                outputs(result.items(), columns(create, sink)),
                query.order(),
                sink,
                result.emits());
    }

    private static List<Output> outputs(List<Item> items, List<String> columns) {
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            boolean inTarget = i < columns.size() && items.stream().noneMatch(Item::isStar);
            outputs.add(new Output(inTarget ? columns.get(i) : item.name(), item.expression(), item.role()));
        }
        return outputs;
    }

    /** The names that the values of the query are inserted under; empty where the text does not say. */
    private List<String> columns(CreatePump create, String sink) {
        SqlNodeList named = create.insert().getTargetColumnList();
        if (named != null && !named.isEmpty()) {
            return named.stream().map(PumpExplainer::last).toList();
        }
        CreateStream stream = declared.streams().get(sink);
        return stream == null
                ? List.of()
                : stream.columns().stream()
                        .map(column -> Declarations.name(column.name()))
                        .toList();
    }

    private static String last(SqlNode name) {
        return Declarations.name((SqlIdentifier) name);
    }
}
