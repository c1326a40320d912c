package wildrydes.pump.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.RowContext;
import wildrydes.pump.plan.RowFunction;
import wildrydes.pump.sql.parser.KdaParser;
import wildrydes.pump.type.Column;

/** Computes SQL expressions on a row: by the parser, Calcite's validator and translation, and the compiler. */
final class Sql {

    private static final SqlParser.Config PARSER = SqlParser.config()
            .withParserFactory(KdaParser.FACTORY)
            .withUnquotedCasing(Casing.TO_UPPER)
            .withQuotedCasing(Casing.UNCHANGED);
    private static final RexBuilder BUILDER = new KdaRexBuilder();

    private final Map<String, RelDataType> types = new HashMap<>();
    private final Map<String, RexNode> values = new HashMap<>();

    /** Expressions that may name columns. */
    Sql(Column... columns) {
        RelDataTypeFactory factory = BUILDER.getTypeFactory();
        for (Column column : columns) {
            RelDataType type = Types.relational(factory, column.type());
            values.put(column.name(), BUILDER.makeInputRef(type, types.size()));
            types.put(column.name(), type);
        }
    }

    /** An expression of a row. */
    record Compiled(RexNode node, RowFunction function) {

        @Nullable
        Object value(long rowtime, RowContext context, @Nullable Object[] row) {
            @Nullable Object[] to = new Object[1];
            function.apply(rowtime, row, to, context);
            return to[0];
        }

        RelDataType type() {
            return node.getType();
        }
    }

    Compiled compile(String expression) {
        RexNode node = node(expression);
        return new Compiled(node, RowCompiler.function(List.of(node)));
    }

    /** Calcite's form of an expression. */
    RexNode node(String expression) {
        try {
            SqlNode parsed = SqlParser.create(expression, PARSER).parseExpression();
            CalciteCatalogReader catalog = new CalciteCatalogReader(
                    CalciteSchema.createRootSchema(false),
                    List.of(),
                    BUILDER.getTypeFactory(),
                    new CalciteConnectionConfigImpl(new Properties()));
            SqlValidator validator = SqlValidatorUtil.newValidator(
                    KdaOperatorTable.instance(),
                    catalog,
                    BUILDER.getTypeFactory(),
                    SqlValidator.Config.DEFAULT.withTypeCoercionEnabled(false));
            SqlNode validated = validator.validateParameterizedExpression(parsed, types);
            RelOptTable.ViewExpander noViews = (type, text, schema, view) -> {
                throw new IllegalStateException();
            };
            return new SqlToRelConverter(
                            noViews,
                            validator,
                            catalog,
                            RelOptCluster.create(new VolcanoPlanner(), BUILDER),
                            StandardConvertletTable.INSTANCE,
                            SqlToRelConverter.config().withInSubQueryThreshold(Integer.MAX_VALUE))
                    .convertExpression(validated, values);
        } catch (SqlParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
