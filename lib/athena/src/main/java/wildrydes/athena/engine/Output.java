package wildrydes.athena.engine;

import io.trino.execution.buffer.PagesSerdeFactory;
import io.trino.operator.OperatorFactory;
import io.trino.operator.OutputFactory;
import io.trino.spi.Page;
import io.trino.spi.StandardErrorCode;
import io.trino.spi.TrinoException;
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

    /** Of all values of a row; AWS's limit is 32 MB. */
    private static final int MOST_CHARACTERS = 8 << 20;

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
            sink.row(row(loaded, position));
            rows++;
        }
    }

    private @Nullable String[] row(Page page, int position) {
        @Nullable String[] row = new @Nullable String[types.size()];
        long characters = 0;
        for (int i = 0; i < row.length; i++) {
            String value = text.of(types.get(i), page.getBlock(i), position);
            row[i] = value;
            characters += value == null ? 0 : value.length();
            if (characters > MOST_CHARACTERS) {
                throw new TrinoException(
                        StandardErrorCode.PAGE_TOO_LARGE,
                        "Remote page is too large: a row of the result has more than " + (MOST_CHARACTERS >> 20)
                                + " MB, which is the limit of this local Athena. Select fewer or shorter columns.");
            }
        }
        return row;
    }
}
