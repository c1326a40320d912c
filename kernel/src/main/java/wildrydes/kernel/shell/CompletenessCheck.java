package wildrydes.kernel.shell;

import java.util.List;
import java.util.regex.Pattern;
import wildrydes.kernel.help.Completeness;
import wildrydes.kernel.help.Syntax;

/** Says whether a console should run what was typed so far. */
final class CompletenessCheck {

    private static final String INDENT = "    ";

    private static final Pattern WHOLE_CELL = Pattern.compile("\\A\\s*%%\\p{L}");
    private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t]*\\z");

    /** What an expression cannot end with. */
    private static final Pattern OPERATOR = Pattern.compile("(?:[=*/%&|^?.]|->|(?<!\\+)\\+|(?<!-)-)\\s*\\z");

    /** What waits for a statement; of {@code while} only without a {@code do}. */
    private static final Pattern HEAD = Pattern.compile("(?:^|[\\s;{}])(?:else|do|(?:if|for|while)\\s*\\(\\))\\s*\\z");

    private static final Pattern DO = Pattern.compile("\\bdo\\b[\\s\\S]*\\}\\s*while\\s*\\(\\)\\s*\\z");

    private final Session session;

    CompletenessCheck(Session session) {
        this.session = session;
    }

    Completeness of(String code) {
        if (WHOLE_CELL.matcher(code).find()) {
            // Nobody but the user knows where the text of a magic ends: at a blank line, as in IPython.
            return BLANK_LINE.matcher(code).find() ? new Completeness.Complete() : new Completeness.Incomplete("");
        }
        String java = new CellText("", code).java();
        Syntax syntax = Syntax.of(java);
        return switch (syntax.end()) {
            case TEXT, CHARACTER -> new Completeness.Invalid();
            case COMMENT, TEXT_BLOCK -> syntax.broken() ? new Completeness.Invalid() : new Completeness.Incomplete("");
            default -> pieces(java, syntax);
        };
    }

    private Completeness pieces(String java, Syntax syntax) {
        for (Splitter.Part part : Splitter.split(session, java)) {
            if (part instanceof Splitter.Part.Code code) {
                for (Piece piece : code.pieces()) {
                    if (!piece.isWhole()) {
                        return unfinished(piece, syntax);
                    }
                }
            }
        }
        return isHead(syntax.masked())
                ? new Completeness.Incomplete(indent(syntax.masked()))
                : new Completeness.Complete();
    }

    private Completeness unfinished(Piece piece, Syntax syntax) {
        if (syntax.broken()) {
            return new Completeness.Invalid();
        }
        boolean open =
                !syntax.open().isEmpty() || OPERATOR.matcher(syntax.masked()).find();
        return switch (session.analysing(
                analysis -> analysis.analyzeCompletion(piece.source()).completeness())) {
            case DEFINITELY_INCOMPLETE -> new Completeness.Incomplete(indent(syntax.masked()));
            case UNKNOWN -> open ? new Completeness.Incomplete(indent(syntax.masked())) : new Completeness.Invalid();
            default -> new Completeness.Unknown();
        };
    }

    /** Four spaces for each line that opened brackets which are still open, and for an expression or a head that goes on. */
    private static String indent(String masked) {
        List<String> lines = masked.lines().toList();
        int[] openedOn = new int[masked.length()];
        int open = 0;
        for (int i = 0; i < lines.size(); i++) {
            for (char each : lines.get(i).toCharArray()) {
                if ("{([".indexOf(each) >= 0) {
                    openedOn[open++] = i;
                } else if ("})]".indexOf(each) >= 0) {
                    open = Math.max(0, open - 1);
                }
            }
        }
        int levels = 0;
        for (int i = 0; i < open; i++) {
            levels += i == 0 || openedOn[i] != openedOn[i - 1] ? 1 : 0;
        }
        String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        boolean goesOn = OPERATOR.matcher(last).find() || isHead(masked);
        return INDENT.repeat(levels + (goesOn ? 1 : 0));
    }

    /** Whether code ends with the head of a loop or of a condition: the compiler would do nothing, perhaps for ever. */
    static boolean isHead(String masked) {
        String text = masked.stripTrailing();
        if (text.endsWith(")")) {
            int depth = 0;
            int open = text.length();
            do {
                open--;
                depth += text.charAt(open) == ')' ? 1 : text.charAt(open) == '(' ? -1 : 0;
            } while (depth > 0 && open > 0);
            text = text.substring(0, open).stripTrailing() + "()";
        }
        return HEAD.matcher(text).find() && !DO.matcher(text).find();
    }
}
