package wildrydes.cloud.dynamodb.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import wildrydes.cloud.store.Fields;

/**
 * What a table has from its creation on.
 *
 * @param number within this cloud, never given again
 * @param id a UUID, as AWS gives every table
 */
record Birth(long number, String name, String arn, String id, Instant created) {

    void write(DataOutput to) throws IOException {
        to.writeLong(number);
        Fields.text(to, name);
        Fields.text(to, arn);
        Fields.text(to, id);
        Fields.instant(to, created);
    }

    static Birth read(DataInput from) throws IOException {
        return new Birth(
                from.readLong(), Fields.text(from), Fields.text(from), Fields.text(from), Fields.instant(from));
    }
}
