package wildrydes.pump.sql.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.expression.Types;
import wildrydes.pump.plan.Frame;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.Operator.JoinKind;
import wildrydes.pump.plan.ReferenceTable;
import wildrydes.pump.plan.RowPredicate;
import wildrydes.pump.sql.problem.Names;
import wildrydes.pump.sql.problem.Problem;
import wildrydes.pump.type.Column;

/**
 * Joins of streams over windows, and of a stream with a reference table;
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-join-clause.html.
 */
final class JoinPlanner {

    /** A stream that is not OVER a window is matched by the row that comes at the moment. */
    private static final Frame MOMENT = new Frame.Range(0);

    private final QueryPlanner planner;
    private final FromPlanner from;

    JoinPlanner(QueryPlanner planner, FromPlanner from) {
        this.planner = planner;
        this.from = from;
    }

    Part plan(SqlJoin join) {
        JoinKind kind = kind(join);
        if (NamedCondition.isOf(join) && (kind == JoinKind.RIGHT || kind == JoinKind.FULL)) {
            throw Problem.at(
                    join,
                    (join.isNatural() ? "NATURAL" : "USING") + " is not supported for a " + kind + " JOIN.",
                    "Write the condition behind ON.");
        }
        Part left = from.part(join.getLeft());
        Part right = from.part(join.getRight());
        if (left instanceof Part.Lookup && right instanceof Part.Lookup) {
            throw Problem.at(join.getLeft(), "Two reference tables cannot be joined without a stream.", "");
        }
        Relation relation;
        if (right instanceof Part.Lookup lookup) {
            if (kind == JoinKind.RIGHT || kind == JoinKind.FULL) {
                throw outer(join, lookup);
            }
            relation = reference(join, (Part.Streamed) left, lookup, kind, false);
        } else if (left instanceof Part.Lookup lookup) {
            if (kind == JoinKind.LEFT || kind == JoinKind.FULL) {
                throw outer(join, lookup);
            }
            JoinKind turned = kind == JoinKind.RIGHT ? JoinKind.LEFT : kind;
            relation = reference(join, (Part.Streamed) right, lookup, turned, true);
        } else {
            relation = windows(join, (Part.Streamed) left, (Part.Streamed) right, kind);
        }
        return new Part.Streamed(join, relation, null);
    }

    private static JoinKind kind(SqlJoin join) {
        JoinType type = join.getJoinType();
        return switch (type) {
            case INNER, CROSS, COMMA -> JoinKind.INNER;
            case LEFT -> JoinKind.LEFT;
            case RIGHT -> JoinKind.RIGHT;
            case FULL -> JoinKind.FULL;
            default -> throw Problem.at(join, type + " JOIN is not supported.", "");
        };
    }

    private static Problem outer(SqlJoin join, Part.Lookup lookup) {
        return Problem.at(
                join,
                "An outer join cannot ask for the rows of reference table "
                        + Names.written(lookup.table().name())
                        + " that no row of the stream matches: the stream never ends.",
                "Let the stream be the outer side: stream LEFT JOIN table.");
    }

