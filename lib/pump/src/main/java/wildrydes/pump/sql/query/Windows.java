package wildrydes.pump.sql.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.expression.Types;
import wildrydes.pump.plan.AggregateCall;
import wildrydes.pump.plan.Frame;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.sql.problem.Names;
import wildrydes.pump.sql.problem.Problem;
import wildrydes.pump.type.Column;

/**
 * Values OVER windows;
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-window-clause.html.
 *
 * <p>Standard SQL takes a window without ORDER BY as the whole partition, whatever its RANGE. Here the order is always that
 * of the rowtimes, and RANGE is a distance in rowtime.
 */
final class Windows {

    private final SqlNodeList declared;
    private final Resolver resolver;
    private final Bindings bindings;
    private final Expressions expressions;

    /** What is the same for all calls of a window of the plan. */
    private record Shape(List<RexNode> partition, Frame frame) {}

    /** A value over a window, understood. */
    private record Value(SqlCall over, Aggregates.Call call, Shape shape) {}

    /**
     * Windows of a query block.
     *
     * @param declared its WINDOW clause
     * @param resolver for what they partition by
     */
    Windows(SqlNodeList declared, Resolver resolver, Bindings bindings, Expressions expressions) {
        this.declared = declared;
        this.resolver = resolver;
        this.bindings = bindings;
        this.expressions = expressions;
        checkNames();
    }

    private void checkNames() {
        Set<String> names = new HashSet<>();
        for (SqlNode window : declared) {
            SqlIdentifier name = Objects.requireNonNull(((SqlWindow) window).getDeclName());
            if (!names.add(name.getSimple())) {
                throw Problem.at(name, "There are two windows " + Names.written(name.getSimple()) + ".", "");
            }
        }
    }

    /** A call over a window with the names of its aggregate resolved; those of the window wait until it is understood. */
    static SqlNode resolved(SqlCall over, Resolver resolver) {
        SqlNode function = over.operand(0);
        if (!(function instanceof SqlCall aggregate) || !Aggregates.isAggregate(aggregate)) {
            throw Problem.at(
                    function, "Only an aggregate can be computed OVER a window.", "Write such as AVG(...) OVER ...");
        }
        return over.getOperator().createCall(over.getParserPosition(), aggregate(aggregate, resolver), over.operand(1));
    }

    private static SqlNode aggregate(SqlCall call, Resolver resolver) {
        SqlCall bare = Aggregates.bare(call);
        List<SqlNode> operands = new ArrayList<>();
        for (SqlNode operand : bare.getOperandList()) {
            operands.add(Aggregates.isStar(bare) ? operand : resolver.resolve(operand));
        }
        SqlCall copy = bare.getOperator().createCall(bare.getFunctionQuantifier(), bare.getParserPosition(), operands);
        return call.getKind() == bare.getKind() ? copy : call.getOperator().createCall(call.getParserPosition(), copy);
    }

    static boolean hasWindow(SqlNode node) {
        return !calls(List.of(node)).isEmpty();
    }

    private static List<SqlCall> calls(List<SqlNode> nodes) {
        List<SqlCall> calls = new ArrayList<>();
        for (SqlNode node : nodes) {
            node.accept(new SqlBasicVisitor<@Nullable Void>() {
                @Override
                public @Nullable Void visit(SqlCall call) {
                    if (call.getKind() == SqlKind.OVER) {
                        calls.add(call);
                        return null;
                    }
                    return call.isA(SqlKind.QUERY) ? null : super.visit(call);
                }
            });
        }
        return calls;
    }

    /** Rows with the values of all windows, and the expressions with names in the place of those values. */
    record Result(Rows rows, List<SqlNode> expressions) {}

    /** Computes what expressions have OVER windows; they are resolved, but for the windows. */
    Result compute(Rows input, List<SqlNode> resolved, SqlNode place) {
        List<Value> values = calls(resolved).stream().map(this::understood).toList();
        if (values.isEmpty()) {
            return new Result(input, resolved);
        }
        List<RexNode> needed = new ArrayList<>();
        Map<Shape, List<Value>> shapes = new LinkedHashMap<>();
        for (Value value : values) {
            needed.addAll(value.shape().partition());
            needed.addAll(value.call().arguments());
            shapes.computeIfAbsent(value.shape(), s -> new ArrayList<>()).add(value);
        }
        Layout layout = Layout.adding(input, needed, place);
        Rows rows = layout.rows();
        List<Column> columns = new ArrayList<>(rows.operator().columns());
        List<RelDataType> types = new ArrayList<>(rows.types());
        List<@Nullable RexNode> timed = new ArrayList<>(rows.timed());
        List<Operator.Window> windows = new ArrayList<>();
        IdentityHashMap<SqlCall, RexNode> results = new IdentityHashMap<>();
        shapes.forEach((shape, members) -> {
            List<AggregateCall> calls = new ArrayList<>();
            Map<Aggregates.Call, RexNode> known = new HashMap<>();
            for (Value value : members) {
                Aggregates.Call call = value.call();
                RexNode same = known.get(call);
                if (same != null) {
                    results.put(value.over(), same);
                    continue;
                }
                RexNode result = new RexInputRef(columns.size(), call.type());
                known.put(call, result);
                results.put(value.over(), result);
                columns.add(Projections.column("EXPR$" + columns.size(), call.type(), value.over()));
                types.add(call.type());
                timed.add(null);
                calls.add(new AggregateCall(
                        call.function(), layout.columns(call.arguments()), Types.of(call.type()), call.ignoreNulls()));
            }
            windows.add(new Operator.Window(
                    layout.columns(shape.partition()), monotonic(shape, layout), shape.frame(), calls));
        });
        Operator sliding = new Operator.Sliding(rows.operator(), windows, columns);
        return new Result(new Rows(sliding, types, timed), replaced(resolved, results));
    }

