package wildrydes.athena.lake;

import io.trino.spi.StandardErrorCode;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ColumnMetadata;
import io.trino.spi.connector.ConnectorMetadata;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTableMetadata;
import io.trino.spi.connector.ConnectorTableProperties;
import io.trino.spi.connector.ConnectorTableVersion;
import io.trino.spi.connector.ConnectorViewDefinition;
import io.trino.spi.connector.Constraint;
import io.trino.spi.connector.ConstraintApplicationResult;
import io.trino.spi.connector.RelationColumnsMetadata;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.expression.Constant;
import io.trino.spi.predicate.NullableValue;
import io.trino.spi.predicate.TupleDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import wildrydes.athena.catalog.Catalog;
import wildrydes.athena.catalog.Column;
import wildrydes.athena.catalog.DataFile;
import wildrydes.athena.catalog.Table;
import wildrydes.athena.type.HiveTypes;

/** Trino's questions about databases, tables and views. */
final class LakeMetadata implements ConnectorMetadata {

    private static final String INFORMATION_SCHEMA = "information_schema";

    private final Supplier<Scope> scope;
    private final HiveTypes types;

    LakeMetadata(Supplier<Scope> scope, HiveTypes types) {
        this.scope = scope;
        this.types = types;
    }

    private Catalog catalog() {
        return scope.get().catalog();
    }

    @Override
    public boolean schemaExists(ConnectorSession session, String schemaName) {
        return listSchemaNames(session).contains(schemaName);
    }

    @Override
    public List<String> listSchemaNames(ConnectorSession session) {
        return catalog().databases();
    }

    @Override
    public @Nullable ConnectorTableHandle getTableHandle(
            ConnectorSession session,
            SchemaTableName name,
            Optional<ConnectorTableVersion> start,
            Optional<ConnectorTableVersion> end) {
        if (start.isPresent() || end.isPresent()) {
            throw new TrinoException(
                    StandardErrorCode.NOT_SUPPORTED, "This connector does not support versioned tables");
        }
        Table table = table(name);
        return table == null || table.view() != null
                ? null
                : new LakeTable(table, columns(table), TupleDomain.all(), null);
    }

    private @Nullable Table table(SchemaTableName name) {
        return name.getSchemaName().equals(INFORMATION_SCHEMA)
                ? null
                : catalog().table(name.getSchemaName(), name.getTableName());
    }

