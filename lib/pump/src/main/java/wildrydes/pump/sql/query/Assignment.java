package wildrydes.pump.sql.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.expression.Types;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.RowFunction;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.sql.catalog.DeclaredStream;
import wildrydes.pump.sql.problem.Names;
import wildrydes.pump.sql.problem.Problem;
import wildrydes.pump.type.Column;

/**
 * INSERT INTO a stream: which column of the query goes into which of the stream, each cast to the declared type;
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-insert.html.
 */
public final class Assignment {

    private final QueryPlanner planner;
    private final StreamPlan target;
    private final Set<String> filled;

    /** An assignment to the columns of a stream. */
    public Assignment(QueryPlanner planner, DeclaredStream target) {
        this.planner = planner;
        this.target = target.plan();
        this.filled = target.filled();
    }

    /** The query of an INSERT, its rows as the target has them. */
    public Operator plan(SqlInsert insert) {
        SqlNode query = insert.getSource();
        Relation relation = planner.plan(query);
        List<Column> columns = targets(insert.getTargetColumnList());
        List<Field> fields = new ArrayList<>(relation.fields());
        if (fields.size() == columns.size() + 1) {
            fields.removeIf(Field::hidden);
        }
        if (fields.size() != columns.size()) {
            throw count(query, relation.shown().size(), columns);
        }
        Map<String, RexNode> values = new HashMap<>();
        RexNode rowtime = relation.rowtime();
        boolean override = false;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            RexNode value = fields.get(i).value();
            check(place(query, i), value, column);
            if (column.name().equals(Field.ROWTIME)) {
                override = !value.equals(rowtime) && !Expressions.isRowtime(value);
                rowtime = override ? value : rowtime;
            } else {
                values.put(column.name(), value);
            }
        }
        return rows(query, relation, rowtime, override, values);
    }

    private Operator rows(
            SqlNode query, Relation relation, RexNode rowtime, boolean override, Map<String, RexNode> values) {
        List<RexNode> expressions = new ArrayList<>(List.of(rowtime));
        List<String> names = new ArrayList<>(List.of(Field.ROWTIME));
        for (Column column : target.columns().subList(1, target.columns().size())) {
            RelDataType type = Types.relational(Expressions.types(), column.type());
            RexNode value = values.get(column.name());
            if (filled.contains(column.name()) && (value == null || isNull(value))) {
                throw Problem.at(
                        query,
                        "Column " + Names.written(column.name()) + " of " + Names.written(target.name())
                                + " is NOT NULL, and this query gives it no value.",
                        "Give it one, or declare the column without NOT NULL.");
            }
            expressions.add(
                    value == null ? Expressions.builder().makeNullLiteral(type) : Expressions.cast(value, type));
            names.add(column.name());
        }
        Rows rows = override
                ? Projections.project(relation.rows(), expressions, names, 0, query)
                : Projections.project(relation.rows(), expressions, names, query);
        return filled.isEmpty() ? rows.operator() : checked(rows.operator(), expressions);
    }

    private static boolean isNull(RexNode value) {
        return value.getType().getSqlTypeName() == SqlTypeName.NULL;
    }

    /** The rows, where each column that is NOT NULL has a value; others are error rows. */
    private Operator checked(Operator rows, List<RexNode> values) {
        List<Integer> places = new ArrayList<>();
        List<Column> columns = target.columns();
        for (int i = 1; i < columns.size(); i++) {
            if (filled.contains(columns.get(i).name())
                    && values.get(i).getType().isNullable()) {
                places.add(i);
            }
        }
        if (places.isEmpty()) {
            return rows;
        }
        RowFunction check = (rowtime, from, to, context) -> {
            for (int place : places) {
                if (from[place] == null) {
                    throw new IllegalArgumentException(
                            "Column " + Names.written(columns.get(place).name()) + " is NOT NULL and has no value");
                }
            }
            System.arraycopy(from, 0, to, 0, columns.size());
        };
        return new Operator.Project(rows, check, columns, -1);
    }

    /** The columns that the query's go into: those of the list, or all. */
    private List<Column> targets(@Nullable SqlNodeList list) {
        List<Column> own = target.columns().subList(1, target.columns().size());
        if (list == null) {
            return own;
        }
        Map<String, Column> known = new LinkedHashMap<>();
        target.columns().forEach(c -> known.put(c.name(), c));
        List<Column> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (SqlNode node : list) {
            SqlIdentifier id = (SqlIdentifier) node;
            String name = id.names.get(id.names.size() - 1);
            Column column = known.get(name);
            if (column == null || !id.isSimple()) {
                throw Problem.at(
                        id,
                        "Stream " + Names.written(target.name()) + " has no column " + Names.written(id.toString())
                                + ".",
                        Names.nextStep(name, own.stream().map(Column::name).toList(), "columns"));
            }
            if (!seen.add(name)) {
                throw Problem.at(id, "Column " + Names.written(name) + " is filled twice.", "Name it once.");
            }
            columns.add(column);
        }
        return columns;
    }

    private Problem count(SqlNode query, int count, List<Column> columns) {
        String names = Names.listed(columns.stream().map(Column::name).toList(), "and");
        return Problem.at(
                query,
                "The query has " + Names.columns(count) + ", and " + Names.written(target.name()) + " takes "
                        + Names.columns(columns.size()) + ": " + names + ".",
                count < columns.size() && hasBareAlias(query)
                        ? "Between two names a comma may be missing: without one, the second is an alias of the first."
                        : "Let the SELECT list have a value for each, in this order.");
    }

    /** Whether a column is followed by a name, as it is where AS is left out, or a comma was forgotten. */
    private static boolean hasBareAlias(SqlNode query) {
        return query instanceof SqlSelect select
                && select.getSelectList().stream()
                        .anyMatch(i -> i.getKind() == SqlKind.AS && ((SqlCall) i).operand(0) instanceof SqlIdentifier);
    }

    private void check(SqlNode place, RexNode value, Column column) {
        RelDataType from = value.getType();
        RelDataType to = Types.relational(Expressions.types(), column.type());
        boolean fits = from.getSqlTypeName() == SqlTypeName.NULL
                || !from.isStruct() && SqlTypeUtil.canAssignFrom(to, from) && sameKind(from, to);
        if (!fits) {
            throw Problem.at(
                    place,
                    "A value of type " + TypeNames.of(from) + " cannot go into column " + Names.written(column.name())
                            + " of " + Names.written(target.name()) + ", which is " + column.type() + ".",
                    from.isStruct()
                            ? "Name the record's columns, such as t.r.COLUMN1."
                            : "Cast it: CAST(... AS " + column.type() + "); or compare the order of the columns.");
        }
    }

    /** Dates, times and timestamps do not become one another by themselves. */
    private static boolean sameKind(RelDataType from, RelDataType to) {
        return !SqlTypeName.DATETIME_TYPES.contains(to.getSqlTypeName())
                || from.getSqlTypeName() == to.getSqlTypeName();
    }

    /** Where a column of a query is written. */
    private static SqlNode place(SqlNode query, int column) {
        SqlNode node = query;
        while (node.getKind() == SqlKind.ORDER_BY || node.getKind() == SqlKind.UNION) {
            node = ((SqlCall) node).operand(0);
        }
        if (node instanceof SqlSelect select
                && select.getSelectList().stream().noneMatch(Assignment::isStar)
                && column < select.getSelectList().size()) {
            return select.getSelectList().get(column);
        }
        return query;
    }

    private static boolean isStar(SqlNode node) {
        return node instanceof SqlIdentifier id && id.isStar();
    }
}
