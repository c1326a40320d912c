package wildrydes.bench.report;

import java.util.List;
import java.util.function.Consumer;

/** Figures of one part of the project. */
public interface Suite {

    /** The word that chooses it on the command line. */
    String name();

    /** What it is compared with; none where nothing else does the same. */
    List<Peer> peers();

    /** Whether it is measured only where it is named, since it takes minutes. */
    default boolean onRequest() {
        return false;
    }

    /** Measures, and hands over each row as soon as it is known. A figure that cannot be taken is {@link Measure#notRun}. */
    void measure(Consumer<Row> rows);
}
