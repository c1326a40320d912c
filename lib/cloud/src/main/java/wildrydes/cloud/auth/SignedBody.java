package wildrydes.cloud.auth;

import java.io.InputStream;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Who signed a request, and its body as it was signed: what the client framed in chunks comes out without the frames.
 * Reading fails with an {@link AuthException} where the body is not the one that was signed.
 *
 * @param caller who signed
 * @param content the body
 * @param length bytes of the content as the client states them; -1 where it does not
 * @param trailing what {@link #trailers} asks
 */
public record SignedBody(Caller caller, InputStream content, long length, Supplier<Map<String, String>> trailing) {

    /** The headers after the body, by lower-case name; known when the body has been read to its end. */
    public Map<String, String> trailers() {
        return trailing.get();
    }
}
