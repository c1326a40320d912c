package wildrydes.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Diag;

/**
 * Something in a cell that the compiler refuses.
 *
 * @param text the cell
 * @param start offset in it
 * @param end offset behind it
 * @param message what is wrong
 * @param missing the name that is not there; empty if the problem is another
 */
record Problem(CellText text, int start, int end, String message, String missing) {

    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(\\w+) ([\\w$]+)(\\([^\\n]*\\))?");
    private static final Pattern UNRESOLVED = Pattern.compile("(\\w+) ([\\w$]+)(.*)");

    /** Libraries that IJava needs for itself and does not hide, by their packages: notebooks have come to rely on them. */
    private static final Map<String, String> IJAVAS_OWN = Map.of(
            "org.apache.commons.lang3", "org.apache.commons:commons-lang3:3.8.1",
            "com.google.gson", "com.google.code.gson:gson:2.8.5");

    private static final Pattern CONSTRUCTED = Pattern.compile("\\bjava\\.lang\\.(?=[A-Z])");

    /**
     * What the compiler says about a piece.
     *
     * @param shift how far the compiler's text is before the piece's
     */
    static Problem of(Diag diagnostic, CellText text, Piece piece, int shift) {
        int start = piece.inCell((int) Math.max(0, diagnostic.getPosition() - shift));
        int end = piece.inCell((int) Math.max(0, diagnostic.getEndPosition() - shift));
        String message = CONSTRUCTED
                .matcher(diagnostic.getMessage(Locale.ROOT))
                .replaceAll("")
                .strip();
        String code = String.valueOf(diagnostic.getCode());
        Matcher symbol = SYMBOL.matcher(message);
        if (code.startsWith("compiler.err.cant.resolve") && symbol.find()) {
            return missing(symbol, text, start, end);
        }
        if (code.equals("compiler.err.doesnt.exist")) {
            return new Problem(text, start, end, message + "; " + library(message), "");
        }
        return new Problem(text, start, Math.max(end, start + 1), sentence(message), "");
    }

    private static String library(String message) {
        return IJAVAS_OWN.entrySet().stream()
                .filter(each -> message.startsWith("package " + each.getKey()))
                .findFirst()
                .map(each -> "IJava has it for itself, and cells see it; here load it by %maven " + each.getValue())
                .orElse("is its library on the class path?");
    }

    /** A name that a declaration uses and that is nowhere, as JShell writes it: {@code method twice(int)}. */
    static Problem unresolved(String what, CellText text, Piece piece) {
        Matcher parts = UNRESOLVED.matcher(what);
        if (!parts.matches()) {
            return new Problem(text, piece.offset(), piece.offset() + 1, "cannot find " + what, "");
        }
        Matcher word =
                Pattern.compile("\\b" + Pattern.quote(parts.group(2)) + "\\b").matcher(Mask.of(piece.source()));
        int start = piece.offset() + (word.find() ? word.start() : 0);
        return missing(parts, text, start, start + parts.group(2).length());
    }

    /** A cell that returns. JShell would run it and drop the value. */
    static Problem topLevelReturn(CellText text, Piece piece) {
        int start = piece.offset() + Mask.of(piece.source()).indexOf("return");
        return new Problem(
                text,
                start,
                start + "return".length(),
                "a cell is no method and cannot return; write the value alone as its last line",
                "");
    }

    /** A loop or a condition with nothing to do. JShell would put a semicolon there, and a loop would not end. */
    static Problem bareHead(CellText text, Piece piece) {
        String masked = Mask.of(piece.source());
        int start = piece.offset() + masked.length() - masked.stripLeading().length();
        return new Problem(
                text,
                start,
                start + masked.strip().length(),
                "this does nothing; write behind it what is to be done, or a semicolon",
                "");
    }

    private static Problem missing(Matcher symbol, CellText text, int start, int end) {
        String kind = symbol.group(1);
        String name = symbol.group(2);
        String arguments = symbol.group(3) == null ? "" : symbol.group(3);
        String step = switch (kind) {
            case "class" -> "import or declare it first";
            case "method" -> "check its name and its arguments, or declare it first";
            default -> "check its spelling, or run the cell that declares it";
        };
        return new Problem(text, start, end, "cannot find " + kind + " " + name + arguments + "; " + step, name);
    }

    /** The problem as people read it: where, what, and the line with the spot marked. */
    List<String> lines() {
        return lines(Ansi::red);
    }

    /** The same without colours. */
    List<String> plainLines() {
        return lines(UnaryOperator.identity());
    }

    private List<String> lines(UnaryOperator<String> mark) {
        CellText.Place place = text.place(start);
        String line = text.line(place.line());
        int width = Math.max(1, Math.min(end - start, line.length() - place.column() + 1));
        var lines = new ArrayList<String>();
        lines.add(mark.apply("Line " + place.line() + ", column " + place.column()
                + origin().map(from -> " of " + from).orElse("") + ": " + message));
        lines.add("    " + line.replace('\t', ' '));
        lines.add("    " + " ".repeat(place.column() - 1) + mark.apply("^" + "~".repeat(width - 1)));
        return lines;
    }

    private Optional<String> origin() {
        return text.name().isEmpty() ? Optional.empty() : Optional.of(text.name());
    }

    private static String sentence(String message) {
        return message.replaceAll(";?\\s*\\R\\s*", "; ").replaceAll(" {2,}", " ");
    }
}
