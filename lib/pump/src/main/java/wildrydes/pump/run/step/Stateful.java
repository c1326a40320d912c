package wildrydes.pump.run.step;

import java.io.IOException;

/** A step that remembers something between rows. */
public interface Stateful {

    /** Writes what it remembers. */
    void save(StateWriter out) throws IOException;

    /** Takes up what it had written; called before any row. */
    void load(StateReader in) throws IOException;

    /** How many rows, groups and the like it remembers. */
    long retained();
}
