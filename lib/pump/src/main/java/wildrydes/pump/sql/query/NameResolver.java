package wildrydes.pump.sql.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSyntax;
import wildrydes.pump.expression.KdaOperatorTable;
import wildrydes.pump.sql.catalog.Catalog;
import wildrydes.pump.sql.problem.Names;
import wildrydes.pump.sql.problem.Problem;

/**
 * Resolves names to the columns of a relation. ROWTIME without a qualifier is the row's rowtime;
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-rowtime.html.
 */
final class NameResolver extends Resolver {

    private static final Set<String> NULLARY = nullary();

    private final Relation relation;
    private final Bindings bindings;
    private final String clause;

    /**
     * A resolver.
     *
     * @param clause where the expression stands, for the message about an aggregate that cannot stand there
     */
    NameResolver(Catalog catalog, Relation relation, Bindings bindings, String clause) {
        super(catalog, new Budget());
        this.relation = relation;
        this.bindings = bindings;
        this.clause = clause;
    }

    /** Whether a name is a function that is called without parentheses, such as CURRENT_TIMESTAMP. */
    static boolean isNullary(SqlIdentifier id) {
        return id.isSimple() && !id.isComponentQuoted(0) && NULLARY.contains(id.getSimple());
    }

    private static Set<String> nullary() {
        Set<String> names = new LinkedHashSet<>();
        KdaOperatorTable.instance().getOperatorList().stream()
                .filter(o ->
                        o.getSyntax() == SqlSyntax.FUNCTION_ID && !o.getName().equals(Field.ROWTIME))
                .forEach(o -> names.add(o.getName()));
        return names;
    }

    @Override
    SqlNode name(SqlIdentifier id) {
        String first = id.names.get(0);
        if (id.isSimple()) {
            if (first.equals(Field.ROWTIME)) {
                return bindings.name(relation.rowtime(), id.getParserPosition());
            }
            List<Field> fields = columns(first);
            if (fields.isEmpty() && isNullary(id)) {
                return id;
            }
            return bindings.name(only(fields, id, first).value(), id.getParserPosition());
        }
        List<Source> sources =
                relation.sources().stream().filter(s -> s.alias().equals(first)).toList();
        if (sources.size() > 1) {
            throw Problem.at(
                    id,
                    Names.written(first) + " is the name of two parts of FROM.",
                    "Give one of them another name by AS.");
        }
        if (sources.isEmpty()) {
            List<Field> records = columns(first);
            if (records.isEmpty()) {
                throw unknownSource(id, first);
            }
            return within(id, only(records, id, first), 1);
        }
        String second = id.names.get(1);
        List<Field> fields = sources.get(0).fields().stream()
                .filter(f -> f.name().equals(second))
                .toList();
        if (fields.isEmpty()) {
            throw Problem.at(
                    id.getComponent(1),
                    Names.written(first) + " has no column " + Names.written(second) + ".",
                    Names.nextStep(second, names(sources.get(0).fields()), "columns"));
        }
        return within(id, only(fields, id, second), 2);
    }

    /** A column, or what is left of the name within it: a column of a record. */
    private SqlNode within(SqlIdentifier id, Field field, int used) {
        SqlIdentifier column = bindings.name(field.value(), id.getParserPosition());
        if (id.names.size() == used) {
            return column;
        }
        if (!field.value().getType().isStruct()) {
            throw Problem.at(
                    id,
                    Names.written(field.name()) + " is a single value, so that nothing can be named behind it.",
                    "");
        }
        List<String> path = new ArrayList<>(List.of(column.getSimple()));
        path.addAll(id.names.subList(used, id.names.size()));
        return new SqlIdentifier(path, id.getParserPosition());
    }

    private List<Field> columns(String name) {
        return relation.fields().stream()
                .filter(f -> !f.hidden() && f.name().equals(name))
                .toList();
    }

    private Field only(List<Field> fields, SqlIdentifier id, String name) {
        if (fields.isEmpty()) {
            throw unknownColumn(id, name);
        }
        if (fields.size() > 1) {
            throw Problem.at(
                    id,
                    "Column " + Names.written(name) + " is there more than once.",
                    relation.sources().size() > 1
                            ? "Write whose it is: "
                                    + Names.written(relation.sources().get(0).alias()) + "." + Names.written(name) + "."
                            : "Give each column of the query in FROM its own name by AS.");
        }
        return fields.get(0);
    }

    private Problem unknownColumn(SqlIdentifier id, String name) {
        if (relation.sources().stream().anyMatch(s -> s.alias().equals(name))) {
            return Problem.at(
                    id,
                    Names.written(name) + " is a stream, not a column.",
                    "Name one of its columns: " + Names.written(name) + ".column.");
        }
        boolean text = id.isComponentQuoted(0) && !Names.isKnown(name, names());
        return Problem.at(
                id,
                "There is no column " + Names.written(name) + ".",
                text
                        ? "If it is a text, write it in single quotes: '" + name + "'."
                        : Names.nextStep(name, names(), "columns"));
    }

    private Problem unknownSource(SqlIdentifier id, String name) {
        List<String> aliases = relation.sources().stream()
                .map(Source::alias)
                .filter(a -> !a.isEmpty())
                .toList();
        return Problem.at(
                id.getComponent(0),
                "There is no " + Names.written(name) + " in this FROM.",
                Names.nextStep(name, aliases, "names"));
    }

    private Set<String> names() {
        return names(relation.fields());
    }

    private static Set<String> names(List<Field> fields) {
        Set<String> names = new LinkedHashSet<>();
        fields.stream().map(Field::name).filter(n -> !n.startsWith("EXPR$")).forEach(names::add);
        return names;
    }

    @Override
    SqlNode aggregate(SqlCall call) {
        String name = call.getOperator().getName();
        throw Problem.at(
                call,
                name + " is an aggregate of many rows and cannot stand in " + clause + ".",
                clause.equals("WHERE")
                        ? "Conditions on aggregates stand in HAVING."
                        : "Group the rows by time, or write " + name + "(...) OVER a window.");
    }

    @Override
    SqlNode over(SqlCall call) {
        throw Problem.at(
                call,
                "A value OVER a window cannot stand in " + clause + ".",
                "Compute it in a query in FROM, with a name by AS, and use that name here.");
    }
}
