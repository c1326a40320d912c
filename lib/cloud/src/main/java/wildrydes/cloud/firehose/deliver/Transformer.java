package wildrydes.cloud.firehose.deliver;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import wildrydes.cloud.door.Denied;
import wildrydes.cloud.firehose.stream.DeliveryStream;
import wildrydes.cloud.firehose.stream.Transformation;
import wildrydes.cloud.wire.Failure;

/**
 * Collects records in batches, and has a function transform these. A function that fails is invoked again at once; one that answers what cannot be
 * used is not (docs.aws.amazon.com/firehose/latest/dev/data-transformation-failure-handling.html). Used by one thread at a time.
 */
final class Transformer {

    private final RoleCalls calls;
    private final DeliveryMetrics metrics;
    private final Troubles troubles;
    private final List<Item> batch = new ArrayList<>();
    private long bytes;
    private @Nullable Beginning beginning;

    Transformer(RoleCalls calls, DeliveryMetrics metrics, Troubles troubles) {
        this.calls = calls;
        this.metrics = metrics;
        this.troubles = troubles;
    }

    /**
     * A batch that went through the function.
     *
     * @param attempts how often the function was invoked
     */
    record Transformed(List<Item> items, List<Verdict> verdicts, Beginning beginning, int attempts) {}

    /** Whether a record has no room any more. */
    boolean full(Item item, Transformation with) {
        return !batch.isEmpty() && bytes + item.data().length > with.bytes();
    }

    /**
     * Adds a record.
     *
     * @param begin says when the batch is opened, and how far records had been taken; asked where it is the first
     */
    void add(Item item, Supplier<Beginning> begin) {
        if (batch.isEmpty()) {
            beginning = begin.get();
        }
        batch.add(item);
        bytes += item.data().length;
    }

    /** When the batch closes at the latest; null where there is none. */
    @Nullable
    Instant closes(Transformation with) {
        Beginning begun = beginning;
        return begun == null ? null : begun.opened().plusSeconds(with.seconds());
    }

    boolean due(Transformation with, Instant now) {
        Instant closes = closes(with);
        return closes != null && (bytes >= with.bytes() || !now.isBefore(closes));
    }

    /** Of the batch; null where there is none. */
    @Nullable
    Beginning beginning() {
        return beginning;
    }

    /** Arrival of the first record of the batch. */
    Instant oldest() {
        return Instant.ofEpochMilli(batch.get(0).arrivalMillis());
    }

    int records() {
        return batch.size();
    }

    long bytes() {
        return bytes;
    }

    /** Takes the batch out as it came; null where there is none. */
    @Nullable
    Transformed untouched() {
        return emptied(
                batch.stream().map(item -> Verdict.transformed(item.data())).toList(), 0);
    }

    private @Nullable Transformed emptied(List<Verdict> verdicts, int attempts) {
        Beginning begun = beginning;
        if (begun == null) {
            return null;
        }
        Transformed taken = new Transformed(List.copyOf(batch), verdicts, begun, attempts);
        batch.clear();
        bytes = 0;
        beginning = null;
        return taken;
    }

    /** Has the function transform the batch; null where there is none. */
    @Nullable
    Transformed transform(DeliveryStream stream, Transformation with, Instant now) {
        if (batch.isEmpty()) {
            return null;
        }
        List<Verdict> verdicts = List.of();
        Trouble trouble = null;
        int attempts = 0;
        boolean again = true;
        while (again) {
            attempts++;
            trouble = null;
            long begun = System.nanoTime();
            try {
                InvokeResponse answer = calls.in(with.role())
                        .call(InvokeRequest.builder()
                                .functionName(with.function())
                                .payload(SdkBytes.fromByteArrayUnsafe(FunctionEvent.of(stream, batch)))
                                .build());
                if (answer.functionError() == null) {
                    verdicts = FunctionAnswer.verdicts(answer.payload().asByteArrayUnsafe(), batch);
                } else {
                    trouble = new Trouble(
                            FunctionAnswer.FUNCTION_ERROR,
                            "The Lambda function was successfully invoked but it returned an error result.",
                            answer.payload().asUtf8String(),
                            now);
                }
            } catch (RuntimeException e) {
                Troubles.note(stream.name(), e);
                trouble = refusal(e, now);
            }
            metrics.invoked(now, trouble == null, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
            again = trouble != null && attempts <= with.retries();
            if (trouble != null) {
                verdicts = FunctionAnswer.all(Verdict.failed(trouble.code(), trouble.message()), batch);
                troubles.arises(Troubles.Part.TRANSFORMING, trouble);
            }
        }
        count(verdicts, now);
        if (trouble == null) {
            tell(verdicts, now);
        }
        return emptied(verdicts, attempts);
    }

    private void count(List<Verdict> verdicts, Instant now) {
        int records = 0;
        long taken = 0;
        for (int i = 0; i < batch.size(); i++) {
            if (verdicts.get(i).data() != null) {
                records++;
                taken += batch.get(i).data().length;
            }
        }
        metrics.transformed(now, records, taken);
    }

    /** What a function that answered made of the records is a trouble, too, where it is nothing. */
    private void tell(List<Verdict> verdicts, Instant now) {
        for (Verdict verdict : verdicts) {
            String code = verdict.code();
            if (code != null && verdict.message() != null) {
                troubles.arises(
                        Troubles.Part.TRANSFORMING, new Trouble(code, verdict.message(), verdict.message(), now));
                return;
            }
        }
        troubles.ended(Troubles.Part.TRANSFORMING);
    }

    private static Trouble refusal(RuntimeException thrown, Instant now) {
        Failure failure = Failure.of(thrown);
        String reason = failure.message() == null ? failure.code() : failure.message();
        if (thrown instanceof Denied || failure.code().startsWith("AccessDenied")) {
            return new Trouble(
                    "Lambda.InvokeAccessDenied",
                    "Access was denied. Ensure that the access policy allows access to the Lambda function.",
                    reason,
                    now);
        }
        if (thrown instanceof ResourceNotFoundException) {
            return new Trouble(
                    "Lambda.ResourceNotFound",
                    "The specified Lambda function does not exist. Use a different function that does exist.",
                    reason,
                    now);
        }
        if (thrown instanceof TooManyRequestsException) {
            return new Trouble(
                    "Lambda.InvokeLimitExceeded",
                    "The Lambda concurrent execution limit is exceeded. Increase the concurrent execution limit.",
                    reason,
                    now);
        }
        return new Trouble("Lambda." + failure.code(), reason, reason, now);
    }
}
