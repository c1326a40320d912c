package wildrydes.pump.flink;

import java.io.Serial;

/** Ends the printing of a statement that Flink SQL has no words for; a note says why. */
final class Unprintable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    Unprintable(String message) {
        super(message);
    }
}
