package wildrydes.cloud.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import software.amazon.awssdk.core.SdkBytes;

/** Where the self-describing formats differ: JSON has neither blobs nor instants, CBOR has both. */
interface Dialect {

    /** For sentences: {@code JSON} or {@code CBOR}. */
    String name();

    JsonFactory factory();

    SdkBytes readBlob(JsonParser parser, JsonToken token) throws IOException;

    void writeBlob(JsonGenerator generator, SdkBytes blob) throws IOException;

    Instant readInstant(JsonParser parser, JsonToken token, Shape.Scalar shape) throws IOException;

    void writeInstant(JsonGenerator generator, Instant instant, Shape.Scalar shape) throws IOException;
}