    private Relation windows(SqlJoin join, Part.Streamed left, Part.Streamed right, JoinKind kind) {
        if (left.frame() == null && right.frame() == null) {
            throw Problem.at(
                    join,
                    "Two streams are joined, and neither is OVER a window.",
                    "Say how long to wait for a match: JOIN stream OVER (RANGE INTERVAL '1' MINUTE PRECEDING) AS s ON ...");
        }
        Relation l = columns(left, kind == JoinKind.RIGHT || kind == JoinKind.FULL);
        Relation r = columns(right, kind == JoinKind.LEFT || kind == JoinKind.FULL);
        List<Column> columns = new ArrayList<>(l.rows().operator().columns());
        columns.addAll(r.rows().operator().columns());
        List<RelDataType> types = new ArrayList<>(l.rows().types());
        types.addAll(r.rows().types());
        int width = l.rows().types().size();
        NamedCondition named = NamedCondition.of(join, l.sources(), shifted(r.sources(), width));
        List<Source> sources = new ArrayList<>(l.sources());
        sources.addAll(named.right());
        Frame leftFrame = left.frame() == null ? MOMENT : left.frame();
        Frame rightFrame = right.frame() == null ? MOMENT : right.frame();
        List<@Nullable RexNode> timed = new ArrayList<>();
        timed.addAll(timed(l, leftFrame, kind));
        timed.addAll(timed(r, rightFrame, kind));
        Relation joined = new Relation(new Rows(l.rows().operator(), types, timed), Expressions.rowtime(), sources);
        Condition condition = condition(join, joined, width, named.equalities());
        Operator operator = new Operator.WindowJoin(
                l.rows().operator(),
                r.rows().operator(),
                kind,
                leftFrame,
                rightFrame,
                condition.left(),
                condition.right(),
                condition.rest(),
                columns);
        return new Relation(new Rows(operator, types, timed), Expressions.rowtime(), sources);
    }

    /** Rows that are forgotten at once are joined at their own rowtime. */
    private static List<@Nullable RexNode> timed(Relation side, Frame frame, JoinKind kind) {
        return kind == JoinKind.INNER && frame.equals(MOMENT)
                ? side.rows().timed()
                : Collections.nCopies(side.rows().types().size(), null);
    }

    private Relation reference(
            SqlJoin join, Part.Streamed part, Part.Lookup lookup, JoinKind kind, boolean tableFirst) {
        if (part.frame() != null) {
            throw Problem.at(
                    part.place(), "A stream that is joined with a reference table takes no window.", "Leave OVER out.");
        }
        Relation stream = columns(part, false);
        ReferenceTable table = lookup.table();
        List<Column> columns = new ArrayList<>(stream.rows().operator().columns());
        columns.addAll(table.columns());
        List<RelDataType> types = new ArrayList<>(stream.rows().types());
        List<@Nullable RexNode> timed = new ArrayList<>(stream.rows().timed());
        int width = types.size();
        List<Field> fields = new ArrayList<>();
        for (Column column : table.columns()) {
            RelDataType type = Types.relational(Expressions.types(), column.type());
            fields.add(new Field(column.name(), new RexInputRef(types.size(), type), false));
            types.add(type);
            timed.add(null);
        }
        List<Source> lookedUp = List.of(new Source(lookup.alias(), fields));
        NamedCondition named = tableFirst
                ? NamedCondition.of(join, lookedUp, stream.sources())
                : NamedCondition.of(join, stream.sources(), lookedUp);
        List<Source> sources = new ArrayList<>(tableFirst ? lookedUp : stream.sources());
        sources.addAll(named.right());
        Rows rows = new Rows(stream.rows().operator(), types, timed);
        Condition condition = condition(join, new Relation(rows, stream.rowtime(), sources), width, named.equalities());
        Operator operator = new Operator.ReferenceJoin(
                stream.rows().operator(),
                table.name(),
                kind,
                condition.left(),
                condition.right(),
                condition.rest(),
                columns);
        return new Relation(rows.by(operator), stream.rowtime(), sources);
    }

    /** A side of a join with each of its fields as a column, which may be NULL where an outer join finds nothing. */
    private static Relation columns(Part.Streamed part, boolean nullable) {
        Relation relation = part.relation();
        List<Field> fields = relation.fields();
        Relation plain = relation;
        if (!fields.stream().allMatch(f -> f.value() instanceof RexInputRef)) {
            List<RexNode> values = new ArrayList<>(List.of(relation.rowtime()));
            List<String> names = new ArrayList<>(List.of(Field.ROWTIME));
            for (Field field : fields) {
                values.add(field.value());
                names.add(field.name());
            }
            Rows rows = Projections.project(relation.rows(), values, names, part.place());
            List<Source> sources = new ArrayList<>();
            int next = 1;
            for (Source source : relation.sources()) {
                List<Field> columns = new ArrayList<>();
                for (Field field : source.fields()) {
                    columns.add(new Field(field.name(), rows.column(next++), field.hidden()));
                }
                sources.add(new Source(source.alias(), columns));
            }
            plain = new Relation(rows, rows.column(0), sources);
        }
        return nullable ? nullable(plain) : plain;
    }

