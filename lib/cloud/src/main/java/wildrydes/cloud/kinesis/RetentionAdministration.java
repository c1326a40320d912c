package wildrydes.cloud.kinesis;

import software.amazon.awssdk.services.kinesis.model.DecreaseStreamRetentionPeriodRequest;
import software.amazon.awssdk.services.kinesis.model.DecreaseStreamRetentionPeriodResponse;
import software.amazon.awssdk.services.kinesis.model.IncreaseStreamRetentionPeriodRequest;
import software.amazon.awssdk.services.kinesis.model.IncreaseStreamRetentionPeriodResponse;
import wildrydes.cloud.auth.Caller;

/** Says for how long streams keep their records; it holds at once. */
final class RetentionAdministration {

    private final Streams streams;
    private final StreamCalls calls;
    private final KinesisErrors errors;

    RetentionAdministration(Streams streams, StreamCalls calls, KinesisErrors errors) {
        this.streams = streams;
        this.calls = calls;
        this.errors = errors;
    }

    IncreaseStreamRetentionPeriodResponse increase(IncreaseStreamRetentionPeriodRequest request, Caller caller) {
        change(calls.stream(request, caller, CallLimit.INCREASE_RETENTION), request.retentionPeriodHours(), true);
        return IncreaseStreamRetentionPeriodResponse.builder().build();
    }

    DecreaseStreamRetentionPeriodResponse decrease(DecreaseStreamRetentionPeriodRequest request, Caller caller) {
        change(calls.stream(request, caller, CallLimit.DECREASE_RETENTION), request.retentionPeriodHours(), false);
        return DecreaseStreamRetentionPeriodResponse.builder().build();
    }

    private void change(Stream stream, int hours, boolean increase) {
        if (hours < Retention.LEAST_HOURS) {
            throw errors.retentionTooShort(Retention.LEAST_HOURS, hours);
        }
        if (hours > Retention.MOST_HOURS) {
            throw errors.retentionTooLong(Retention.MOST_HOURS, hours);
        }
        streams.change(stream, settings -> {
            if (!stream.works()) {
                throw errors.notActive(stream.name(), settings.status());
            }
            int now = settings.retention().hours();
            if (increase ? hours < now : hours > now) {
                throw errors.otherRetention(stream.name(), hours, now, increase);
            }
            return settings.with(settings.retention().changed(hours, calls.now()));
        });
    }
}
