package wildrydes.bench.report;

import java.util.function.Consumer;

/** Figures of one part of the project. */
public interface Suite {

    /** The word that chooses it on the command line. */
    String name();

    /** What it is compared with, with its version. */
    String peer();

    /** Measures, and hands over each row as soon as it is known. A figure that cannot be taken is {@link Measure#notRun}. */
    void measure(Consumer<Row> rows);
}
