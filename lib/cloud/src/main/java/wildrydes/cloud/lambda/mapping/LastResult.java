package wildrydes.cloud.lambda.mapping;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Table;

/** What came of a mapping's last batch, in AWS's words. */
record LastResult(String mapping, String sentence) implements Table.Row {

    @Override
    public String key() {
        return mapping;
    }

    @Override
    public void write(DataOutput to) throws IOException {
        Fields.text(to, mapping);
        Fields.text(to, sentence);
    }

    static LastResult read(DataInput from) throws IOException {
        return new LastResult(Fields.text(from), Fields.text(from));
    }
}
