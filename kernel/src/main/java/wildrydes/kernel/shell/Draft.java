package wildrydes.kernel.shell;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A cell that is still being written, as JShell's analysis can take it: what is unfinished, in a block behind the
 * finished pieces before it, so that their variables and types are known. JShell's own state stays as it is.
 *
 * @param source for the analysis
 * @param shift what to add to an offset near its end for the offset in the cell
 */
record Draft(String source, int shift) {

    private static final Pattern MAGIC_LINES = Pattern.compile("(?m)^[ \\t]*%[^\\n]*");

    /** The cell up to this offset. */
    static Draft of(Session session, String code, int end) {
        var text = new StringBuilder(new CellText("", code.substring(0, end)).withoutPreamble());
        MAGIC_LINES.matcher(text.toString()).results().forEach(line -> CellText.blank(text, line.start(), line.end()));
        List<Piece> pieces = pieces(session, text.toString());
        int last = pieces.isEmpty() ? 0 : pieces.get(pieces.size() - 1).offset();
        var imports = new DraftImports(session.loader());
        boolean local = false;
        for (Piece piece : pieces) {
            if (piece.offset() < last) {
                if (piece.kind() == Piece.Kind.IMPORT) {
                    imports.add(piece);
                }
                if (piece.kind() == Piece.Kind.IMPORT || piece.kind() == Piece.Kind.METHOD) {
                    CellText.blank(
                            text,
                            piece.offset(),
                            Math.min(piece.offset() + piece.source().length(), last));
                } else {
                    local = true;
                }
            }
        }
        String source = imports.applied(local ? "{" + text : text.substring(last));
        return new Draft(source, end - source.length());
    }

    private static List<Piece> pieces(Session session, String code) {
        return Splitter.split(session, code).stream()
                .filter(Splitter.Part.Code.class::isInstance)
                .flatMap(part -> ((Splitter.Part.Code) part).pieces().stream())
                .toList();
    }
}
