package wildrydes.cloud.lambda.mapping;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import wildrydes.cloud.store.Fields;

/**
 * Whom a mapping invokes, and how.
 *
 * @param function ARN, with version or alias or without
 */
public record Goal(String function, Settings settings) {

    void write(DataOutput to) throws IOException {
        Fields.text(to, function);
        settings.write(to);
    }

    static Goal read(DataInput from) throws IOException {
        return new Goal(Fields.text(from), Settings.read(from));
    }
}
