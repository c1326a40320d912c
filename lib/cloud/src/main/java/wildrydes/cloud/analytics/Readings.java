package wildrydes.cloud.analytics;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import wildrydes.cloud.analytics.Resource.Kind;
import wildrydes.cloud.analytics.Schema.SchemaColumn;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.record.RecordFormat;
import wildrydes.pump.record.RowReaders;

/** Reads what requests configure; refuses what can be nothing, whatever the application is. */
final class Readings {

    /** What a schema that says no more means. */
    private static final RecordFormat.Json JSON = new RecordFormat.Json("$");

    private static final RecordFormat.Csv CSV = new RecordFormat.Csv("\n", ",");

    private final Names names;

    Readings(Names names) {
        this.names = names;
    }

    /** Reads an element of a list, which gets an id. */
    @FunctionalInterface
    interface Reading<T> {
        T read(Part part, String id);
    }

    /** Reads a list of what a version of an application brings. */
    <T> List<T> all(List<Part> parts, long version, Reading<T> reading) {
        List<T> read = new ArrayList<>();
        for (Part part : parts) {
            read.add(reading.read(part, version + "." + (read.size() + 1)));
        }
        return read;
    }

    Input input(Part part, String id) {
        Part processing = part.part("InputProcessingConfiguration");
        Part parallelism = part.part("InputParallelism");
        Long count = parallelism == null ? null : parallelism.number("Count");
        return new Input(
                id,
                part.required("NamePrefix"),
                source(part),
                processing == null ? null : processor(processing),
                schema(part.requiredPart("InputSchema")),
                count == null ? 1 : count.intValue(),
                null);
    }

    private Resource source(Part input) {
        Part stream = input.part("KinesisStreamsInput");
        Part delivery = input.part("KinesisFirehoseInput");
        if (stream != null && delivery == null) {
            return resource(Kind.STREAM, stream, "");
        }
        if (stream == null && delivery != null) {
            return resource(Kind.DELIVERY_STREAM, delivery, "");
        }
        throw AnalyticsErrors.invalid("Input has to have either KinesisStreamsInput or KinesisFirehoseInput.");
    }

    /** The function of an InputProcessingConfiguration. */
    Resource processor(Part processing) {
        return resource(Kind.FUNCTION, processing.requiredPart("InputLambdaProcessor"), "");
    }

    /**
     * A resource as requests have it.
     *
     * @param suffix of the members' names: {@code Update} in an update
     */
    Resource resource(Kind kind, Part part, String suffix) {
        String arn = part.text("ResourceARN" + suffix);
        if (arn == null) {
            throw AnalyticsErrors.invalid("ResourceARN" + suffix + " of the " + what(kind) + " is missing.");
        }
        Resource read = new Resource(kind, arn, part.text("RoleARN" + suffix));
        require(read);
        return read;
    }

    /** A stream by its ARN alone. */
    Resource stream(String arn) {
        Resource read = new Resource(Kind.STREAM, arn, null);
        require(read);
        return read;
    }

    /** Refuses what is not what it is said to be, or of another account or Region. */
    void require(Resource resource) {
        boolean ours = switch (resource.kind()) {
            case STREAM -> names.ours(resource.arn(), "kinesis", "stream/");
            case DELIVERY_STREAM -> names.ours(resource.arn(), "firehose", "deliverystream/");
            case FUNCTION -> names.ours(resource.arn(), "lambda", "function:");
        };
        if (!ours) {
            throw AnalyticsErrors.invalid("ResourceARN " + resource.arn() + " is not that of a " + what(resource.kind())
                    + " of this account and Region.");
        }
    }

    private static String what(Kind kind) {
        return switch (kind) {
            case STREAM -> "Kinesis stream";
            case DELIVERY_STREAM -> "Firehose delivery stream";
            case FUNCTION -> "Lambda function";
        };
    }

    Output output(Part part, String id) {
        Output.Format format = format(part.requiredPart("DestinationSchema"));
        return new Output(id, part.required("Name"), destination(part), format);
    }

