package wildrydes.cloud.analytics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.type.Column;
import wildrydes.pump.type.SqlType;
import wildrydes.pump.type.TypeName;

/**
 * Where an application's rows come from.
 *
 * @param id as AWS gives it: the application's version that brought it, a dot and a number from 1
 * @param prefix what the names of its in-application streams begin with
 * @param source a stream or a delivery stream
 * @param processor the function that records go through first; null for none
 * @param parallelism how many in-application streams it has, 1 to 64
 * @param position where it began, or will, if no start says otherwise; null as long as none did
 */
public record Input(
        String id,
        String prefix,
        Resource source,
        @Nullable Resource processor,
        Schema schema,
        int parallelism,
        @Nullable StartingPosition position) {

    /**
     * What the service adds to the columns of a record of a Kinesis stream, behind them
     * (docs.aws.amazon.com/kinesisanalytics/latest/dev/timestamps-rowtime-concepts.html and input-parallelism.html); a column of the
     * schema with such a name takes the place of the service's.
     */
    public static final List<Column> ADDED = List.of(
            new Column("APPROXIMATE_ARRIVAL_TIME", SqlType.of(TypeName.TIMESTAMP)),
            new Column("PARTITION_KEY", SqlType.of(TypeName.VARCHAR, 512)),
            new Column("SEQUENCE_NUMBER", SqlType.of(TypeName.VARCHAR, 128)),
            new Column("SHARD_ID", SqlType.of(TypeName.VARCHAR, 64)));

    /** The names of its in-application streams: {@code PREFIX_001} and so on. */
    public List<String> streamNames() {
        return IntStream.rangeClosed(1, parallelism)
                .mapToObj(number -> prefix + String.format(Locale.ROOT, "_%03d", number))
                .toList();
    }

    /** Its in-application streams: ROWTIME, the schema's columns, then those of {@link #ADDED} that it has. */
    public List<StreamPlan> streams() {
        List<Column> columns = new ArrayList<>();
        columns.add(StreamPlan.ROWTIME);
        columns.addAll(schema.records().rowColumns());
        columns.addAll(added());
        return streamNames().stream().map(name -> new StreamPlan(name, columns)).toList();
    }

    /** Those of {@link #ADDED} that its streams have: none where the source is a delivery stream. */
    public List<Column> added() {
        if (source.kind() != Resource.Kind.STREAM) {
            return List.of();
        }
        return ADDED.stream()
                .filter(column -> schema.columns().stream()
                        .noneMatch(mapped -> mapped.name().equals(column.name())))
                .toList();
    }

    Input at(@Nullable StartingPosition start) {
        return new Input(id, prefix, source, processor, schema, parallelism, start);
    }

    Input through(@Nullable Resource next) {
        return new Input(id, prefix, source, next, schema, parallelism, position);
    }

    void write(DataOutput to) throws IOException {
        Fields.text(to, id);
        Fields.text(to, prefix);
        source.write(to);
        to.writeBoolean(processor != null);
        if (processor != null) {
            processor.write(to);
        }
        schema.write(to);
        to.writeInt(parallelism);
        Fields.optional(to, position == null ? null : position.name());
    }

    static Input read(DataInput from) throws IOException {
        return new Input(
                Fields.text(from),
                Fields.text(from),
                Resource.read(from),
                from.readBoolean() ? Resource.read(from) : null,
                Schema.read(from),
                from.readInt(),
                position(Fields.optional(from)));
    }

    private static @Nullable StartingPosition position(@Nullable String name) {
        return name == null ? null : StartingPosition.valueOf(name);
    }
}
