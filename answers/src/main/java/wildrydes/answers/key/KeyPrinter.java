package wildrydes.answers.key;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Writes a key in the one layout that keys have; {@link KeyParser} reads it back as the same key. */
public final class KeyPrinter {

    private static final Pattern TWO_BLANK_LINES = Pattern.compile("\\n\\s*\\n\\s*\\n");

    private KeyPrinter() {}

    /** The text of the key's file. */
    public static String print(Key key) {
        var blocks = new ArrayList<String>();
        blocks.add("---\n" + String.join("\n", key.header()) + "\n---");
        List<Cell> cells = key.cells();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            if (cell instanceof Cell.Code code) {
                blocks.add("```java " + attributes(code) + "\n" + code.source() + "\n```");
            } else if (i + 1 < cells.size() && nameless(cell, cells.get(i + 1))) {
                blocks.add(cell.source());
            } else {
                blocks.add("<!-- #region " + attributes(cell) + " -->\n" + cell.source() + "\n<!-- #endregion -->");
            }
        }
        return String.join("\n\n", blocks) + "\n";
    }

    /** Whether the text gets its name back from the cell after it, and nothing in it looks like a block of the key. */
    private static boolean nameless(Cell text, Cell next) {
        return text.role() == Role.PROSE
                && next instanceof Cell.Code
                && text.id().equals(next.id() + Key.TEXT_SUFFIX)
                && !TWO_BLANK_LINES.matcher(text.source()).find()
                && text.source().lines().noneMatch(line -> line.startsWith("```java") || line.startsWith("<!-- #"));
    }

    private static String attributes(Cell cell) {
        var text = new StringBuilder("id=\"" + cell.id() + "\"");
        if (cell.role() != Role.PROSE && cell.role() != Role.STEP) {
            text.append(" role=\"").append(cell.role().word()).append('"');
        }
        cell.points().ifPresent(points -> text.append(" points=").append(points.toPlainString()));
        if (cell instanceof Cell.Code code) {
            code.budget().ifPresent(seconds -> text.append(" budget=").append(seconds));
        }
        return text.toString();
    }
}