    private List<LakeColumn> columns(Table table) {
        List<LakeColumn> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            columns.add(column(LakeColumn.Kind.DATA, column, columns.size()));
        }
        for (Column key : table.partitionKeys()) {
            columns.add(column(LakeColumn.Kind.PARTITION_KEY, key, -1));
        }
        columns.add(LakeColumn.PATH);
        columns.add(LakeColumn.FILE_SIZE);
        columns.add(LakeColumn.FILE_MODIFIED_TIME);
        columns.add(LakeColumn.PARTITION);
        return List.copyOf(columns);
    }

    private LakeColumn column(LakeColumn.Kind kind, Column column, int index) {
        return new LakeColumn(kind, column.name(), types.parse(column.type()), index, column.comment());
    }

    @Override
    public ConnectorTableMetadata getTableMetadata(ConnectorSession session, ConnectorTableHandle handle) {
        LakeTable table = (LakeTable) handle;
        return new ConnectorTableMetadata(
                table.schemaTableName(),
                table.columns().stream().map(LakeColumn::metadata).toList());
    }

    @Override
    public ConnectorTableProperties getTableProperties(ConnectorSession session, ConnectorTableHandle handle) {
        return new ConnectorTableProperties();
    }

    @Override
    public Map<String, ColumnHandle> getColumnHandles(ConnectorSession session, ConnectorTableHandle handle) {
        Map<String, ColumnHandle> handles = new LinkedHashMap<>();
        ((LakeTable) handle).columns().forEach(column -> handles.put(column.name(), column));
        return handles;
    }

    @Override
    public ColumnMetadata getColumnMetadata(
            ConnectorSession session, ConnectorTableHandle handle, ColumnHandle column) {
        return ((LakeColumn) column).metadata();
    }

    @Override
    public List<SchemaTableName> listTables(ConnectorSession session, Optional<String> schemaName) {
        return tables(schemaName).map(LakeMetadata::name).toList();
    }

    private Stream<Table> tables(Optional<String> schemaName) {
        return schemaName.map(List::of).orElseGet(catalog()::databases).stream()
                .filter(database -> !database.equals(INFORMATION_SCHEMA))
                .flatMap(database -> catalog().tables(database).stream()
                        .map(table -> catalog().table(database, table))
                        .filter(Objects::nonNull));
    }

    private static SchemaTableName name(Table table) {
        return new SchemaTableName(table.database(), table.name());
    }

    @Override
    public Iterator<RelationColumnsMetadata> streamRelationColumns(
            ConnectorSession session, Optional<String> schemaName, UnaryOperator<Set<SchemaTableName>> relationFilter) {
        Map<SchemaTableName, Table> tables = tables(schemaName)
                .collect(Collectors.toMap(LakeMetadata::name, table -> table, (one, other) -> one, LinkedHashMap::new));
        return relationFilter.apply(tables.keySet()).stream()
                .map(name -> relation(name, Objects.requireNonNull(tables.get(name))))
                .iterator();
    }

    private RelationColumnsMetadata relation(SchemaTableName name, Table table) {
        return table.view() != null
                ? RelationColumnsMetadata.forView(name, view(table).getColumns())
                : RelationColumnsMetadata.forTable(
                        name,
                        columns(table).stream()
                                .filter(column -> !column.hidden())
                                .map(LakeColumn::metadata)
                                .toList());
    }

    @Override
    public List<SchemaTableName> listViews(ConnectorSession session, Optional<String> schemaName) {
        return tables(schemaName)
                .filter(table -> table.view() != null)
                .map(LakeMetadata::name)
                .toList();
    }

    @Override
    public Map<SchemaTableName, ConnectorViewDefinition> getViews(
            ConnectorSession session, Optional<String> schemaName) {
        return tables(schemaName)
                .filter(table -> table.view() != null)
                .collect(Collectors.toMap(LakeMetadata::name, this::view));
    }

    @Override
    public Optional<ConnectorViewDefinition> getView(ConnectorSession session, SchemaTableName name) {
        Table table = table(name);
        return table == null || table.view() == null ? Optional.empty() : Optional.of(view(table));
    }

    private ConnectorViewDefinition view(Table table) {
        return new ConnectorViewDefinition(
                Objects.requireNonNull(table.view()),
                Optional.of(LakeConnectorFactory.CATALOG),
                Optional.of(table.database()),
                table.columns().stream()
                        .map(column -> new ConnectorViewDefinition.ViewColumn(
                                column.name(), types.parse(column.type()).getTypeId(), Optional.empty()))
                        .toList(),
                Optional.empty(),
                Optional.empty(),
                true,
                List.of());
    }

    /** Conditions on what all rows of a file share decide which files are read; Trino need not look at them again. */
    @Override
    public Optional<ConstraintApplicationResult<ConnectorTableHandle>> applyFilter(
            ConnectorSession session, ConnectorTableHandle handle, Constraint constraint) {
        LakeTable table = (LakeTable) handle;
        TupleDomain<ColumnHandle> ofFiles =
                constraint.getSummary().filter((column, domain) -> ((LakeColumn) column).ofFile());
        TupleDomain<ColumnHandle> ofRows =
                constraint.getSummary().filter((column, domain) -> !((LakeColumn) column).ofFile());
        TupleDomain<ColumnHandle> narrower = table.constraint().intersect(ofFiles);
        LakeTable narrowed = left(table.with(narrower, table.locations()), constraint);
        if (narrowed.equals(table)) {
            return Optional.empty();
        }
        return Optional.of(new ConstraintApplicationResult<>(narrowed, ofRows, constraint.getExpression(), false));
    }

    /** Leaves the files that other conditions may be true for, such as {@code substr(dt, 1, 4) = '2026'}. */
    private LakeTable left(LakeTable table, Constraint constraint) {
        Predicate<Map<ColumnHandle, NullableValue>> predicate =
                constraint.predicate().orElse(null);
        Set<ColumnHandle> columns = constraint.getPredicateColumns().orElse(Set.of());
        if (predicate == null
                || constraint.getExpression().equals(Constant.TRUE)
                || columns.stream().noneMatch(column -> ((LakeColumn) column).ofFile())) {
            return table;
        }
        List<DataFile> files = LakeFiles.of(table, catalog());
        Set<String> left = files.stream()
                .filter(file -> predicate.test(values(columns, file)))
                .map(DataFile::location)
                .collect(Collectors.toUnmodifiableSet());
        return left.size() == files.size() ? table : table.with(table.constraint(), left);
    }

    private static Map<ColumnHandle, NullableValue> values(Set<ColumnHandle> columns, DataFile file) {
        Map<ColumnHandle, NullableValue> values = new HashMap<>();
        for (ColumnHandle handle : columns) {
            LakeColumn column = (LakeColumn) handle;
            if (column.ofFile()) {
                values.put(column, FileValues.of(column, file));
            }
        }
        return values;
    }
}
