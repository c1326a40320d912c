package wildrydes.pump.run;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.ApplicationPlan;
import wildrydes.pump.plan.RowContext;

/**
 * An application that runs: rows go in at its input streams, and through its pumps, in the thread that brings them; when
 * a method returns, all that follows from it has been shown to the listeners. Belongs to one thread at a time.
 */
public final class Application {

    /** The stream that rows go to which cannot be made or moved. */
    public static final String ERROR_STREAM = "error_stream";

    /** An application whose windows are all empty. */
    public Application(ApplicationPlan plan, RowContext context) {
        throw new UnsupportedOperationException();
    }

    /** Gives a reference table its rows, in the place of those that it had. */
    public void reference(String table, List<@Nullable Object[]> rows) {
        throw new UnsupportedOperationException();
    }

    /** Shows the rows of a stream to a listener, from the next one on. */
    public void listen(String stream, RowListener listener) {
        throw new UnsupportedOperationException();
    }

    /** Shows them no longer. */
    public void ignore(String stream, RowListener listener) {
        throw new UnsupportedOperationException();
    }

    /**
     * Inserts a row into a stream; a pump whose query fails for it puts an error row into error_stream and goes on.
     *
     * @param row ROWTIME first, not before that of any row or bound so far; the application keeps the array
     */
    public void insert(String stream, @Nullable Object[] row) {
        throw new UnsupportedOperationException();
    }

    /** Says that no more rows before this rowtime will come: windows that end then or earlier close. */
    public void advance(long rowtime) {
        throw new UnsupportedOperationException();
    }

    /** The next rowtime at which {@link #advance} would close something; empty where nothing is open. */
    public OptionalLong nextBound() {
        throw new UnsupportedOperationException();
    }

    /** Puts a record that could not be read into error_stream; see {@link wildrydes.pump.record.RowReader.Rows#error}. */
    public void refuse(String name, String message, byte[] data) {
        throw new UnsupportedOperationException();
    }

    /** All open windows, to go on later from here. */
    public byte[] snapshot() {
        throw new UnsupportedOperationException();
    }

    /**
     * Goes on from a snapshot of an application with the same SQL.
     *
     * @throws IllegalArgumentException if it is of another one
     */
    public void restore(byte[] snapshot) {
        throw new UnsupportedOperationException();
    }
}
