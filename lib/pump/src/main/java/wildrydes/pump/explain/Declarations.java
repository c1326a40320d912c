package wildrydes.pump.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import wildrydes.pump.sql.KdaSql;
import wildrydes.pump.sql.SqlException;
import wildrydes.pump.sql.ast.AlterPump;
import wildrydes.pump.sql.ast.CreatePump;
import wildrydes.pump.sql.ast.CreateStream;
import wildrydes.pump.sql.ast.DropObject;

/** What the statements of an application declare, by name, as trees. */
public final class Declarations {

    /** How an application's inputs are named, by their prefix and number; see the developer guide's Input. */
    private static final Pattern INPUT = Pattern.compile(".*_\\d{3}");

    private final Map<String, CreateStream> streams = new LinkedHashMap<>();
    private final Map<String, CreatePump> pumps = new LinkedHashMap<>();
    private final Map<String, Boolean> started = new LinkedHashMap<>();

    private Declarations() {}

    /**
     * Reads an application. What its names and types mean is not looked at.
     *
     * @throws SqlException where it cannot be read
     */
    public static Declarations parse(String sql) throws SqlException {
        Declarations declared = new Declarations();
        KdaSql.parse(sql).forEach(declared::add);
        return declared;
    }

    private void add(SqlNode statement) {
        if (statement instanceof CreateStream stream) {
            streams.put(name(stream.name()), stream);
        } else if (statement instanceof CreatePump pump) {
            pumps.put(name(pump.name()), pump);
            started.put(name(pump.name()), pump.started());
        } else if (statement instanceof AlterPump alter) {
            alter.names().forEach(name -> started.put(name(name), alter.start()));
        } else if (statement instanceof DropObject drop) {
            switch (drop.kind()) {
                case STREAM -> streams.remove(name(drop.name()));
                case PUMP -> pumps.remove(name(drop.name()));
                case FUNCTION -> {
                    // A function is no part of what is explained.
                }
            }
        }
    }

    /** The streams that it creates, in the order of the text. */
    public Map<String, CreateStream> streams() {
        return streams;
    }

    /** Its pumps, in the order of the text. */
    public Map<String, CreatePump> pumps() {
        return pumps;
    }

    /** The names of the streams and tables that a pump reads. */
    public List<String> sources(CreatePump pump) {
        QueryReader query = new QueryReader(this);
        query.read(pump.insert().getSource());
        return query.sources().stream().map(Explanation.Source::name).toList();
    }

    Optional<CreatePump> pump(String name) {
        return Optional.ofNullable(pumps.get(name));
    }

    boolean started(String pump) {
        return started.getOrDefault(pump, true);
    }

    /** Whether a name that a FROM mentions is a reference table: it is neither created here nor named like an input. */
    public boolean isTable(String name) {
        return !streams.containsKey(name) && !INPUT.matcher(name).matches() && !name.equalsIgnoreCase("error_stream");
    }

    /** The stream that a pump inserts into. */
    public static String target(CreatePump pump) {
        SqlNode target = pump.insert().getTargetTable();
        while (target instanceof SqlCall call) {
            target = call.operand(0);
        }
        return name((SqlIdentifier) target);
    }

    /** The last part of a name, which may come with a catalog and a schema in front. */
    public static String name(SqlIdentifier name) {
        return name.names.get(name.names.size() - 1);
    }
}
