package wildrydes.cloud.analytics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import wildrydes.cloud.store.Fields;

/**
 * Where the rows of an in-application stream go.
 *
 * @param id as AWS gives it: the application's version that brought it, a dot and a number from 1
 * @param stream the in-application stream's name, in its exact case; there need not be such a stream
 */
public record Output(String id, String stream, Resource destination, Format format) {

    /** How rows are written; names as in DestinationSchema. */
    public enum Format {
        JSON,
        CSV
    }

    void write(DataOutput to) throws IOException {
        Fields.text(to, id);
        Fields.text(to, stream);
        destination.write(to);
        Fields.text(to, format.name());
    }

    static Output read(DataInput from) throws IOException {
        return new Output(Fields.text(from), Fields.text(from), Resource.read(from), Format.valueOf(Fields.text(from)));
    }
}
