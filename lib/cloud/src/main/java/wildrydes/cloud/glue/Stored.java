package wildrydes.cloud.glue;

import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Table;
import wildrydes.cloud.wire.Documents;

/**
 * Something of the catalog, as answers have it.
 *
 * @param value null where there is nothing any more that would be there by itself
 */
record Stored<T extends SdkPojo>(String key, @Nullable T value) implements Table.Row {

    @Override
    public void write(DataOutput to) throws IOException {
        Fields.text(to, key);
        to.writeBoolean(value != null);
        if (value != null) {
            byte[] document = Documents.write(value);
            to.writeInt(document.length);
            to.write(document);
        }
    }

    /** @param builder a new one of the values' class */
    static <T extends SdkPojo> Table.Reader<Stored<T>> reader(Class<T> type, Supplier<? extends SdkPojo> builder) {
        return from -> {
            String key = Fields.text(from);
            if (!from.readBoolean()) {
                return new Stored<>(key, null);
            }
            byte[] document = new byte[from.readInt()];
            from.readFully(document);
            return new Stored<>(key, type.cast(((Buildable) Documents.read(document, builder.get())).build()));
        };
    }
}
