package wildrydes.kernel.shell;

import wildrydes.kernel.help.Completeness;

/** Says whether a console should run what was typed so far. */
final class CompletenessCheck {

    private static final String INDENT = "    ";

    private final Session session;

    CompletenessCheck(Session session) {
        this.session = session;
    }

    Completeness of(String code) {
        for (Splitter.Part part : Splitter.split(session, new CellText("", code).java())) {
            if (part instanceof Splitter.Part.Code pieces) {
                for (Piece piece : pieces.pieces()) {
                    if (!piece.isWhole()) {
                        return unfinished(code, piece);
                    }
                }
            }
        }
        return new Completeness.Complete();
    }

    private Completeness unfinished(String code, Piece piece) {
        return switch (session.analysing(
                analysis -> analysis.analyzeCompletion(piece.source()).completeness())) {
            case DEFINITELY_INCOMPLETE -> new Completeness.Incomplete(indent(code));
            case UNKNOWN -> new Completeness.Invalid();
            default -> new Completeness.Unknown();
        };
    }

    /** Four spaces for each bracket that is open. */
    private static String indent(String code) {
        int open = 0;
        for (char each : Mask.of(code).toCharArray()) {
            if ("{([".indexOf(each) >= 0) {
                open++;
            } else if ("})]".indexOf(each) >= 0) {
                open--;
            }
        }
        return INDENT.repeat(Math.max(0, open));
    }
}
