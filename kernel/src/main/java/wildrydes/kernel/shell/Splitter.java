package wildrydes.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Cuts a cell into what can be run one after another. */
final class Splitter {

    /** What a cell is made of. */
    sealed interface Part {

        /** Pieces of Java with no magic between them. */
        record Code(List<Piece> pieces) implements Part {

            public Code {
                pieces = List.copyOf(pieces);
            }
        }

        /**
         * A line that begins with a percent sign.
         *
         * @param words its name, without the sign, and its arguments
         * @param rest what follows the name, as it stands there
         * @param offset of the percent sign
         */
        record Magic(List<String> words, String rest, int offset) implements Part {

            public Magic {
                words = List.copyOf(words);
            }
        }
    }

    private static final Pattern MAGIC = Pattern.compile("(?m)^[ \\t]*%(\\p{L}\\w*|\\\\\\{[^{}\\n]*})([^\\n]*)");
    private static final Pattern SPACE = Pattern.compile("\\s*");

    private final Session session;
    private final String code;
    private final List<Part> parts = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();

    private Splitter(Session session, String code) {
        this.session = session;
        this.code = code;
    }

    /** The parts of this code, which {@link CellText#java} made of a cell. */
    static List<Part> split(Session session, String code) {
        return new Splitter(session, code).parts();
    }

    private List<Part> parts() {
        int position = 0;
        Matcher magic = MAGIC.matcher(code);
        while (position < code.length()) {
            if (magic.region(lineStart(position), code.length()).lookingAt()) {
                flush();
                parts.add(magic(magic));
                position = magic.end();
                continue;
            }
            Matcher space = SPACE.matcher(code).region(position, code.length());
            position = space.lookingAt() ? space.end() : position;
            if (position < code.length()) {
                position = piece(position);
            }
        }
        flush();
        return parts;
    }

    private int piece(int start) {
        Matcher magic = MAGIC.matcher(code);
        // A line with a percent sign may also continue an expression: then the code before it is not whole.
        int from = start;
        while (true) {
            int end = magic.find(from) ? magic.start() : code.length();
            String rest = code.substring(start, end);
            CompletionInfo info = session.analysing(analysis -> analysis.analyzeCompletion(rest));
            if (end == code.length() || info.completeness().isComplete() || info.completeness() == Completeness.EMPTY) {
                return start + add(info, rest, start);
            }
            from = magic.end();
        }
    }

    /** Takes a piece. @return how much of the rest it is */
    private int add(CompletionInfo info, String rest, int start) {
        Completeness completeness = info.completeness();
        if (completeness == Completeness.EMPTY) {
            return rest.length();
        }
        boolean whole = completeness != Completeness.UNKNOWN && completeness != Completeness.DEFINITELY_INCOMPLETE;
        boolean all = !completeness.isComplete();
        int length = all ? rest.length() : rest.length() - info.remaining().length();
        String source = whole ? info.source() : rest;
        boolean semicolon = completeness == Completeness.COMPLETE
                && Mask.of(source).stripTrailing().endsWith(";");
        pieces.add(Piece.of(source, start, semicolon, whole));
        Matcher space = SPACE.matcher(rest).region(length, rest.length());
        return space.lookingAt() ? space.end() : length;
    }

    private Part.Magic magic(Matcher found) {
        String rest = found.group(2).strip();
        var words = new ArrayList<String>();
        words.add(found.group(1));
        words.addAll(Words.of(rest));
        return new Part.Magic(words, rest, found.start(1) - 1);
    }

    private int lineStart(int position) {
        Matcher space = SPACE.matcher(code).region(position, code.length());
        int next = space.lookingAt() ? space.end() : position;
        int line = code.lastIndexOf('\n', next - 1) + 1;
        return Math.max(line, position);
    }

    private void flush() {
        if (!pieces.isEmpty()) {
            parts.add(new Part.Code(pieces));
            pieces.clear();
        }
    }
}
