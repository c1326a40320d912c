package wildrydes.pump.record;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The columns of a schema as a reader needs them: how each one's values are made, and what to say where they cannot. */
final class Columns {

    private final List<RecordSchema.MappedColumn> columns;
    private final Coercion[] coercions;

    Columns(List<RecordSchema.MappedColumn> columns) {
        this.columns = columns;
        ShortTexts shortTexts = new ShortTexts();
        coercions = columns.stream().map(c -> Coercion.to(c.type(), shortTexts)).toArray(Coercion[]::new);
    }

    int size() {
        return coercions.length;
    }

    Coercion coercion(int column) {
        return coercions[column];
    }

    /** Whether a column can take a text. */
    boolean takes(int column, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return !(coercions[column].text(bytes, 0, bytes.length) instanceof Refusal);
    }

    /** The sentence about a value, as the record writes it, that a column cannot take. */
    String failure(int column, Refusal refusal, String excerpt) {
        RecordSchema.MappedColumn refusing = columns.get(column);
        return "Column \"" + refusing.name() + "\" cannot take the value " + excerpt + ", which " + refusal.reason()
                + ", as " + refusing.type() + "; correct the producer or the type of the column.";
    }
}
