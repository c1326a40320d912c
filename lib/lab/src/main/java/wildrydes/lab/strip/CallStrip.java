package wildrydes.lab.strip;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.CellId;
import wildrydes.kernel.api.CellListener;
import wildrydes.kernel.api.Display;
import wildrydes.lab.LabException;
import wildrydes.lab.cloud.Control;
import wildrydes.lab.cloud.JournalEntry;
import wildrydes.lab.cloud.RefusedException;
import wildrydes.lab.sdk.SentCalls;

/** Shows, after each cell, the calls that it made; nothing where it made none. */
public final class CallStrip implements CellListener {

    private static final Logger LOG = Logger.getLogger(CallStrip.class.getName());

    /** Where the calls of the open lab are known. */
    private record Source(Control control, SentCalls sent, AtomicLong shown) {}

    private static volatile @Nullable Source source;

    /** From now on, calls of this lab are shown. */
    public static void follow(Control control, SentCalls sent) {
        source = new Source(control, sent, new AtomicLong(control.lastCall()));
    }

    @Override
    public void after(CellId cell) {
        Source lab = source;
        if (lab == null || lab.sent().of(cell) == 0) {
            return;
        }
        try {
            // A cell's calls come after those of the cell before it.
            List<JournalEntry> calls = lab.control().calls(lab.shown().get(), cell.value());
            if (!calls.isEmpty()) {
                lab.shown().set(calls.get(calls.size() - 1).seq());
                Function<JournalEntry, String> command = call -> lab.sent().command(call.requestId());
                Display.show(StripView.of(calls, command, call -> lab.control().denial(call.requestId())));
            }
        } catch (LabException | RefusedException e) {
            // The cell itself has said what is wrong; a strip is no reason to fail it.
            LOG.log(Level.INFO, "No strip for cell {0}: {1}", new Object[] {cell.value(), e.getMessage()});
        }
    }
}
