package wildrydes.cloud.logs;

import static java.util.Objects.requireNonNullElse;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import wildrydes.cloud.clock.CloudTime;

/** Creates, changes and describes groups and streams. */
final class GroupAdministration {

    private static final int MOST_DESCRIBED = 50;
    private static final int MOST_TAGS = 50;

    private final Groups groups;
    private final Addresses addresses;
    private final CloudTime time;

    GroupAdministration(Groups groups, Addresses addresses, CloudTime time) {
        this.groups = groups;
        this.addresses = addresses;
        this.time = time;
    }

    void create(CreateLogGroupRequest request) {
        if (request.kmsKeyId() != null) {
            throw LogsErrors.notServed("Encryption with a key of KMS");
        }
        if (request.logGroupClass() != null && request.logGroupClass() != LogGroupClass.STANDARD) {
            throw LogsErrors.notServed("The log group class " + request.logGroupClassAsString());
        }
        groups.create(request.logGroupName(), time.instant(), request.hasTags() ? request.tags() : Map.of());
    }

    void retain(LogGroup group, int days) {
        groups.change(group, plan -> plan.retaining(days));
    }

    void tag(LogGroup group, Map<String, String> tags) {
        groups.change(group, plan -> {
            Map<String, String> all = new HashMap<>(plan.tags());
            all.putAll(tags);
            if (all.size() > MOST_TAGS) {
                throw LogsErrors.tooManyTags();
            }
            return plan.tagged(all);
        });
    }

    void untag(LogGroup group, Collection<String> keys) {
        groups.change(group, plan -> {
            Map<String, String> left = new HashMap<>(plan.tags());
            left.keySet().removeAll(keys);
            return plan.tagged(left);
        });
    }

    DescribeLogGroupsResponse describe(DescribeLogGroupsRequest request) {
        String prefix = request.logGroupNamePrefix();
        String part = request.logGroupNamePattern();
        if (prefix != null && part != null) {
            throw LogsErrors.prefixAndPattern();
        }
        if (request.logGroupClass() != null && request.logGroupClass() != LogGroupClass.STANDARD) {
            return DescribeLogGroupsResponse.builder().logGroups(List.of()).build();
        }
        Stream<LogGroup> found = groups.from(prefix == null ? "" : prefix).stream();
        if (prefix != null) {
            found = found.takeWhile(group -> group.name().startsWith(prefix));
        }
        if (part != null) {
            found = found.filter(group -> group.name().contains(part));
        }
        if (request.hasLogGroupIdentifiers()) {
            List<String> names = request.logGroupIdentifiers().stream()
                    .map(addresses::nameOf)
                    .toList();
            found = found.filter(group -> names.contains(group.name()));
        }
        Page<LogGroup> page = page(found, LogGroup::name, request.nextToken(), request.limit());
        return DescribeLogGroupsResponse.builder()
                .logGroups(page.shown().stream().map(this::description).toList())
                .nextToken(page.token())
                .build();
    }

    private software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup description(LogGroup group) {
        LogGroup.Plan plan = group.plan();
        return software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup.builder()
                .logGroupName(plan.name())
                .creationTime(plan.created().toEpochMilli())
                .retentionInDays(plan.retentionDays() == 0 ? null : plan.retentionDays())
                .metricFilterCount(0)
                .arn(addresses.arn(group) + ":*")
                .logGroupArn(addresses.arn(group))
                .logGroupClass(LogGroupClass.STANDARD)
                .storedBytes(group.bytes())
                .build();
    }

    DescribeLogStreamsResponse describe(DescribeLogStreamsRequest request) {
        LogGroup group = addresses.group(request.logGroupName(), request.logGroupIdentifier());
        String prefix = request.logStreamNamePrefix();
        boolean byTime = request.orderBy() == OrderBy.LAST_EVENT_TIME;
        if (byTime && prefix != null) {
            throw LogsErrors.lastEventOfPrefix();
        }
        boolean descending = Boolean.TRUE.equals(request.descending());
        Stream<LogStream> found = group.streamsFrom(prefix == null ? "" : prefix).stream();
        if (prefix != null) {
            found = found.takeWhile(stream -> stream.name().startsWith(prefix));
        }
        Function<LogStream, String> place = byTime ? GroupAdministration::lastEvent : LogStream::name;
        Comparator<LogStream> order = Comparator.comparing(place);
        Page<LogStream> page = page(
                found.sorted(descending ? order.reversed() : order),
                place,
                request.nextToken(),
                request.limit(),
                descending);
        return DescribeLogStreamsResponse.builder()
                .logStreams(page.shown().stream()
                        .map(stream -> description(group, stream))
                        .toList())
                .nextToken(page.token())
                .build();
    }

    /** Where a stream stands in the order of last events; names decide between equals. */
    private static String lastEvent(LogStream stream) {
        LogStream.Span span = stream.span();
        return new EventKey(span.empty() ? 0 : span.last(), 0, 0) + stream.name();
    }

    @SuppressWarnings(
            "deprecation") // AWS still sends the bytes of a stream, always 0 since 2019, as its reference says
    private software.amazon.awssdk.services.cloudwatchlogs.model.LogStream description(
            LogGroup group, LogStream stream) {
        LogStream.Span span = stream.span();
        return software.amazon.awssdk.services.cloudwatchlogs.model.LogStream.builder()
                .logStreamName(stream.name())
                .creationTime(stream.plan().created().toEpochMilli())
                .firstEventTimestamp(span.empty() ? null : span.first())
                .lastEventTimestamp(span.empty() ? null : span.last())
                .lastIngestionTime(span.empty() ? null : span.lastIngestion())
                .uploadSequenceToken(Addresses.sequenceToken(stream))
                .arn(addresses.arn(group, stream))
                .storedBytes(0L)
                .build();
    }

    /** @param token null where there is nothing behind these */
    private record Page<T>(List<T> shown, @Nullable String token) {}

    private static <T> Page<T> page(
            Stream<T> sorted, Function<T, String> place, @Nullable String token, @Nullable Integer limit) {
        return page(sorted, place, token, limit, false);
    }

    /** Shows those behind the place that a token names. */
    private static <T> Page<T> page(
            Stream<T> sorted,
            Function<T, String> place,
            @Nullable String token,
            @Nullable Integer limit,
            boolean descending) {
        int most = requireNonNullElse(limit, MOST_DESCRIBED);
        Stream<T> rest = sorted;
        if (token != null) {
            String reached = decoded(token);
            rest = sorted.filter(one -> descending
                    ? place.apply(one).compareTo(reached) < 0
                    : place.apply(one).compareTo(reached) > 0);
        }
        List<T> found = rest.limit(most + 1L).toList();
        if (found.size() <= most) {
            return new Page<>(found, null);
        }
        String last = place.apply(found.get(most - 1));
        return new Page<>(
                found.subList(0, most), Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8)));
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw LogsErrors.badToken();
        }
    }
}
