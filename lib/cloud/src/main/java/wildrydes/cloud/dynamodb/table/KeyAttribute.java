package wildrydes.cloud.dynamodb.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import wildrydes.cloud.store.Fields;

/** An attribute that is a part of a key, with the type that its values must have. */
public record KeyAttribute(String name, ScalarType type) {

    /** Writes it, for {@link #read}. */
    public void write(DataOutput to) throws IOException {
        Fields.text(to, name);
        Fields.text(to, type.name());
    }

    public static KeyAttribute read(DataInput from) throws IOException {
        return new KeyAttribute(Fields.text(from), ScalarType.valueOf(Fields.text(from)));
    }
}
