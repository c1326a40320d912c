package wildrydes.lab.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Columns of text side by side. Where a line would be longer than a page is wide, headings and long texts go over several lines,
 * the widest first. A table of ids, which no break makes narrow enough, stays as it is: broken headings alone would only make it
 * harder to read.
 */
final class TextColumns {

    /** What a page has room for, in letters. */
    static final int PAGE = 140;

    private static final String GAP = "  ";
    /** A text that is broken keeps so many letters on a line, or it would be read downwards. */
    private static final int LEAST_TEXT = 24;

    private static final Pattern WORDS = Pattern.compile("(?<=\\s)");
    /** A metric such as {@code WriteProvisionedThroughputExceeded} is one word. */
    private static final Pattern HEADING = Pattern.compile("(?<=\\s)|(?<=[a-z0-9])(?=[A-Z])|(?<=\\.)(?=[A-Z])");

    private final List<Column> columns = new ArrayList<>();

    /** @param cells with their heading, which is the first */
    private record Column(List<String> cells, boolean toTheRight, boolean text) {

        List<String> pieces(int row) {
            return row == 0
                    ? TextColumns.heading(cells.get(row))
                    : text ? List.of(WORDS.split(cells.get(row))) : List.of(cells.get(row));
        }

        int width() {
            return cells.stream().mapToInt(String::length).max().orElse(0);
        }

        int least() {
            int longest = IntStream.range(0, cells.size())
                    .flatMap(row ->
                            pieces(row).stream().mapToInt(piece -> piece.strip().length()))
                    .max()
                    .orElse(0);
            return text ? Math.min(width(), Math.max(LEAST_TEXT, longest)) : longest;
        }

        /** A cell in lines of at most this width. */
        List<String> lines(int row, int width) {
            List<String> lines = new ArrayList<>();
            StringBuilder line = new StringBuilder();
            for (String piece : pieces(row)) {
                if (line.length() > 0 && line.length() + piece.stripTrailing().length() > width) {
                    lines.add(line.toString().stripTrailing());
                    line.setLength(0);
                }
                line.append(piece);
            }
            lines.add(line.toString().stripTrailing());
            return lines;
        }

        String padded(String line, int width) {
            String space = " ".repeat(width - line.length());
            return toTheRight ? space + line : line + space;
        }
    }

    /** A heading in the parts between which a line may end. */
    static List<String> heading(String text) {
        return List.of(HEADING.split(text));
    }

    /**
     * Adds a column to the right of the others.
     *
     * @param cells with their heading, which is the first
     * @param toTheRight as numbers stand
     * @param text whether its cells may go over several lines
     */
    TextColumns add(List<String> cells, boolean toTheRight, boolean text) {
        columns.add(new Column(List.copyOf(cells), toTheRight, text));
        return this;
    }

    /** Each row as a text of one or more lines, that of headings first. */
    List<String> rows() {
        int[] widths = widths();
        int count = columns.get(0).cells().size();
        return IntStream.range(0, count).mapToObj(row -> row(row, widths)).toList();
    }

    private int[] widths() {
        int[] widths = columns.stream().mapToInt(Column::width).toArray();
        int[] least = columns.stream().mapToInt(Column::least).toArray();
        int room = PAGE - GAP.length() * (columns.size() - 1);
        int goal = Math.max(room, IntStream.of(least).sum());
        if (goal > room && !textBreaks(widths, least)) {
            return widths;
        }
        for (int over = IntStream.of(widths).sum() - goal; over > 0; over--) {
            widths[widest(widths, least)]--;
        }
        return widths;
    }

    private boolean textBreaks(int[] widths, int[] least) {
        return IntStream.range(0, widths.length).anyMatch(i -> columns.get(i).text() && least[i] < widths[i]);
    }

    private static int widest(int[] widths, int[] least) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private String row(int row, int[] widths) {
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            cells.add(columns.get(i).lines(row, widths[i]));
        }
        int height = cells.stream().mapToInt(List::size).max().orElse(1);
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < height; line++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String part = line < cells.get(i).size() ? cells.get(i).get(line) : "";
                text.append(columns.get(i).padded(part, widths[i])).append(GAP);
            }
            lines.add(text.toString().stripTrailing());
        }
        return String.join("\n", lines);
    }
}
