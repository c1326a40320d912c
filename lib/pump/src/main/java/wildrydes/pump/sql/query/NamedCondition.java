package wildrydes.pump.sql.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import wildrydes.pump.sql.problem.Names;
import wildrydes.pump.sql.problem.Problem;

/**
 * The condition of JOIN ... USING and of NATURAL JOIN: columns of the same name are equal, and are one column from then on.
 *
 * @param equalities empty for a join with ON
 * @param right the sources of the right side, the common columns hidden
 */
record NamedCondition(List<RexNode> equalities, List<Source> right) {

    static boolean isOf(SqlJoin join) {
        return join.isNatural() || join.getConditionType() == JoinConditionType.USING;
    }

    static NamedCondition of(SqlJoin join, List<Source> left, List<Source> right) {
        if (!isOf(join)) {
            return new NamedCondition(List.of(), right);
        }
        List<SqlNode> places = new ArrayList<>();
        List<String> names = new ArrayList<>();
        if (join.isNatural()) {
            for (String name : names(right)) {
                if (names(left).contains(name)) {
                    places.add(join);
                    names.add(name);
                }
            }
        } else {
            for (SqlNode node : (SqlNodeList) Objects.requireNonNull(join.getCondition())) {
                places.add(node);
                names.add(((SqlIdentifier) node).getSimple());
            }
        }
        if (names.isEmpty()) {
            throw Problem.at(
                    join, "The two sides of NATURAL JOIN have no column of the same name.", "Join ON a condition.");
        }
        List<RexNode> equalities = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            RexNode a = only(left, names.get(i), places.get(i));
            RexNode b = only(right, names.get(i), places.get(i));
            if (Expressions.types().leastRestrictive(List.of(a.getType(), b.getType())) == null) {
                throw Problem.at(
                        places.get(i),
                        "Column " + Names.written(names.get(i)) + " is " + TypeNames.of(a.getType())
                                + " on one side and " + TypeNames.of(b.getType()) + " on the other.",
                        "Join ON a condition that casts one of them.");
            }
            equalities.add(Expressions.builder().makeCall(SqlStdOperatorTable.EQUALS, a, b));
        }
        return new NamedCondition(equalities, hidden(right, names));
    }

    private static List<String> names(List<Source> sources) {
        return sources.stream()
                .flatMap(s -> s.fields().stream())
                .filter(f -> !f.hidden())
                .map(Field::name)
                .toList();
    }

    private static RexNode only(List<Source> sources, String name, SqlNode place) {
        List<RexNode> values = sources.stream()
                .flatMap(s -> s.fields().stream())
                .filter(f -> !f.hidden() && f.name().equals(name))
                .map(Field::value)
                .toList();
        if (values.size() != 1) {
            throw Problem.at(
                    place,
                    values.isEmpty()
                            ? "Column " + Names.written(name) + " is not on both sides of this join."
                            : "Column " + Names.written(name) + " is there more than once on one side of this join.",
                    values.isEmpty() ? Names.nextStep(name, names(sources), "columns") : "Join ON a condition.");
        }
        return values.get(0);
    }

    private static List<Source> hidden(List<Source> sources, List<String> names) {
        return sources.stream()
                .map(s -> new Source(
                        s.alias(),
                        s.fields().stream()
                                .map(f -> names.contains(f.name()) ? new Field(f.name(), f.value(), true) : f)
                                .toList()))
                .toList();
    }
}
