package wildrydes.cloud.firehose.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import wildrydes.cloud.store.Fields;

/**
 * A Kinesis data stream that is read.
 *
 * @param stream ARN
 * @param role ARN of the role in which it is read
 */
public record StreamSource(String stream, String role) {

    void write(DataOutput to) throws IOException {
        Fields.text(to, stream);
        Fields.text(to, role);
    }

    static StreamSource read(DataInput from) throws IOException {
        return new StreamSource(Fields.text(from), Fields.text(from));
    }
}
