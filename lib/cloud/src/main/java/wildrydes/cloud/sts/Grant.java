package wildrydes.cloud.sts;

import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;

/**
 * What a session token says.
 *
 * @param keyId the access key that the token belongs to
 * @param expires wall time
 * @param principal ARN of the role or user
 * @param principalId its unique id, so that another one of the same name later is not taken for it
 * @param session the session's name; null for a session of a user
 * @param documents session policies by name
 * @param managed ARNs of managed policies passed for the session
 * @param context condition keys that hold for the session
 */
record Grant(
        String keyId,
        Instant expires,
        String principal,
        String principalId,
        @Nullable String session,
        Map<String, String> documents,
        List<String> managed,
        Map<String, List<String>> context) {

    byte[] bytes() {
        return Fields.bytes(to -> {
            Fields.text(to, keyId);
            Fields.instant(to, expires);
            Fields.text(to, principal);
            Fields.text(to, principalId);
            Fields.optional(to, session);
            Fields.map(to, documents);
            Fields.texts(to, managed);
            to.writeInt(context.size());
            for (Map.Entry<String, List<String>> entry : context.entrySet()) {
                Fields.text(to, entry.getKey());
                Fields.texts(to, entry.getValue());
            }
        });
    }

    /** Reads what {@link #bytes} wrote; to be called only with bytes whose seal was verified. */
    static Grant of(byte[] bytes, int from) {
        DataInput in = new DataInputStream(new ByteArrayInputStream(bytes, from, bytes.length - from));
        try {
            String keyId = Fields.text(in);
            Instant expires = Fields.instant(in);
            String principal = Fields.text(in);
            String principalId = Fields.text(in);
            String session = Fields.optional(in);
            Map<String, String> documents = Fields.map(in);
            List<String> managed = new ArrayList<>(Fields.texts(in));
            Map<String, List<String>> context = new HashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                context.put(Fields.text(in), Fields.texts(in));
            }
            return new Grant(keyId, expires, principal, principalId, session, documents, managed, context);
        } catch (IOException e) {
            throw new UncheckedIOException("A sealed token is whole", e);
        }
    }
}