    Output.Format format(Part destinationSchema) {
        return Output.Format.valueOf(destinationSchema.required("RecordFormatType"));
    }

    private Resource destination(Part output) {
        List<Resource> found = new ArrayList<>();
        Part stream = output.part("KinesisStreamsOutput");
        Part delivery = output.part("KinesisFirehoseOutput");
        Part function = output.part("LambdaOutput");
        if (stream != null) {
            found.add(resource(Kind.STREAM, stream, ""));
        }
        if (delivery != null) {
            found.add(resource(Kind.DELIVERY_STREAM, delivery, ""));
        }
        if (function != null) {
            found.add(resource(Kind.FUNCTION, function, ""));
        }
        if (found.size() != 1) {
            throw AnalyticsErrors.invalid("Output has to have one of KinesisStreamsOutput, KinesisFirehoseOutput and"
                    + " LambdaOutput; this one has " + found.size() + ".");
        }
        return found.get(0);
    }

    ReferenceSource reference(Part part, String id) {
        Part location = part.part("S3ReferenceDataSource");
        String bucket = location == null ? null : location.text("BucketARN");
        String key = location == null ? null : location.text("FileKey");
        if (location == null || bucket == null || key == null) {
            throw AnalyticsErrors.invalid(
                    "ReferenceDataSource has no S3ReferenceDataSource with BucketARN and FileKey.");
        }
        Schema schema = schema(part.requiredPart("ReferenceSchema"));
        return new ReferenceSource(
                id, part.required("TableName"), bucket, key, location.text("ReferenceRoleARN"), schema);
    }

    LoggingOption logging(Part part, String id) {
        LoggingOption read = new LoggingOption(id, part.required("LogStreamARN"), part.text("RoleARN"));
        require(read);
        return read;
    }

    /** Refuses what names no log stream of this account and Region. */
    void require(LoggingOption option) {
        String arn = option.logStream();
        if (!names.ours(arn, "logs", "log-group:") || !arn.contains(":log-stream:")) {
            throw AnalyticsErrors.invalid(
                    "LogStreamARN " + arn + " is not that of a log stream of this account and Region.");
        }
    }

    Schema schema(Part part) {
        RecordFormat format = recordFormat(part.requiredPart("RecordFormat"));
        Schema read = new Schema(format, part.text("RecordEncoding"), columns(part.parts("RecordColumns")));
        require(read);
        return read;
    }

    List<SchemaColumn> columns(List<Part> parts) {
        return parts.stream()
                .map(column ->
                        new SchemaColumn(column.required("Name"), column.required("SqlType"), column.text("Mapping")))
                .toList();
    }

    RecordFormat recordFormat(Part format) {
        Part mapping = format.part("MappingParameters");
        if ("CSV".equals(format.text("RecordFormatType"))) {
            Part csv = mapping == null ? null : mapping.part("CSVMappingParameters");
            return csv == null
                    ? CSV
                    : new RecordFormat.Csv(
                            requireNonNullElse(csv.text("RecordRowDelimiter"), CSV.rowDelimiter()),
                            requireNonNullElse(csv.text("RecordColumnDelimiter"), CSV.columnDelimiter()));
        }
        Part json = mapping == null ? null : mapping.part("JSONMappingParameters");
        return json == null
                ? JSON
                : new RecordFormat.Json(requireNonNullElse(json.text("RecordRowPath"), JSON.rowPath()));
    }

    /** Refuses columns that have no name or type of their own, and paths that lead nowhere. */
    void require(Schema schema) {
        Set<String> seen = new HashSet<>();
        seen.add(StreamPlan.ROWTIME.name());
        for (SchemaColumn column : schema.columns()) {
            if (!seen.add(column.name())) {
                throw AnalyticsErrors.invalid("The schema has two columns " + column.name()
                        + (column.name().equals(StreamPlan.ROWTIME.name()) ? ", one of them the service's own." : "."));
            }
        }
        try {
            RowReaders.of(schema.records(), 0);
        } catch (IllegalArgumentException e) {
            throw AnalyticsErrors.invalid(String.valueOf(e.getMessage()), e);
        }
    }
}