    private static List<Integer> monotonic(Shape shape, Layout layout) {
        List<Integer> columns = new ArrayList<>();
        for (RexNode partition : shape.partition()) {
            int column = layout.column(partition);
            RexNode timed = layout.rows().timed().get(column);
            if (timed != null && Timed.isMonotonic(timed)) {
                columns.add(column);
            }
        }
        return columns;
    }

    private List<SqlNode> replaced(List<SqlNode> resolved, IdentityHashMap<SqlCall, RexNode> results) {
        SqlShuttle shuttle = new SqlShuttle() {
            @Override
            public @Nullable SqlNode visit(SqlCall call) {
                RexNode result = results.get(call);
                return result == null ? super.visit(call) : bindings.name(result, call.getParserPosition());
            }
        };
        return resolved.stream()
                .map(node -> Objects.requireNonNull(node.accept(shuttle)))
                .toList();
    }

    private Value understood(SqlCall over) {
        SqlCall aggregate = over.operand(0);
        List<RexNode> arguments = new ArrayList<>();
        for (SqlNode argument : Aggregates.arguments(aggregate)) {
            arguments.add(expressions.convert(Copies.of(argument), bindings.values()));
        }
        Aggregates.Call call = Aggregates.of(aggregate, arguments, true);
        SqlWindow window = window(over.operand(1), declared);
        if (!window.getOrderList().isEmpty()) {
            throw Problem.at(
                    window.getOrderList(),
                    "A window over a stream is always in the order of ROWTIME and takes no ORDER BY.",
                    "Leave ORDER BY out.");
        }
        if (!SqlWindow.isExcludeNoOthers(window.getExclude())) {
            throw Problem.at(window, "EXCLUDE is not among what Kinesis Data Analytics knows.", "Leave it out.");
        }
        List<RexNode> partition = new ArrayList<>();
        for (SqlNode item : window.getPartitionList()) {
            partition.add(expressions.convert(resolver.resolve(item), bindings.values()));
        }
        return new Value(over, call, new Shape(partition, Frames.of(window, expressions)));
    }

    /** A window by its name or as it is; a window that builds on a named one with what it takes from it. */
    static SqlWindow window(SqlNode node, SqlNodeList declared) {
        if (node instanceof SqlIdentifier name) {
            return named(name, declared);
        }
        SqlWindow window = (SqlWindow) node;
        return window.getRefName() == null ? window : merged(window, declared);
    }

    /** A window of a WINDOW clause. */
    private static SqlWindow named(SqlIdentifier name, SqlNodeList declared) {
        for (int i = 0; i < declared.size(); i++) {
            SqlWindow window = (SqlWindow) declared.get(i);
            if (Objects.requireNonNull(window.getDeclName()).getSimple().equals(name.toString())) {
                return window.getRefName() == null ? window : merged(window, before(declared, i));
            }
        }
        List<String> names = declared.stream()
                .map(w -> Objects.requireNonNull(((SqlWindow) w).getDeclName()).getSimple())
                .toList();
        throw Problem.at(
                name,
                "There is no window " + Names.written(name.toString()) + ".",
                names.isEmpty()
                        ? "Declare it behind FROM and WHERE: WINDOW " + name
                                + " AS (RANGE INTERVAL '1' MINUTE PRECEDING)."
                        : Names.nextStep(name.toString(), names, "windows"));
    }

    /** A window can only build on those before it, so that none builds on itself. */
    private static SqlNodeList before(SqlNodeList declared, int count) {
        return new SqlNodeList(declared.getList().subList(0, count), declared.getParserPosition());
    }

    private static SqlWindow merged(SqlWindow window, SqlNodeList declared) {
        SqlWindow base = named(Objects.requireNonNull(window.getRefName()), declared);
        if (!window.getPartitionList().isEmpty() && !base.getPartitionList().isEmpty()
                || window.getLowerBound() != null && base.getLowerBound() != null) {
            throw Problem.at(
                    window, "This window says anew what " + base.getDeclName() + " says already.", "Say it once.");
        }
        boolean own = window.getLowerBound() != null;
        return SqlWindow.create(
                null,
                null,
                window.getPartitionList().isEmpty() ? base.getPartitionList() : window.getPartitionList(),
                window.getOrderList().isEmpty() ? base.getOrderList() : window.getOrderList(),
                SqlLiteral.createBoolean(own ? window.isRows() : base.isRows(), window.getParserPosition()),
                own ? window.getLowerBound() : base.getLowerBound(),
                own ? window.getUpperBound() : base.getUpperBound(),
                null,
                window.getParserPosition());
    }
}
