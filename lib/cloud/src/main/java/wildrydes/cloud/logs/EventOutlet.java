package wildrydes.cloud.logs;

import static java.util.Objects.requireNonNullElse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.logs.pattern.FilterPattern;
import wildrydes.cloud.logs.pattern.PatternException;

/** Gives the events of a stream, and those of a group that match a pattern, in the order of their times. */
final class EventOutlet {

    private static final int MOST_EVENTS = 10_000;
    private static final long MOST_BYTES = 1 << 20;

    /** An answer comes, however little matches, when so many events were looked at; the rest is for the next request. */
    private static final int MOST_LOOKED = 100_000;

    private final Addresses addresses;
    private final CloudTime time;

    EventOutlet(Addresses addresses, CloudTime time) {
        this.addresses = addresses;
        this.time = time;
    }

    GetLogEventsResponse get(GetLogEventsRequest request) {
        LogGroup group = addresses.group(request.logGroupName(), request.logGroupIdentifier());
        LogStream stream = Addresses.stream(group, request.logStreamName());
        EventRange range = EventRange.of(group, time.instant(), request.startTime(), request.endTime());
        EventReader reader = new EventReader(stream, range);
        int most = requireNonNullElse(request.limit(), MOST_EVENTS);
        String token = request.nextToken();
        boolean forward = token == null ? Boolean.TRUE.equals(request.startFromHead()) : token.startsWith("f/");
        EventKey place = token == null ? forward ? EventKey.FIRST : EventKey.LAST : place(token);
        List<LogEvent> events =
                forward ? reader.after(place, most, MOST_BYTES) : reader.before(place, most, MOST_BYTES);
        EventKey ahead = events.isEmpty()
                ? token == null || forward ? stay(token, place) : place.before()
                : events.get(events.size() - 1).key();
        EventKey back = events.isEmpty()
                ? token == null || !forward ? stay(token, place) : place.behind()
                : events.get(0).key();
        return GetLogEventsResponse.builder()
                .events(events.stream().map(EventOutlet::output).toList())
                .nextForwardToken("f/" + ahead)
                .nextBackwardToken("b/" + back)
                .build();
    }

    /** Where a reader stays who has found nothing. */
    private static EventKey stay(@Nullable String token, EventKey place) {
        return token == null ? EventKey.FIRST : place;
    }

    private static EventKey place(String token) {
        EventKey place = token.startsWith("f/") || token.startsWith("b/") ? EventKey.of(token.substring(2)) : null;
        if (place == null) {
            throw LogsErrors.badToken();
        }
        return place;
    }

    private static OutputLogEvent output(LogEvent event) {
        return OutputLogEvent.builder()
                .timestamp(event.key().timestamp())
                .message(event.message())
                .ingestionTime(event.ingestion())
                .build();
    }

    FilterLogEventsResponse filter(FilterLogEventsRequest request) {
        LogGroup group = addresses.group(request.logGroupName(), request.logGroupIdentifier());
        FilterPattern pattern = pattern(requireNonNullElse(request.filterPattern(), ""));
        Long end = request.endTime();
        EventRange range = EventRange.of(group, time.instant(), request.startTime(), end == null ? null : end + 1);
        String token = request.nextToken();
        EventKey place = token == null ? EventKey.FIRST : decoded(token);
        Merged merged = new Merged(streams(group, request), range, place);
        int most = requireNonNullElse(request.limit(), MOST_EVENTS);
        List<FilteredLogEvent> found = new ArrayList<>();
        long bytes = 0;
        EventKey reached = place;
        for (int looked = 0; looked < MOST_LOOKED; looked++) {
            Found next = merged.next();
            if (next == null) {
                return FilterLogEventsResponse.builder()
                        .events(found)
                        .searchedLogStreams(List.of())
                        .build();
            }
            LogEvent event = next.event();
            if (pattern.matches(event.message())) {
                bytes += event.size();
                if (found.size() == most || !found.isEmpty() && bytes > MOST_BYTES) {
                    break;
                }
                found.add(output(next));
            }
            reached = event.key();
        }
        return FilterLogEventsResponse.builder()
                .events(found)
                .searchedLogStreams(List.of())
                .nextToken(
                        Base64.getUrlEncoder().encodeToString(reached.toString().getBytes(StandardCharsets.US_ASCII)))
                .build();
    }

    static FilterPattern pattern(String text) {
        try {
            return FilterPattern.of(text);
        } catch (PatternException e) {
            throw LogsErrors.badPattern();
        }
    }

    private static EventKey decoded(String token) {
        EventKey place = null;
        try {
            place = EventKey.of(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw LogsErrors.badToken();
        }
        if (place == null) {
            throw LogsErrors.badToken();
        }
        return place;
    }

    private static Collection<LogStream> streams(LogGroup group, FilterLogEventsRequest request) {
        String prefix = request.logStreamNamePrefix();
        if (request.hasLogStreamNames()) {
            if (prefix != null) {
                throw LogsErrors.prefixAndNames();
            }
            return request.logStreamNames().stream()
                    .distinct()
                    .map(name -> Addresses.stream(group, name))
                    .toList();
        }
        return prefix == null
                ? group.streams()
                : group.streamsFrom(prefix).stream()
                        .takeWhile(stream -> stream.name().startsWith(prefix))
                        .toList();
    }

    private static FilteredLogEvent output(Found found) {
        LogEvent event = found.event();
        return FilteredLogEvent.builder()
                .logStreamName(found.stream().name())
                .timestamp(event.key().timestamp())
                .message(event.message())
                .ingestionTime(event.ingestion())
                .eventId(event.key().toString())
                .build();
    }

    private record Found(LogStream stream, LogEvent event) {}

    /** The events of several streams, in the order of their times. */
    private static final class Merged {

        private final PriorityQueue<Feed> feeds =
                new PriorityQueue<>(Comparator.comparing(feed -> feed.first().key()));

        Merged(Collection<LogStream> streams, EventRange range, EventKey place) {
            for (LogStream stream : streams) {
                EventReader reader = new EventReader(stream, range);
                if (reader.hopeful()) {
                    put(new Feed(stream, reader, place));
                }
            }
        }

        private void put(Feed feed) {
            if (feed.fill()) {
                feeds.add(feed);
            }
        }

        @Nullable
        Found next() {
            Feed feed = feeds.poll();
            if (feed == null) {
                return null;
            }
            Found found = new Found(feed.stream, feed.take());
            put(feed);
            return found;
        }
    }

    /** The events of one stream, some at a time. */
    private static final class Feed {

        private static final int SOME = 100;
        private static final long SOME_BYTES = 64 << 10;
        /** Where all events have to be looked through for some, better for many. */
        private static final int MANY = 5000;

        private final LogStream stream;
        private final EventReader reader;
        private final Deque<LogEvent> events = new ArrayDeque<>();
        private EventKey place;

        Feed(LogStream stream, EventReader reader, EventKey place) {
            this.stream = stream;
            this.reader = reader;
            this.place = place;
        }

        /** Sees to it that there is a first event; false where there is none any more. */
        boolean fill() {
            if (events.isEmpty()) {
                events.addAll(
                        reader.ordered()
                                ? reader.after(place, SOME, SOME_BYTES)
                                : reader.after(place, MANY, MOST_BYTES));
            }
            return !events.isEmpty();
        }

        LogEvent first() {
            return events.getFirst();
        }

        LogEvent take() {
            LogEvent taken = events.removeFirst();
            place = taken.key();
            return taken;
        }
    }
}
