package wildrydes.pump.run.aggregate;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;

/** An aggregate call, for all groups of a window. Groups are numbers from 0; an aggregate grows with the highest. */
public interface GroupAggregate {

    /** Makes room for groups with numbers below the capacity, and gives back what is beyond. */
    void resize(int capacity);

    /** Begins a group, whatever had its number before. */
    void open(int group);

    /** Adds a row. */
    void add(int group, @Nullable Object[] row);

    /**
     * What a group's rows add up to.
     *
     * @throws ArithmeticException if its type cannot hold it
     */
    @Nullable
    Object result(int group);

    /** Writes a group. */
    void save(int group, StateWriter out) throws IOException;

    /** Takes a group up; {@link #open} was called. */
    void load(int group, StateReader in) throws IOException;
}
