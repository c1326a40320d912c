package wildrydes.pump.sql.catalog;

import java.util.Set;
import wildrydes.pump.plan.PumpPlan;

/**
 * A pump of the text.
 *
 * @param sources the names of the streams that its query reads
 */
public record DeclaredPump(PumpPlan plan, Set<String> sources) {

    public DeclaredPump {
        sources = Set.copyOf(sources);
    }

    /** Whether it reads or writes a stream. */
    public boolean uses(String stream) {
        return plan.target().equals(stream) || sources.contains(stream);
    }
}
