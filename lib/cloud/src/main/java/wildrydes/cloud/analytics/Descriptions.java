package wildrydes.cloud.analytics;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.analytics.Resource.Kind;
import wildrydes.cloud.analytics.Schema.SchemaColumn;
import wildrydes.pump.record.RecordFormat;

/** What the interface says of applications and their parts. */
final class Descriptions {

    private Descriptions() {}

    static Answer summary(Application application) {
        return new Answer()
                .with("ApplicationName", application.name())
                .with("ApplicationARN", application.arn())
                .with("ApplicationStatus", application.status().name())
                .with("ApplicationVersionId", application.version())
                .with("RuntimeEnvironment", Application.RUNTIME);
    }

    /** ApplicationDetail, with the members of both versions. */
    static Answer detail(Application application) {
        Configuration configuration = application.configuration();
        return summary(application)
                .with("ApplicationDescription", application.description())
                .with("ServiceExecutionRole", configuration.role())
                .with("CreateTimestamp", application.created())
                .with("LastUpdateTimestamp", application.updated())
                .with("InputDescriptions", inputs(application))
                .with("OutputDescriptions", outputs(application))
                .with("ReferenceDataSourceDescriptions", references(application))
                .with("ApplicationCode", configuration.code())
                .with("ApplicationConfigurationDescription", configuration(application))
                .with("CloudWatchLoggingOptionDescriptions", loggings(application))
                .with("ApplicationVersionCreateTimestamp", application.updated())
                .with("ConditionalToken", token(application));
    }

    /** What stands for one version of one application. */
    static String token(Application application) {
        return application.id().replace("-", "") + "-" + application.version();
    }

    private static Answer configuration(Application application) {
        Answer sql = new Answer()
                .with("InputDescriptions", inputs(application))
                .with("OutputDescriptions", outputs(application))
                .with("ReferenceDataSourceDescriptions", references(application));
        String code = application.configuration().code();
        Answer content = new Answer()
                .with("CodeContentType", "PLAINTEXT")
                .with("CodeContentDescription", new Answer().with("TextContent", code));
        return new Answer()
                .with("SqlApplicationConfigurationDescription", sql)
                .with("ApplicationCodeConfigurationDescription", code.isEmpty() ? null : content);
    }

    /** The members that answers to changes of the second version begin with. */
    static Answer changed(Application application) {
        return new Answer()
                .with("ApplicationARN", application.arn())
                .with("ApplicationVersionId", application.version());
    }

    static List<Answer> inputs(Application application) {
        return application.configuration().inputs().stream()
                .map(Descriptions::input)
                .toList();
    }

    private static Answer input(Input input) {
        return new Answer()
                .with("InputId", input.id())
                .with("NamePrefix", input.prefix())
                .with("InAppStreamNames", input.streamNames())
                .with("InputProcessingConfigurationDescription", processing(input))
                .with("KinesisStreamsInputDescription", resource(Kind.STREAM, input.source()))
                .with("KinesisFirehoseInputDescription", resource(Kind.DELIVERY_STREAM, input.source()))
                .with("InputSchema", schema(input.schema()))
                .with("InputParallelism", new Answer().with("Count", input.parallelism()))
                .with("InputStartingPositionConfiguration", position(input.position()));
    }

    private static Answer position(@Nullable StartingPosition position) {
        return new Answer().with("InputStartingPosition", position == null ? null : position.name());
    }

    /** Null where the records of an input go through no function. */
    static @Nullable Answer processing(Input input) {
        Resource processor = input.processor();
        return processor == null
                ? null
                : new Answer().with("InputLambdaProcessorDescription", resource(Kind.FUNCTION, processor));
    }

    /** Null where the resource is of another kind. */
    private static @Nullable Answer resource(Kind kind, Resource resource) {
        return resource.kind() == kind
                ? new Answer().with("ResourceARN", resource.arn()).with("RoleARN", resource.role())
                : null;
    }

    static List<Answer> outputs(Application application) {
        return application.configuration().outputs().stream()
                .map(output -> new Answer()
                        .with("OutputId", output.id())
                        .with("Name", output.stream())
                        .with("KinesisStreamsOutputDescription", resource(Kind.STREAM, output.destination()))
                        .with("KinesisFirehoseOutputDescription", resource(Kind.DELIVERY_STREAM, output.destination()))
                        .with("LambdaOutputDescription", resource(Kind.FUNCTION, output.destination()))
                        .with(
                                "DestinationSchema",
                                new Answer()
                                        .with(
                                                "RecordFormatType",
                                                output.format().name())))
                .toList();
    }

    static List<Answer> references(Application application) {
        return application.configuration().references().stream()
                .map(reference -> new Answer()
                        .with("ReferenceId", reference.id())
                        .with("TableName", reference.table())
                        .with(
                                "S3ReferenceDataSourceDescription",
                                new Answer()
                                        .with("BucketARN", reference.bucket())
                                        .with("FileKey", reference.key())
                                        .with("ReferenceRoleARN", reference.role()))
                        .with("ReferenceSchema", schema(reference.schema())))
                .toList();
    }

    static List<Answer> loggings(Application application) {
        return application.configuration().loggings().stream()
                .map(logging -> new Answer()
                        .with("CloudWatchLoggingOptionId", logging.id())
                        .with("LogStreamARN", logging.logStream())
                        .with("RoleARN", logging.role()))
                .toList();
    }

    static Answer schema(Schema schema) {
        List<Answer> columns = new ArrayList<>();
        for (SchemaColumn column : schema.columns()) {
            columns.add(new Answer()
                    .with("Name", column.name())
                    .with("SqlType", column.type())
                    .with("Mapping", column.mapping()));
        }
        return new Answer()
                .with("RecordFormat", format(schema.format()))
                .with("RecordEncoding", schema.encoding())
                .with("RecordColumns", columns);
    }

    private static Answer format(RecordFormat format) {
        Answer mapping = new Answer();
        if (format instanceof RecordFormat.Json json) {
            mapping.with("JSONMappingParameters", new Answer().with("RecordRowPath", json.rowPath()));
        } else if (format instanceof RecordFormat.Csv csv) {
            mapping.with(
                    "CSVMappingParameters",
                    new Answer()
                            .with("RecordRowDelimiter", csv.rowDelimiter())
                            .with("RecordColumnDelimiter", csv.columnDelimiter()));
        }
        return new Answer()
                .with("RecordFormatType", format instanceof RecordFormat.Json ? "JSON" : "CSV")
                .with("MappingParameters", mapping);
    }
}
