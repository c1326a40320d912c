package wildrydes.cloud.dynamodb.item;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import wildrydes.cloud.store.Fields;

/**
 * By which a client says that it asks for the same transaction again.
 *
 * @param text the client's own
 * @param digest of what it asks for
 * @param at cloud time of the transaction
 */
public record Token(String text, String digest, Instant at) {

    void write(DataOutput to) throws IOException {
        Fields.text(to, text);
        Fields.text(to, digest);
        Fields.instant(to, at);
    }

    static Token read(DataInput from) throws IOException {
        return new Token(Fields.text(from), Fields.text(from), Fields.instant(from));
    }
}
