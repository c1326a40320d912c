package wildrydes.athena.lake;

import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.predicate.TupleDomain;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wildrydes.athena.catalog.DataFile;
import wildrydes.athena.catalog.Table;

/**
 * A table in a query.
 *
 * @param constraint that the files which are read fulfil
 * @param locations of the files that are left by conditions of other kinds; null for all that fulfil the constraint
 */
record LakeTable(
        Table table,
        List<LakeColumn> columns,
        TupleDomain<ColumnHandle> constraint,
        @Nullable Set<String> locations) implements ConnectorTableHandle {

    SchemaTableName schemaTableName() {
        return new SchemaTableName(table.database(), table.name());
    }

    LakeTable with(TupleDomain<ColumnHandle> narrower, @Nullable Set<String> left) {
        return new LakeTable(table, columns, narrower, left);
    }

    boolean reads(DataFile file) {
        return locations == null || locations.contains(file.location());
    }

    @Override
    public String toString() {
        return table.database() + "." + table.name()
                + (constraint.isAll()
                        ? ""
                        : " constraint on "
                                + constraint
                                        .getDomains()
                                        .map(domains -> domains.keySet().stream()
                                                .map(column -> ((LakeColumn) column).name())
                                                .sorted()
                                                .toList()
                                                .toString())
                                        .orElse("[none]"));
    }
}
