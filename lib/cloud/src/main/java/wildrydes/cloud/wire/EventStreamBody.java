package wildrydes.cloud.wire;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;
import wildrydes.cloud.http.PushedBody;

/**
 * An answer as a stream of events (smithy.io/2.0/aws/amazon-eventstream.html): first the response itself, as {@code
 * initial-response}, then event for event, and at the end what went wrong, if anything did. The payload of each is a document
 * in the protocol's own format; the frames, with their lengths and checksums, are the SDK's.
 */
final class EventStreamBody implements PushedBody {

    static final String CONTENT_TYPE = "application/vnd.amazon.eventstream";

    private static final String MESSAGE_TYPE = ":message-type";
    private static final String SUFFIX = "Exception";

    private final SdkPojo response;
    private final EventSink sink;
    private final EventSource source;
    private final DocumentWriter writer;
    private final String contentType;
    private boolean begun;

    /** @param contentType of the documents */
    EventStreamBody(ResponseStream<?> response, EventSink sink, DocumentWriter writer, String contentType) {
        this.response = response.response();
        this.sink = sink;
        this.source = sink.source();
        this.writer = writer;
        this.contentType = contentType;
    }

    @Override
    public void open(Runnable wake) {
        sink.listen(wake);
    }

    @Override
    public @Nullable Part next() {
        if (!begun) {
            begun = true;
            return new Part(event("initial-response", writer.response(response)), false);
        }
        try {
            EventSource.Next next = source.next();
            SdkPojo event = next.event();
            if (event != null) {
                return new Part(event(event), next.last());
            }
            return next.last() ? new Part(new byte[0], true) : null;
        } catch (RuntimeException e) {
            return new Part(failure(Failure.of(e)), true);
        }
    }

    @Override
    public Part pulse() {
        return new Part(event(source.pulse()), false);
    }

    @Override
    public void closed(long sent) {
        source.closed(sent);
    }

    private byte[] event(SdkPojo event) {
        return event(EventName.of(event), writer.response(event));
    }

    private byte[] event(String type, byte[] payload) {
        Map<String, HeaderValue> headers = new LinkedHashMap<>();
        headers.put(":event-type", HeaderValue.fromString(type));
        headers.put(":content-type", HeaderValue.fromString(contentType));
        headers.put(MESSAGE_TYPE, HeaderValue.fromString("event"));
        return bytes(headers, payload);
    }

    /** The model's exceptions are events of their own kind; others have a code and a sentence. */
    private byte[] failure(Failure failure) {
        Map<String, HeaderValue> headers = new LinkedHashMap<>();
        String message = failure.message() == null ? "" : failure.message();
        if (failure.modelled() == null || !failure.code().endsWith(SUFFIX)) {
            headers.put(":error-code", HeaderValue.fromString(failure.code()));
            headers.put(":error-message", HeaderValue.fromString(message));
            headers.put(MESSAGE_TYPE, HeaderValue.fromString("error"));
            return bytes(headers, new byte[0]);
        }
        headers.put(":exception-type", HeaderValue.fromString(failure.code()));
        headers.put(":content-type", HeaderValue.fromString(contentType));
        headers.put(MESSAGE_TYPE, HeaderValue.fromString("exception"));
        return bytes(headers, writer.error(null, "message", message, failure.modelled()));
    }

    private static byte[] bytes(Map<String, HeaderValue> headers, byte[] payload) {
        ByteBuffer encoded = new Message(headers, payload).toByteBuffer();
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }
}
