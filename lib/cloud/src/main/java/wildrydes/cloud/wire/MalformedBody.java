package wildrydes.cloud.wire;

/** A body that is not even in the format it claims; AWS says so before it looks at the signature. */
public final class MalformedBody extends ServiceError {

    MalformedBody(String message) {
        super("SerializationException", 400, message);
    }
}
