package wildrydes.kernel.streams;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * The kernel's System.out, System.err and System.in: one of each for its whole life, so that what keeps a reference to them,
 * such as a logging library, still prints in the right place many cells later.
 */
public final class StandardStreams implements AutoCloseable {

    private final PrintStream out;
    private final PrintStream err;
    private final StandardInput in;
    private final PrintStream earlierOut = System.out;
    private final PrintStream earlierErr = System.err;
    private final InputStream earlierIn = System.in;

    /** Installs them. */
    public StandardStreams(Outputs outputs, Questions questions) {
        out = new CellPrintStream(outputs, CellOutput.Target.STDOUT);
        err = new CellPrintStream(outputs, CellOutput.Target.STDERR);
        in = new StandardInput(outputs, questions);
        reinstall();
    }

    /** A cell may have put streams of its own in their place; the next cell finds these again. */
    @SuppressWarnings("ReferenceEquality")
    public void reinstall() {
        if (System.out != out) {
            System.setOut(out);
        }
        if (System.err != err) {
            System.setErr(err);
        }
        if (System.in != in) {
            System.setIn(in);
        }
        in.forget();
    }

    /** Puts back the streams that were there before. */
    @Override
    public void close() {
        System.setOut(earlierOut);
        System.setErr(earlierErr);
        System.setIn(earlierIn);
    }
}
