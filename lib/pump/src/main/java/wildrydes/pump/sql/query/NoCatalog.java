package wildrydes.pump.sql.query;

import java.util.List;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.validate.SqlMoniker;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.apache.calcite.sql.validate.SqlNameMatchers;
import org.apache.calcite.sql.validate.SqlValidatorCatalogReader;
import org.apache.calcite.sql.validate.SqlValidatorTable;
import org.jspecify.annotations.Nullable;

/** The catalog as Calcite's validator sees it: empty, for it is given expressions only, and their names are resolved. */
final class NoCatalog implements SqlValidatorCatalogReader {

    private static final SqlNameMatcher MATCHER = SqlNameMatchers.withCaseSensitive(true);

    @Override
    public @Nullable SqlValidatorTable getTable(List<String> names) {
        return null;
    }

    @Override
    public @Nullable RelDataType getNamedType(SqlIdentifier typeName) {
        return null;
    }

    @Override
    public List<SqlMoniker> getAllSchemaObjectNames(List<String> names) {
        return List.of();
    }

    @Override
    public List<List<String>> getSchemaPaths() {
        return List.of(List.of());
    }

    @Override
    @SuppressWarnings("deprecation")
    public @Nullable RelDataTypeField field(RelDataType rowType, String alias) {
        return MATCHER.field(rowType, alias);
    }

    @Override
    public SqlNameMatcher nameMatcher() {
        return MATCHER;
    }

    @Override
    @SuppressWarnings("deprecation")
    public boolean matches(String string, String name) {
        return MATCHER.matches(string, name);
    }

    @Override
    public RelDataType createTypeFromProjection(RelDataType type, List<String> columnNameList) {
        throw new UnsupportedOperationException("there are no tables to project");
    }

    @Override
    @SuppressWarnings("deprecation")
    public boolean isCaseSensitive() {
        return true;
    }

    @Override
    public CalciteSchema getRootSchema() {
        return CalciteSchema.createRootSchema(false);
    }

    @Override
    public CalciteConnectionConfig getConfig() {
        return CalciteConnectionConfig.DEFAULT;
    }

    @Override
    public <C> @Nullable C unwrap(Class<C> aClass) {
        return aClass.isInstance(this) ? aClass.cast(this) : null;
    }
}
