package wildrydes.cloud.analytics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;

/**
 * Where an application writes down what goes wrong.
 *
 * @param id as AWS gives it: the application's version that brought it, a dot and a number from 1
 * @param logStream ARN of a log stream of CloudWatch Logs
 * @param role in which it writes; null where the application has one for all
 */
public record LoggingOption(
        String id, String logStream, @Nullable String role) {

    void write(DataOutput to) throws IOException {
        Fields.text(to, id);
        Fields.text(to, logStream);
        Fields.optional(to, role);
    }

    static LoggingOption read(DataInput from) throws IOException {
        return new LoggingOption(Fields.text(from), Fields.text(from), Fields.optional(from));
    }
}
