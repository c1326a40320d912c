package wildrydes.cloud.iam;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import wildrydes.cloud.store.Table;

/** What session tokens are made with: the only one of its kind. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares secrets
record Secret(byte[] bytes) implements Table.Row {

    static final String KEY = "";

    private static final int LENGTH = 32;

    static Secret fresh() {
        return new Secret(Ids.bytes(LENGTH));
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public void write(DataOutput to) throws IOException {
        to.write(bytes);
    }

    static Secret read(DataInput from) throws IOException {
        byte[] read = new byte[LENGTH];
        from.readFully(read);
        return new Secret(read);
    }
}
