package wildrydes.athena.lake;

import io.trino.spi.connector.Connector;
import io.trino.spi.connector.ConnectorContext;
import io.trino.spi.connector.ConnectorFactory;
import java.util.Map;
import java.util.function.Supplier;
import wildrydes.athena.type.HiveTypes;

/** Makes the one connector of this process. */
public final class LakeConnectorFactory implements ConnectorFactory {

    /** Athena's name of the catalog that Glue keeps. */
    public static final String CATALOG = "awsdatacatalog";

    private final Supplier<Scope> scope;

    /** @param scope of the query that runs */
    public LakeConnectorFactory(Supplier<Scope> scope) {
        this.scope = scope;
    }

    @Override
    public String getName() {
        return "lake";
    }

    @Override
    public Connector create(String catalogName, Map<String, String> config, ConnectorContext context) {
        return new LakeConnector(scope, new HiveTypes(context.getTypeManager().getTypeOperators()));
    }
}
