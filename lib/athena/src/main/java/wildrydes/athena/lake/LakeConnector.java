package wildrydes.athena.lake;

import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.Connector;
import io.trino.spi.connector.ConnectorMetadata;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.ConnectorPageSourceProvider;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorSplitManager;
import io.trino.spi.connector.ConnectorSplitSource;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.Constraint;
import io.trino.spi.connector.DynamicFilter;
import io.trino.spi.connector.FixedSplitSource;
import io.trino.spi.transaction.IsolationLevel;
import java.util.List;
import java.util.function.Supplier;
import wildrydes.athena.type.HiveTypes;

/** Reads tables whose files the cloud names. */
final class LakeConnector implements Connector {

    private enum Transaction implements ConnectorTransactionHandle {
        INSTANCE
    }

    private final Supplier<Scope> scope;
    private final LakeMetadata metadata;

    LakeConnector(Supplier<Scope> scope, HiveTypes types) {
        this.scope = scope;
        this.metadata = new LakeMetadata(scope, types);
    }

    @Override
    public ConnectorTransactionHandle beginTransaction(
            IsolationLevel isolationLevel, boolean readOnly, boolean autoCommit) {
        return Transaction.INSTANCE;
    }

    @Override
    public ConnectorMetadata getMetadata(ConnectorSession session, ConnectorTransactionHandle transaction) {
        return metadata;
    }

    @Override
    public ConnectorSplitManager getSplitManager() {
        return new ConnectorSplitManager() {
            @Override
            public ConnectorSplitSource getSplits(
                    ConnectorTransactionHandle transaction,
                    ConnectorSession session,
                    ConnectorTableHandle table,
                    DynamicFilter dynamicFilter,
                    Constraint constraint) {
                return new FixedSplitSource(
                        LakeSplit.of(LakeFiles.of((LakeTable) table, scope.get().catalog())));
            }
        };
    }

    @Override
    public ConnectorPageSourceProvider getPageSourceProvider() {
        return new ConnectorPageSourceProvider() {
            @Override
            public ConnectorPageSource createPageSource(
                    ConnectorTransactionHandle transaction,
                    ConnectorSession session,
                    ConnectorSplit split,
                    ConnectorTableHandle table,
                    List<ColumnHandle> columns,
                    DynamicFilter dynamicFilter) {
                return new LakePages(
                        scope.get(),
                        ((LakeTable) table).table(),
                        ((LakeSplit) split).pieces(),
                        columns.stream().map(LakeColumn.class::cast).toList());
            }
        };
    }
}
