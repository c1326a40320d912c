package wildrydes.pump.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import wildrydes.pump.expression.Types;
import wildrydes.pump.plan.ApplicationPlan;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.PumpPlan;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.sql.ast.AlterPump;
import wildrydes.pump.sql.ast.ColumnDeclaration;
import wildrydes.pump.sql.ast.CreateFunction;
import wildrydes.pump.sql.ast.CreatePump;
import wildrydes.pump.sql.ast.CreateStream;
import wildrydes.pump.sql.ast.DropObject;
import wildrydes.pump.sql.catalog.Catalog;
import wildrydes.pump.sql.catalog.DeclaredFunction;
import wildrydes.pump.sql.catalog.DeclaredPump;
import wildrydes.pump.sql.catalog.DeclaredStream;
import wildrydes.pump.sql.problem.Names;
import wildrydes.pump.sql.problem.Problem;
import wildrydes.pump.sql.query.Assignment;
import wildrydes.pump.sql.query.Expressions;
import wildrydes.pump.sql.query.QueryPlanner;
import wildrydes.pump.type.Column;
import wildrydes.pump.type.SqlType;

/** Carries out the statements of a text, one after another: each knows only those before it. */
final class Statements {

    private final Catalog catalog;
    private final Expressions expressions = new Expressions();

    Statements(Catalog catalog) {
        this.catalog = catalog;
    }

    ApplicationPlan plan() {
        return new ApplicationPlan(
                catalog.streams(),
                catalog.pumps().stream().map(DeclaredPump::plan).toList());
    }

    void execute(SqlNode statement) {
        if (statement instanceof CreateStream create) {
            createStream(create);
        } else if (statement instanceof CreatePump create) {
            createPump(create);
        } else if (statement instanceof CreateFunction create) {
            createFunction(create);
        } else if (statement instanceof DropObject drop) {
            drop(drop);
        } else if (statement instanceof AlterPump alter) {
            alter(alter);
        } else if (statement.isA(SqlKind.QUERY)) {
            throw Problem.at(
                    statement,
                    "A query by itself has nowhere to put its rows.",
                    "Write CREATE OR REPLACE PUMP \"STREAM_PUMP\" AS INSERT INTO a stream SELECT STREAM ...");
        } else if (statement.getKind() == SqlKind.INSERT) {
            throw Problem.at(
                    statement,
                    "INSERT by itself would be over at once, and a stream never is.",
                    "Write CREATE OR REPLACE PUMP \"STREAM_PUMP\" AS before it.");
        } else {
            throw Problem.at(
                    statement,
                    statement.getKind().sql + " is not among the statements of an application.",
                    "They are CREATE STREAM, CREATE PUMP, CREATE FUNCTION, ALTER PUMP and DROP.");
        }
    }

    private void createStream(CreateStream create) {
        String name = name(create.name());
        DeclaredStream there = catalog.stream(name);
        if (there != null && !there.declared()) {
            throw Problem.at(
                    create.name(),
                    "Stream " + Names.written(name) + " is there by itself: the service fills it.",
                    "Choose another name.");
        }
        if (catalog.table(name) != null) {
            throw Problem.at(create.name(), Names.written(name) + " is a reference table.", "Choose another name.");
        }
        if (there != null) {
            if (!create.getReplace()) {
                throw taken(create.name(), "stream", name, "STREAM");
            }
            refuseUsed(create.name(), name, "replaced");
        }
        List<Column> columns = new ArrayList<>(List.of(StreamPlan.ROWTIME));
        Set<String> names = new HashSet<>();
        Set<String> filled = new HashSet<>();
        for (ColumnDeclaration column : create.columns()) {
            String columnName = name(column.name());
            if (columnName.equals(StreamPlan.ROWTIME.name())) {
                throw Problem.at(
                        column.name(), "Every stream has a ROWTIME already.", "Leave it out, or choose another name.");
            }
            if (!names.add(columnName)) {
                throw Problem.at(
                        column.name(),
                        "There are two columns " + Names.written(columnName) + ".",
                        "Rename one of them.");
            }
            columns.add(new Column(columnName, type(column.type())));
            if (!column.nullable()) {
                filled.add(columnName);
            }
        }
        catalog.put(new DeclaredStream(new StreamPlan(name, columns), true, filled));
    }

    private SqlType type(SqlDataTypeSpec declared) {
        RelDataType type = expressions.type(declared);
        try {
            return Types.of(type);
        } catch (IllegalArgumentException e) {
            throw Problem.at(
                    declared,
                    "A column cannot have the type " + declared + ".",
                    "Choose one of BOOLEAN, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DECIMAL, CHAR, VARCHAR, BINARY,"
                            + " VARBINARY, DATE, TIME and TIMESTAMP.");
        }
    }

    private void createPump(CreatePump create) {
        String name = name(create.name());
        if (catalog.pump(name) != null && !create.getReplace()) {
            throw taken(create.name(), "pump", name, "PUMP");
        }
        if (!(create.insert().getTargetTable() instanceof SqlIdentifier id)) {
            throw Problem.at(
                    create.insert().getTargetTable(),
                    "A pump inserts into a stream, named here, and a list of its columns.",
                    "Write INSERT INTO \"DESTINATION_SQL_STREAM\" (column, ...) SELECT STREAM ...");
        }
        DeclaredStream stream = target(id);
        QueryPlanner planner = new QueryPlanner(catalog, expressions);
        Operator query = new Assignment(planner, stream).plan(create.insert());
        StreamPlan target = stream.plan();
        if (reaches(target.name(), planner.sources(), new HashSet<>(), name)) {
            throw Problem.at(
                    create.name(),
                    "Pump " + Names.written(name) + " would be fed by its own rows: what it writes into "
                            + Names.written(target.name()) + " comes back to what it reads.",
                    "Let it write into another stream.");
        }
        catalog.put(new DeclaredPump(new PumpPlan(name, query, target.name(), create.started()), planner.sources()));
    }