    private static Relation nullable(Relation relation) {
        List<RelDataType> types = relation.rows().types().stream()
                .map(t -> Expressions.types().createTypeWithNullability(t, true))
                .toList();
        Rows rows = new Rows(relation.rows().operator(), types);
        List<Source> sources = relation.sources().stream()
                .map(s -> new Source(
                        s.alias(),
                        s.fields().stream()
                                .map(f -> new Field(
                                        f.name(), rows.column(((RexInputRef) f.value()).getIndex()), f.hidden()))
                                .toList()))
                .toList();
        return new Relation(rows, relation.rowtime(), sources);
    }

    private static List<Source> shifted(List<Source> sources, int by) {
        RexShuttle shuttle = new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                return new RexInputRef(ref.getIndex() + by, ref.getType());
            }
        };
        return sources.stream()
                .map(s -> new Source(
                        s.alias(),
                        s.fields().stream()
                                .map(f -> new Field(f.name(), f.value().accept(shuttle), f.hidden()))
                                .toList()))
                .toList();
    }

    /**
     * A condition in two parts.
     *
     * @param left columns of the left side that must equal those of the right side at the same place
     */
    private record Condition(List<Integer> left, List<Integer> right, RowPredicate rest) {}

    private Condition condition(SqlJoin join, Relation joined, int width, List<RexNode> named) {
        SqlNode on = join.getCondition();
        if (!named.isEmpty()) {
            return split(join, Expressions.all(named), width);
        }
        if (on == null) {
            return new Condition(List.of(), List.of(), (rowtime, row, context) -> true);
        }
        Bindings bindings = new Bindings();
        SqlNode resolved = new NameResolver(planner.catalog(), joined, bindings, "ON").resolve(on);
        RexNode condition = planner.expressions().convert(resolved, bindings.values());
        SelectPlanner.checkBoolean(on, condition, "ON");
        return split(on, condition, width);
    }

    private static Condition split(SqlNode on, RexNode condition, int width) {
        List<Integer> left = new ArrayList<>();
        List<Integer> right = new ArrayList<>();
        List<RexNode> rest = new ArrayList<>();
        for (RexNode conjunct : Expressions.conjuncts(condition)) {
            if (!isKey(conjunct, width, left, right)) {
                rest.add(conjunct);
            }
        }
        RowPredicate predicate =
                rest.isEmpty() ? (rowtime, row, context) -> true : Projections.predicate(Expressions.all(rest), on);
        return new Condition(left, right, predicate);
    }

    private static boolean isKey(RexNode conjunct, int width, List<Integer> left, List<Integer> right) {
        if (conjunct.getKind() != SqlKind.EQUALS
                || !(((RexCall) conjunct).getOperands().get(0) instanceof RexInputRef a)
                || !(((RexCall) conjunct).getOperands().get(1) instanceof RexInputRef b)
                || a.getIndex() < width == b.getIndex() < width
                || !sameValues(a.getType(), b.getType())) {
            return false;
        }
        left.add(Math.min(a.getIndex(), b.getIndex()));
        right.add(Math.max(a.getIndex(), b.getIndex()) - width);
        return true;
    }

    /** Whether equal values of the two types are equal objects. */
    private static boolean sameValues(RelDataType a, RelDataType b) {
        SqlTypeName name = a.getSqlTypeName();
        return name == b.getSqlTypeName()
                && switch (name) {
                    case SMALLINT, INTEGER, BIGINT, VARCHAR, BOOLEAN, DATE, TIME, TIMESTAMP -> true;
                    case CHAR -> a.getPrecision() == b.getPrecision();
                    default -> false;
                };
    }
}
