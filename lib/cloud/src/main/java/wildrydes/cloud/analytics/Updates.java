package wildrydes.cloud.analytics;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.analytics.Resource.Kind;

/** What the updates of UpdateApplication make of parts of an application, which they name by id; what they leave out stays. */
final class Updates {

    private static final String UPDATE = "Update";

    private final Readings readings;

    Updates(Readings readings) {
        this.readings = readings;
    }

    /** Makes one thing of another. */
    @FunctionalInterface
    interface Change<T> {
        T of(T before, Part update);
    }

    /**
     * Updates elements of a list.
     *
     * @param idMember the member of an update that says which element it is for
     */
    <T> List<T> all(List<T> now, Function<T, String> id, List<Part> updates, String idMember, Change<T> change) {
        List<T> next = new ArrayList<>(now);
        for (Part update : updates) {
            String wanted = update.required(idMember);
            int place = place(next, id, wanted, idMember);
            next.set(place, change.of(next.get(place), update));
        }
        return next;
    }

    /** Where in a list the element with an id is. */
    static <T> int place(List<T> list, Function<T, String> id, String wanted, String idMember) {
        for (int i = 0; i < list.size(); i++) {
            if (id.apply(list.get(i)).equals(wanted)) {
                return i;
            }
        }
        throw AnalyticsErrors.invalid(idMember + " " + wanted + " is not in the application"
                + (list.isEmpty()
                        ? "."
                        : "; it has " + String.join(", ", list.stream().map(id).toList()) + "."));
    }

    Input input(Input before, Part update) {
        Part stream = update.part("KinesisStreamsInputUpdate");
        Part delivery = update.part("KinesisFirehoseInputUpdate");
        Part processing = update.part("InputProcessingConfigurationUpdate");
        Part function = processing == null ? null : processing.part("InputLambdaProcessorUpdate");
        Part schema = update.part("InputSchemaUpdate");
        Part parallelism = update.part("InputParallelismUpdate");
        Long count = parallelism == null ? null : parallelism.number("CountUpdate");
        Resource source = resource(before.source(), Kind.STREAM, stream);
        return new Input(
                before.id(),
                requireNonNullElse(update.text("NamePrefixUpdate"), before.prefix()),
                resource(source, Kind.DELIVERY_STREAM, delivery),
                function == null ? before.processor() : processor(before.processor(), function),
                schema == null ? before.schema() : schema(before.schema(), schema),
                count == null ? before.parallelism() : count.intValue(),
                before.position());
    }

    private Resource processor(@Nullable Resource before, Part update) {
        if (before == null) {
            throw AnalyticsErrors.invalid("The input has no InputProcessingConfiguration that could be updated;"
                    + " call AddApplicationInputProcessingConfiguration.");
        }
        return resource(before, Kind.FUNCTION, update);
    }

    /** Another resource of the same kind, or one of another kind in its place. */
    private Resource resource(Resource before, Kind kind, @Nullable Part update) {
        if (update == null) {
            return before;
        }
        if (before.kind() != kind) {
            return readings.resource(kind, update, UPDATE);
        }
        String role = update.text("RoleARN" + UPDATE);
        Resource next = new Resource(
                kind,
                requireNonNullElse(update.text("ResourceARN" + UPDATE), before.arn()),
                role == null ? before.role() : role);
        readings.require(next);
        return next;
    }

    private Schema schema(Schema before, Part update) {
        Part format = update.part("RecordFormatUpdate");
        String encoding = update.text("RecordEncodingUpdate");
        List<Part> columns = update.parts("RecordColumnUpdates");
        Schema next = new Schema(
                format == null ? before.format() : readings.recordFormat(format),
                encoding == null ? before.encoding() : encoding,
                columns.isEmpty() ? before.columns() : readings.columns(columns));
        readings.require(next);
        return next;
    }

    Output output(Output before, Part update) {
        Part schema = update.part("DestinationSchemaUpdate");
        Resource destination = resource(before.destination(), Kind.STREAM, update.part("KinesisStreamsOutputUpdate"));
        destination = resource(destination, Kind.DELIVERY_STREAM, update.part("KinesisFirehoseOutputUpdate"));
        destination = resource(destination, Kind.FUNCTION, update.part("LambdaOutputUpdate"));
        return new Output(
                before.id(),
                requireNonNullElse(update.text("NameUpdate"), before.stream()),
                destination,
                schema == null ? before.format() : readings.format(schema));
    }

    ReferenceSource reference(ReferenceSource before, Part update) {
        Part location = update.part("S3ReferenceDataSourceUpdate");
        Part schema = update.part("ReferenceSchemaUpdate");
        String bucket = location == null ? null : location.text("BucketARNUpdate");
        String key = location == null ? null : location.text("FileKeyUpdate");
        String role = location == null ? null : location.text("ReferenceRoleARNUpdate");
        return new ReferenceSource(
                before.id(),
                requireNonNullElse(update.text("TableNameUpdate"), before.table()),
                requireNonNullElse(bucket, before.bucket()),
                requireNonNullElse(key, before.key()),
                role == null ? before.role() : role,
                schema == null ? before.schema() : readings.schema(schema));
    }

    LoggingOption logging(LoggingOption before, Part update) {
        String role = update.text("RoleARNUpdate");
        LoggingOption next = new LoggingOption(
                before.id(),
                requireNonNullElse(update.text("LogStreamARNUpdate"), before.logStream()),
                role == null ? before.role() : role);
        readings.require(next);
        return next;
    }
}
