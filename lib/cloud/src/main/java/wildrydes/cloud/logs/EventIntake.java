package wildrydes.cloud.logs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.store.Store;

/**
 * Puts events into streams; they are on the disk before anything is answered. The rules are those of
 * docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html.
 */
final class EventIntake {

    private static final long MOST_BATCH_BYTES = 1_048_576;

    /** Of one event, since April 2025. */
    private static final long MOST_EVENT_BYTES = 1_048_576;

    private static final Duration LONGEST_SPAN = Duration.ofHours(24);
    private static final Duration PAST = Duration.ofDays(14);

    private final Groups groups;
    private final Addresses addresses;
    private final Store store;
    private final CloudTime time;

    EventIntake(Groups groups, Addresses addresses, Store store, CloudTime time) {
        this.groups = groups;
        this.addresses = addresses;
        this.store = store;
        this.time = time;
    }

    PutLogEventsResponse put(PutLogEventsRequest request) {
        store.awaitRoom();
        LogGroup group = addresses.group(request.logGroupName(), null);
        LogStream stream = Addresses.stream(group, request.logStreamName());
        List<LogStream.Put> puts = puts(request.logEvents());
        Instant now = time.instant();
        int tooOld = firstSince(puts, now.minus(PAST).toEpochMilli());
        int expired = firstSince(puts, group.horizon(now));
        int tooNew = firstSince(puts, now.plus(Groups.FUTURE).toEpochMilli() + 1);
        List<LogStream.Put> accepted =
                puts.subList(Math.max(tooOld, expired), Math.max(Math.max(tooOld, expired), tooNew));
        if (!accepted.isEmpty()) {
            stream.put(accepted, now, store).await();
            groups.grown(group);
        }
        return PutLogEventsResponse.builder()
                .nextSequenceToken(Addresses.sequenceToken(stream))
                .rejectedLogEventsInfo(rejected(tooOld, expired, tooNew, puts.size()))
                .build();
    }

    private static List<LogStream.Put> puts(List<InputLogEvent> events) {
        List<LogStream.Put> puts = new ArrayList<>(events.size());
        long bytes = 0;
        long before = Long.MIN_VALUE;
        for (InputLogEvent event : events) {
            LogStream.Put put =
                    new LogStream.Put(event.timestamp(), event.message().getBytes(StandardCharsets.UTF_8));
            if (put.timestamp() < before) {
                throw LogsErrors.disordered();
            }
            if (put.size() > MOST_EVENT_BYTES) {
                throw LogsErrors.eventTooLarge(put.size(), MOST_EVENT_BYTES);
            }
            before = put.timestamp();
            bytes += put.size();
            puts.add(put);
        }
        if (bytes > MOST_BATCH_BYTES) {
            throw LogsErrors.batchTooLarge(bytes, MOST_BATCH_BYTES);
        }
        if (before - puts.get(0).timestamp() > LONGEST_SPAN.toMillis()) {
            throw LogsErrors.longSpan();
        }
        return puts;
    }

    /** Index of the first event that happened at a moment or later. */
    private static int firstSince(List<LogStream.Put> puts, long moment) {
        int first = 0;
        while (first < puts.size() && puts.get(first).timestamp() < moment) {
            first++;
        }
        return first;
    }

    private static @Nullable RejectedLogEventsInfo rejected(int tooOld, int expired, int tooNew, int all) {
        if (tooOld == 0 && expired == 0 && tooNew == all) {
            return null;
        }
        return RejectedLogEventsInfo.builder()
                .tooOldLogEventEndIndex(tooOld == 0 ? null : tooOld)
                .expiredLogEventEndIndex(expired == 0 ? null : expired)
                .tooNewLogEventStartIndex(tooNew == all ? null : tooNew)
                .build();
    }
}
