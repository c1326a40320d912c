package wildrydes.kernel.shell;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where each snippet of JShell comes from. */
final class Origins {

    /**
     * A piece in its cell.
     *
     * @param text the cell
     * @param piece the piece
     */
    record Origin(CellText text, Piece piece) {

        /** The line of the cell that is this line of the piece, both from one. */
        int line(int lineOfPiece) {
            return text.place(piece.offset()).line() + lineOfPiece - 1;
        }
    }

    private final Map<String, Origin> origins = new ConcurrentHashMap<>();

    void put(String snippet, Origin origin) {
        origins.put(snippet, origin);
    }

    Optional<Origin> of(String snippet) {
        return Optional.ofNullable(origins.get(snippet));
    }

    void remove(String snippet) {
        origins.remove(snippet);
    }
}
