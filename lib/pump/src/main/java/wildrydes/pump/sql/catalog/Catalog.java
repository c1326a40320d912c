package wildrydes.pump.sql.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.ErrorStream;
import wildrydes.pump.plan.PumpPlan;
import wildrydes.pump.plan.ReferenceTable;
import wildrydes.pump.plan.StreamPlan;

/** What the statements so far have made, by name. Belongs to the reading of one text. */
public final class Catalog {

    private final Map<String, DeclaredStream> streams = new LinkedHashMap<>();
    private final Map<String, ReferenceTable> tables = new LinkedHashMap<>();
    private final Map<String, DeclaredFunction> functions = new LinkedHashMap<>();
    private final Map<String, DeclaredPump> pumps = new LinkedHashMap<>();

    /** An application before its first statement. */
    public Catalog(List<StreamPlan> inputs, List<ReferenceTable> references) {
        for (StreamPlan input : inputs) {
            streams.put(input.name(), new DeclaredStream(input, false, Set.of()));
        }
        streams.put(ErrorStream.NAME, new DeclaredStream(ErrorStream.PLAN, false, Set.of()));
        for (ReferenceTable reference : references) {
            tables.put(reference.name(), reference);
        }
    }

    /**
     * A stream by its name in its exact case. The name of error_stream is lower case, and AWS writes it without quotes as
     * well: it answers to both.
     */
    public @Nullable DeclaredStream stream(String name) {
        DeclaredStream stream = streams.get(name);
        return stream == null && name.equals("ERROR_STREAM") ? streams.get(ErrorStream.NAME) : stream;
    }

    public @Nullable ReferenceTable table(String name) {
        return tables.get(name);
    }

    public @Nullable DeclaredFunction function(String name) {
        return functions.get(name);
    }

    public @Nullable DeclaredPump pump(String name) {
        return pumps.get(name);
    }

    /** Adds a stream, in the place of one of the same name. */
    public void put(DeclaredStream stream) {
        streams.put(stream.plan().name(), stream);
    }

    /** Adds a function, in the place of one of the same name. */
    public void put(DeclaredFunction function) {
        functions.put(function.name(), function);
    }

    /** Adds a pump, behind all others. */
    public void put(DeclaredPump pump) {
        pumps.remove(pump.plan().name());
        pumps.put(pump.plan().name(), pump);
    }

    /** Starts or stops a pump. */
    public void start(DeclaredPump pump, boolean started) {
        PumpPlan plan = pump.plan();
        pumps.replace(
                plan.name(),
                new DeclaredPump(new PumpPlan(plan.name(), plan.query(), plan.target(), started), pump.sources()));
    }

    public void removeStream(String name) {
        streams.remove(name);
    }

    public void removePump(String name) {
        pumps.remove(name);
    }

    public void removeFunction(String name) {
        functions.remove(name);
    }

    /** The names that FROM can have. */
    public List<String> relations() {
        List<String> names = new ArrayList<>(streams.keySet());
        names.addAll(tables.keySet());
        return names;
    }

    /** The names that INSERT INTO can have. */
    public List<String> targets() {
        return streams.values().stream()
                .filter(DeclaredStream::declared)
                .map(s -> s.plan().name())
                .toList();
    }

    public List<String> functions() {
        return List.copyOf(functions.keySet());
    }

    /** In the order of the text. */
    public List<DeclaredPump> pumps() {
        return List.copyOf(pumps.values());
    }

    /** Inputs first, then error_stream, then those of the text. */
    public List<StreamPlan> streams() {
        return streams.values().stream().map(DeclaredStream::plan).toList();
    }
}
