package wildrydes.cloud.firehose.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import wildrydes.cloud.store.Table;

/** The number that was given last. */
record LastNumber(long number) implements Table.Row {

    static final String KEY = "last";

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public void write(DataOutput to) throws IOException {
        to.writeLong(number);
    }

    static LastNumber read(DataInput from) throws IOException {
        return new LastNumber(from.readLong());
    }
}
