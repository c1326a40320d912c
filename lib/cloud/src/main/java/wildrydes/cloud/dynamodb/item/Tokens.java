package wildrydes.cloud.dynamodb.item;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * Transactions that were done in the last ten minutes of cloud time, by their tokens
 * (docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html). Safe for concurrent use.
 */
final class Tokens {

    private static final Duration KEPT = Duration.ofMinutes(10);

    /** Those done last, of which each client's every transaction is one; they age only while cloud time passes. */
    static final int MOST = 20_000;

    private final Map<String, Token> done = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Token> eldest) {
            return size() > MOST;
        }
    };
    private final Set<String> running = new HashSet<>();

    /**
     * To be called before a transaction; {@link #end} after it, where this answers true.
     *
     * @return false where the same was done before
     */
    synchronized boolean begin(Token token) {
        forget(token.at());
        Token before = done.get(token.text());
        if (before != null) {
            if (!before.digest().equals(token.digest())) {
                throw IdempotentParameterMismatchException.builder()
                        .message("Idempotency token " + token.text() + " was used with different parameters")
                        .build();
            }
            return false;
        }
        if (!running.add(token.text())) {
            throw TransactionInProgressException.builder()
                    .message("Transaction token is in use")
                    .build();
        }
        return true;
    }

    synchronized void end(Token token) {
        running.remove(token.text());
    }

    synchronized void keep(Token token) {
        done.put(token.text(), token);
    }

    private void forget(Instant now) {
        done.values().removeIf(token -> token.at().plus(KEPT).isBefore(now));
    }

    synchronized void write(DataOutput to) throws IOException {
        to.writeInt(done.size());
        for (Token token : done.values()) {
            token.write(to);
        }
    }

    synchronized void read(DataInput from) throws IOException {
        for (int left = from.readInt(); left > 0; left--) {
            keep(Token.read(from));
        }
    }
}
