package wildrydes.athena.pipe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Says things to the cloud, each on a line of its own; many threads may. */
final class Speaker {

    private final JsonFactory json = new JsonFactory();
    private final OutputStream out;

    Speaker(OutputStream out) {
        this.out = out;
    }

    /** Writes the fields of an object. */
    interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    /** @throws UncheckedIOException where nobody listens any more */
    void say(String type, Fields fields) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            try (JsonGenerator generator = json.createGenerator(line)) {
                generator.writeStartObject();
                generator.writeStringField("type", type);
                fields.write(generator);
                generator.writeEndObject();
            }
            line.write('\n');
            synchronized (this) {
                line.writeTo(out);
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
