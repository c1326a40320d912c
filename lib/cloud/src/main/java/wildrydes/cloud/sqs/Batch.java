package wildrydes.cloud.sqs;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import wildrydes.cloud.wire.ServiceError;

/** What holds for every batch of requests: at most ten entries, each with an id of its own, each refused by itself. */
final class Batch {

    private static final int MOST = 10;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    private Batch() {}

    /** @param entry the model's name for one of them */
    static <E> void check(List<E> entries, String entry, Function<E, @Nullable String> id) {
        if (entries.isEmpty()) {
            throw SqsErrors.emptyBatch(entry);
        }
        if (entries.size() > MOST) {
            throw SqsErrors.manyEntries(entries.size(), MOST);
        }
        Set<String> seen = new HashSet<>();
        for (E one : entries) {
            String given = id.apply(one);
            if (given == null || !ID.matcher(given).matches()) {
                throw SqsErrors.entryId();
            }
            if (!seen.add(given)) {
                throw SqsErrors.repeated(given);
            }
        }
    }

    /** Why an entry was refused; what nobody expected is thrown on. */
    static BatchResultErrorEntry refused(String id, RuntimeException reason) {
        BatchResultErrorEntry.Builder entry =
                BatchResultErrorEntry.builder().id(id).senderFault(true);
        if (reason instanceof ServiceError error) {
            return entry.code(error.code()).message(error.getMessage()).build();
        }
        if (reason instanceof AwsServiceException exception) {
            return entry.code(exception.awsErrorDetails().errorCode())
                    .message(exception.awsErrorDetails().errorMessage())
                    .build();
        }
        throw reason;
    }
}
