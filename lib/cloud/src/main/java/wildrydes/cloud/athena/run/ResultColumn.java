package wildrydes.cloud.athena.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import wildrydes.cloud.store.Fields;

/**
 * A column of a result, as GetQueryResults describes it.
 *
 * @param type Athena's name of it without its parameters, such as {@code varchar} or {@code decimal}
 * @param precision digits of a number, letters of a text
 * @param scale digits behind the point
 */
public record ResultColumn(String name, String type, int precision, int scale, boolean caseSensitive) {

    /** A column of a statement about the catalog. */
    public static ResultColumn text(String name, String type) {
        return new ResultColumn(name, type, 0, 0, false);
    }

    /** What INSERT and CREATE TABLE AS answer. */
    public static ResultColumn rows() {
        return new ResultColumn("rows", "bigint", 19, 0, false);
    }

    public void write(DataOutput to) throws IOException {
        Fields.text(to, name);
        Fields.text(to, type);
        to.writeInt(precision);
        to.writeInt(scale);
        to.writeBoolean(caseSensitive);
    }

    public static ResultColumn read(DataInput from) throws IOException {
        return new ResultColumn(
                Fields.text(from), Fields.text(from), from.readInt(), from.readInt(), from.readBoolean());
    }
}
