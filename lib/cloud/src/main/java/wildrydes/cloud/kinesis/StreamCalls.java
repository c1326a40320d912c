package wildrydes.cloud.kinesis;

import java.time.Instant;
import software.amazon.awssdk.awscore.AwsRequest;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;

/** Finds the stream that a call means, and counts the call. Safe for concurrent use. */
final class StreamCalls {

    private final Streams streams;
    private final Addresses addresses;
    private final KinesisErrors errors;
    private final CloudTime time;
    private final Rates account = new Rates();

    StreamCalls(Streams streams, Addresses addresses, KinesisErrors errors, CloudTime time) {
        this.streams = streams;
        this.addresses = addresses;
        this.errors = errors;
        this.time = time;
    }

    /** The stream that a request means, if it may be asked for this now. */
    Stream stream(AwsRequest request, Caller caller, CallLimit limit) {
        return stream(addresses.name(request, caller), limit);
    }

    /** The stream with that name, if it may be asked for this now. */
    Stream stream(String name, CallLimit limit) {
        Stream stream = streams.named(name);
        if (stream == null) {
            throw errors.noStream(name);
        }
        Rates rates = limit.ofAccount() ? account : stream.rates();
        if (!rates.take(limit, now())) {
            throw errors.tooOften(name);
        }
        return stream;
    }

    /** The stream or consumer with an ARN, if its stream may be asked for this now. */
    Addresses.Resource resource(String arn, AwsRequest request, Caller caller, CallLimit limit) {
        Addresses.Resource found = addresses.resource(arn, request, caller);
        stream(found.stream().name(), limit);
        return found;
    }

    /** Counts a call that is about no stream. */
    void count(CallLimit limit) {
        if (!account.take(limit, now())) {
            throw errors.tooOften();
        }
    }

    /** Counts a call that is about a stream which is not there yet. */
    void count(CallLimit limit, String name) {
        if (!account.take(limit, now())) {
            throw errors.tooOften(name);
        }
    }

    Instant now() {
        return time.instant();
    }
}
