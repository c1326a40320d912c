package wildrydes.cloud.analytics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Table;

/**
 * An application at one moment.
 *
 * @param id tells it from others that had or will have its name; what is kept for it is kept by this
 * @param description null where it has none
 * @param created to the second: DeleteApplication has to name it
 * @param version from 1
 * @param until when a status that passes is over; otherwise when it began
 * @param started when it was asked to start; null where it neither runs nor is about to
 * @param api the version of the interface that created or changed it; the first one no longer serves what the second one touched
 */
public record Application(
        String id,
        String name,
        String arn,
        @Nullable String description,
        Instant created,
        Instant updated,
        long version,
        Status status,
        Instant until,
        @Nullable Instant started,
        Configuration configuration,
        Map<String, String> tags,
        Api api)
        implements Table.Row {

    /** What runs applications; the only runtime environment there is here. */
    public static final String RUNTIME = "SQL-1_0";

    public Application {
        tags = new TreeMap<>(tags);
    }

    /**
     * The role in which it works with something that may have one of its own.
     *
     * @param own null where it has none
     */
    public String role(@Nullable String own) {
        String role = own == null ? configuration.role() : own;
        if (role == null) {
            throw new IllegalStateException("Application " + name + " has no role; what is configured is checked.");
        }
        return role;
    }

    Application becoming(Status next, Instant until) {
        return new Application(
                id,
                name,
                arn,
                description,
                created,
                updated,
                version,
                next,
                until,
                next == Status.READY ? null : started,
                configuration,
                tags,
                api);
    }

    /** STARTING, since a moment. */
    Application starting(Configuration positioned, Instant now, Instant until) {
        return new Application(
                id,
                name,
                arn,
                description,
                created,
                updated,
                version,
                Status.STARTING,
                until,
                now,
                positioned,
                tags,
                api);
    }

    /** The next version, UPDATING where it runs. */
    Application changed(Configuration next, Api by, Instant now, Instant until) {
        boolean runs = status == Status.RUNNING;
        return new Application(
                id,
                name,
                arn,
                description,
                created,
                now,
                version + 1,
                runs ? Status.UPDATING : status,
                runs ? until : this.until,
                started,
                next,
                tags,
                by == Api.V2 ? by : api);
    }

    Application tagged(Map<String, String> next) {
        return new Application(
                id,
                name,
                arn,
                description,
                created,
                updated,
                version,
                status,
                until,
                started,
                configuration,
                next,
                api);
    }

    @Override
    public String key() {
        return name;
    }

    @Override
    public void write(DataOutput to) throws IOException {
        Fields.text(to, id);
        Fields.text(to, name);
        Fields.text(to, arn);
        Fields.optional(to, description);
        Fields.instant(to, created);
        Fields.instant(to, updated);
        to.writeLong(version);
        Fields.text(to, status.name());
        Fields.instant(to, until);
        to.writeBoolean(started != null);
        if (started != null) {
            Fields.instant(to, started);
        }
        configuration.write(to);
        Fields.map(to, tags);
        Fields.text(to, api.name());
    }

    static Application read(DataInput from) throws IOException {
        return new Application(
                Fields.text(from),
                Fields.text(from),
                Fields.text(from),
                Fields.optional(from),
                Fields.instant(from),
                Fields.instant(from),
                from.readLong(),
                Status.valueOf(Fields.text(from)),
                Fields.instant(from),
                from.readBoolean() ? Fields.instant(from) : null,
                Configuration.read(from),
                Fields.map(from),
                Api.valueOf(Fields.text(from)));
    }
}
