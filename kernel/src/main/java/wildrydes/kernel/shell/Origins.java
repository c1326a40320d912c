package wildrydes.kernel.shell;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

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
    private volatile @Nullable Origin compiling;

    void put(String snippet, Origin origin) {
        origins.put(snippet, origin);
    }

    Optional<Origin> of(String snippet) {
        return Optional.ofNullable(origins.get(snippet));
    }

    /** What is compiled next is this, or a variant of it; nothing for no part of a cell. */
    void compiling(@Nullable Origin next) {
        compiling = next;
    }

    /** Where a snippet comes from that is being compiled, or runs for the first time. */
    Optional<Origin> compiling() {
        return Optional.ofNullable(compiling);
    }

    /** Whether a cell has this text. */
    boolean isKnown(String text) {
        return origins.values().stream().anyMatch(each -> each.text().text().equals(text));
    }

    void remove(String snippet) {
        origins.remove(snippet);
    }
}
