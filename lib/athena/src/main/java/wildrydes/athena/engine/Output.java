package wildrydes.athena.engine;

import io.trino.execution.buffer.PagesSerdeFactory;
import io.trino.operator.OperatorFactory;
import io.trino.operator.OutputFactory;
import io.trino.spi.Page;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.type.Type;
import io.trino.sql.planner.Plan;
import io.trino.sql.planner.Symbol;
import io.trino.sql.planner.plan.OutputNode;
import io.trino.sql.planner.plan.PlanNodeId;
import io.trino.testing.PageConsumerOperator.PageConsumerOutputFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import wildrydes.athena.lake.Scope;

/** The end of a query's operators: prints pages, row by row. */
final class Output implements OutputFactory {

    private final List<Type> types = new ArrayList<>();
    private final List<OutputColumn> columns = new ArrayList<>();
    private final ValueText text;
    private final Scope scope;
    private final RowSink sink;
    private long rows;

    Output(Plan plan, ConnectorSession session, Scope scope, RowSink sink) {
        OutputNode node = (OutputNode) plan.getRoot();
        List<Symbol> symbols = node.getOutputSymbols();
        for (int i = 0; i < symbols.size(); i++) {
            Type type = plan.getTypes().get(symbols.get(i));
            types.add(type);
            columns.add(OutputColumn.of(node.getColumnNames().get(i), type));
        }
        this.text = new ValueText(session);
        this.scope = scope;
        this.sink = sink;
    }

    void begin() {
        sink.columns(List.copyOf(columns));
    }

    long rows() {
        return rows;
    }

    @Override
    public OperatorFactory createOutputOperator(
            int operatorId,
            PlanNodeId planNodeId,
            List<Type> pageTypes,
            Function<Page, Page> pagePreprocessor,
            PagesSerdeFactory serdeFactory) {
        return new PageConsumerOutputFactory(same -> this::take)
                .createOutputOperator(operatorId, planNodeId, pageTypes, pagePreprocessor, serdeFactory);
    }

    private void take(Page page) {
        Page loaded = page.getLoadedPage();
        for (int position = 0; position < loaded.getPositionCount(); position++) {
            scope.check();
            @Nullable String[] row = new @Nullable String[types.size()];
            for (int i = 0; i < row.length; i++) {
                row[i] = text.of(types.get(i), loaded.getBlock(i), position);
            }
            sink.row(row);
            rows++;
        }
    }
}