    private DeclaredStream target(SqlIdentifier id) {
        String name = name(id);
        DeclaredStream stream = catalog.stream(name);
        if (stream == null) {
            if (catalog.table(name) != null) {
                throw Problem.at(id, Names.written(name) + " is a reference table, which no pump can write to.", "");
            }
            throw Problem.at(
                    id,
                    "There is no stream " + Names.written(name) + " to insert into.",
                    catalog.targets().isEmpty()
                            ? "Create it before the pump: CREATE OR REPLACE STREAM " + Names.written(name) + " (...);"
                            : Names.nextStep(name, catalog.targets(), "streams"));
        }
        if (!stream.declared()) {
            throw Problem.at(
                    id,
                    "Stream " + Names.written(stream.plan().name()) + " is filled by the service, not by pumps.",
                    "Insert into a stream of your own.");
        }
        return stream;
    }

    /** Whether rows of a stream come, by whatever pumps, to one of some streams. */
    private boolean reaches(String from, Set<String> to, Set<String> seen, String replaced) {
        if (to.contains(from)) {
            return true;
        }
        if (!seen.add(from)) {
            return false;
        }
        return catalog.pumps().stream()
                .filter(p -> !p.plan().name().equals(replaced) && p.sources().contains(from))
                .anyMatch(p -> reaches(p.plan().target(), to, seen, replaced));
    }

    private void createFunction(CreateFunction create) {
        String name = name(create.name());
        if (catalog.function(name) != null) {
            throw Problem.at(
                    create.name(), "There is a function " + Names.written(name) + " already.", "Choose another name.");
        }
        List<DeclaredFunction.Parameter> parameters = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ColumnDeclaration parameter : create.parameters()) {
            String parameterName = name(parameter.name());
            if (!names.add(parameterName)) {
                throw Problem.at(
                        parameter.name(), "There are two parameters " + Names.written(parameterName) + ".", "");
            }
            expressions.type(parameter.type());
            parameters.add(new DeclaredFunction.Parameter(parameterName, parameter.type()));
        }
        expressions.type(create.type());
        DeclaredFunction function = new DeclaredFunction(name, parameters, create.type(), create.body());
        expressions.check(function, catalog);
        catalog.put(function);
    }

    private void drop(DropObject drop) {
        String name = name(drop.name());
        boolean there = switch (drop.kind()) {
            case STREAM -> catalog.stream(name) != null;
            case PUMP -> catalog.pump(name) != null;
            case FUNCTION -> catalog.function(name) != null;
        };
        if (!there) {
            if (drop.onlyIfThere()) {
                return;
            }
            throw Problem.at(
                    drop.name(),
                    "There is no " + drop.kind().name().toLowerCase(Locale.ROOT) + " " + Names.written(name)
                            + " to drop.",
                    "Write DROP " + drop.kind() + " IF EXISTS where it may be missing.");
        }
        switch (drop.kind()) {
            case STREAM -> {
                DeclaredStream stream = catalog.stream(name);
                if (stream != null && !stream.declared()) {
                    throw Problem.at(
                            drop.name(),
                            "Stream " + Names.written(stream.plan().name())
                                    + " is there by itself: the service fills it.",
                            "");
                }
                refuseUsed(drop.name(), name, "dropped");
                catalog.removeStream(name);
            }
            case PUMP -> catalog.removePump(name);
            case FUNCTION -> catalog.removeFunction(name);
        }
    }

    private void refuseUsed(SqlNode place, String stream, String what) {
        for (DeclaredPump pump : catalog.pumps()) {
            if (pump.uses(stream)) {
                String name = Names.written(pump.plan().name());
                throw Problem.at(
                        place,
                        "Stream " + Names.written(stream) + " cannot be " + what + " while pump " + name + " uses it.",
                        "Write DROP PUMP " + name + "; before.");
            }
        }
    }

    private void alter(AlterPump alter) {
        for (SqlIdentifier id : alter.names()) {
            String name = name(id);
            DeclaredPump pump = catalog.pump(name);
            if (pump == null) {
                throw Problem.at(
                        id,
                        "There is no pump " + Names.written(name) + ".",
                        Names.nextStep(
                                name,
                                catalog.pumps().stream()
                                        .map(p -> p.plan().name())
                                        .toList(),
                                "pumps"));
            }
            catalog.start(pump, alter.start());
        }
    }

    private static Problem taken(SqlIdentifier place, String thing, String name, String keyword) {
        return Problem.at(
                place,
                "There is a " + thing + " " + Names.written(name) + " already.",
                "Write CREATE OR REPLACE " + keyword + ", or choose another name.");
    }

    private static String name(SqlIdentifier id) {
        if (!id.isSimple()) {
            throw Problem.at(id, "A name has one part here, and " + id + " has " + id.names.size() + ".", "");
        }
        return id.getSimple();
    }
}
