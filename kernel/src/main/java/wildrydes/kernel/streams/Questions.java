package wildrydes.kernel.streams;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.jupyter.Outbox;
import wildrydes.kernel.jupyter.Outgoing;

/** Asks the person at the front end for a line of text, one question at a time. */
public final class Questions {

    private static final String NOBODY =
            "This cell was run by a program that cannot answer questions, so that System.in"
                    + " has nothing to read. Run it in a notebook or console, or put the text into a variable.";
    private static final String ENDED = "The cell has ended, so that System.in cannot ask for a line any more."
            + " Read it before the end of the cell.";
    private static final String INTERRUPTED = "The cell was interrupted while it waited for a line on System.in.";

    private final Outbox outbox;
    private @Nullable CellOutput asking;
    private @Nullable String answer;

    public Questions(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * Waits for a line that a person types.
     *
     * @throws IOException if nobody can be asked for this cell, or the cell was interrupted or ended meanwhile
     */
    synchronized String ask(CellOutput cell, String prompt) throws IOException {
        if (cell.ended()) {
            throw new IOException(ENDED);
        }
        if (!cell.mayAsk()) {
            throw new IOException(NOBODY);
        }
        try {
            while (asking != null) {
                wait();
            }
            asking = cell;
            answer = null;
            cell.tell(Outgoing.question(cell.request(), prompt));
            outbox.ring();
            while (asking == cell && answer == null && cell.mayAsk()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(INTERRUPTED);
        } finally {
            if (asking == cell) {
                asking = null;
            }
            notifyAll();
        }
        String typed = answer;
        answer = null;
        if (typed == null) {
            throw cell.ended() ? new IOException(ENDED) : new InterruptedIOException(INTERRUPTED);
        }
        return typed;
    }

    /** A person has typed this line. @return whether somebody waited for one */
    public synchronized boolean answered(String line) {
        if (asking == null || answer != null) {
            return false;
        }
        answer = line;
        notifyAll();
        return true;
    }

    /** Whoever waits for a line gets none: the cell was interrupted or has ended. */
    public synchronized void cancel() {
        if (answer == null) {
            asking = null;
        }
        notifyAll();
    }
}
