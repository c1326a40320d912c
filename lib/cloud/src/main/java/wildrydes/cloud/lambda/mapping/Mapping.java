package wildrydes.cloud.lambda.mapping;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Table;

/**
 * An event source mapping at one moment.
 *
 * @param source ARN of what it reads
 * @param goal what it does
 * @param next what it is about to do; null where it goes on as it is
 * @param start where it begins in a stream; null for a queue
 * @param until when a state that passes is over; otherwise when it began
 * @param enabled whether it works, or will when its state has passed
 * @param began when it was enabled for the first time; null where it never was
 * @param modified when it was changed last, or its state: so AWS's reference of {@code EventSourceMappingConfiguration} has it
 */
public record Mapping(
        String uuid,
        String arn,
        String source,
        Goal goal,
        @Nullable Goal next,
        @Nullable Start start,
        Status status,
        Instant until,
        boolean enabled,
        @Nullable Instant began,
        Instant modified,
        Map<String, String> tags)
        implements Table.Row {

    public Mapping {
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    /** What it reads. */
    public SourceKind kind() {
        SourceKind kind = SourceKind.of(source);
        if (kind == null) {
            throw new IllegalStateException("Mapping " + uuid + " reads " + source + ", which nobody reads.");
        }
        return kind;
    }

    /** ARN of the function, with version or alias or without. */
    public String function() {
        return goal.function();
    }

    /** How it works. */
    public Settings settings() {
        return goal.settings();
    }

    /** On its way to another state. */
    Mapping becoming(Status state, Instant now, Instant until, boolean works, @Nullable Goal next) {
        return new Mapping(uuid, arn, source, goal, next, start, state, until, works, began, now, tags);
    }

    /** In the state that follows the one that has passed. */
    Mapping arrived(Instant now) {
        Goal reached = next == null ? goal : next;
        return new Mapping(
                uuid,
                arn,
                source,
                reached,
                null,
                start,
                enabled ? Status.ENABLED : Status.DISABLED,
                now,
                enabled,
                enabled && began == null ? now : began,
                now,
                tags);
    }

    Mapping tagged(Map<String, String> wanted) {
        return new Mapping(uuid, arn, source, goal, next, start, status, until, enabled, began, modified, wanted);
    }

    @Override
    public String key() {
        return uuid;
    }

    @Override
    public void write(DataOutput to) throws IOException {
        Fields.text(to, uuid);
        Fields.text(to, arn);
        Fields.text(to, source);
        goal.write(to);
        to.writeBoolean(next != null);
        if (next != null) {
            next.write(to);
        }
        to.writeBoolean(start != null);
        if (start != null) {
            start.write(to);
        }
        Fields.text(to, status.name());
        Fields.instant(to, until);
        to.writeBoolean(enabled);
        to.writeBoolean(began != null);
        if (began != null) {
            Fields.instant(to, began);
        }
        Fields.instant(to, modified);
        Fields.map(to, tags);
    }

    static Mapping read(DataInput from) throws IOException {
        return new Mapping(
                Fields.text(from),
                Fields.text(from),
                Fields.text(from),
                Goal.read(from),
                from.readBoolean() ? Goal.read(from) : null,
                from.readBoolean() ? Start.read(from) : null,
                Status.valueOf(Fields.text(from)),
                Fields.instant(from),
                from.readBoolean(),
                from.readBoolean() ? Fields.instant(from) : null,
                Fields.instant(from),
                Fields.map(from));
    }
}
