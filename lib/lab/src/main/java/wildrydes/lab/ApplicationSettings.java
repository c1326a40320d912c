package wildrydes.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationConfigurationUpdate;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CodeContentType;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.Input;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InputDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InputUpdate;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.Output;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.OutputDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.OutputUpdate;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.RecordFormatType;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SqlApplicationConfigurationDescription;

/** What a handle was given for its application, and how that comes into requests. What was not given stays as it is. */
final class ApplicationSettings {

    private static final String RUNTIME = "SQL-1_0";
    private static final String PREFIX = "SOURCE_SQL_STREAM";

    @Nullable
    DataStream input;

    @Nullable
    Schema schema;

    @Nullable
    String sql;
    /** In-application stream to Kinesis stream. */
    final Map<String, DataStream> outputs = new LinkedHashMap<>();

    /** @param application its name, for the message */
    DataStream input(String application) {
        DataStream given = input;
        if (given == null) {
            throw new LabException("Application " + application + " has no source; give it one by input(stream).");
        }
        return given;
    }

    /** The request that makes it. */
    CreateApplicationRequest creation(String name, String role) {
        DataStream source = input(name);
        Schema found = schema;
        if (found == null) {
            throw new LabException(
                    "Application " + name + " does not know what its records look like; say schema(discoverSchema()).");
        }
        String text = sql == null ? "" : sql;
        return CreateApplicationRequest.builder()
                .applicationName(name)
                .runtimeEnvironment(RUNTIME)
                .serviceExecutionRole(role)
                .applicationConfiguration(configuration -> configuration
                        .applicationCodeConfiguration(code -> code.codeContentType(CodeContentType.PLAINTEXT)
                                .codeContent(content -> content.textContent(text)))
                        .sqlApplicationConfiguration(sqlPart -> sqlPart.inputs(List.of(input(source, found)))
                                .outputs(outputs.entrySet().stream()
                                        .map(entry -> output(entry.getKey(), entry.getValue()))
                                        .toList())))
                .build();
    }

    private static Input input(DataStream stream, Schema schema) {
        return Input.builder()
                .namePrefix(PREFIX)
                .inputSchema(schema.aws())
                .kinesisStreamsInput(kinesis -> kinesis.resourceARN(stream.arn()))
                .build();
    }

    private static Output output(String inAppStream, DataStream stream) {
        return Output.builder()
                .name(inAppStream)
                .kinesisStreamsOutput(kinesis -> kinesis.resourceARN(stream.arn()))
                .destinationSchema(schema -> schema.recordFormatType(RecordFormatType.JSON))
                .build();
    }

    /** The next call that brings an application nearer to these settings; empty where it has them. */
    Optional<Runnable> change(KinesisAnalyticsV2Client analytics, ApplicationDetail now) {
        var sqlNow = now.applicationConfigurationDescription().sqlApplicationConfigurationDescription();
        List<OutputDescription> there = sqlNow.outputDescriptions();
        boolean code = sql != null && !sql.equals(code(now));
        Optional<InputUpdate> columns = columns(sqlNow);
        List<OutputUpdate> turned = new ArrayList<>();
        for (OutputDescription one : there) {
            DataStream wanted = outputs.get(one.name());
            if (wanted != null && !arn(one).equals(wanted.arn())) {
                turned.add(OutputUpdate.builder()
                        .outputId(one.outputId())
                        .kinesisStreamsOutputUpdate(kinesis -> kinesis.resourceARNUpdate(wanted.arn()))
                        .build());
            }
        }
        if (code || columns.isPresent() || !turned.isEmpty()) {
            return Optional.of(() -> update(analytics, now, code, columns, turned));
        }
        return outputs.entrySet().stream()
                .filter(entry -> there.stream().noneMatch(one -> one.name().equals(entry.getKey())))
                .findFirst()
                .map(entry -> () -> analytics.addApplicationOutput(b -> b.applicationName(now.applicationName())
                        .currentApplicationVersionId(now.applicationVersionId())
                        .output(output(entry.getKey(), entry.getValue()))));
    }

    private void update(
            KinesisAnalyticsV2Client analytics,
            ApplicationDetail now,
            boolean code,
            Optional<InputUpdate> columns,
            List<OutputUpdate> turned) {
        var configuration = ApplicationConfigurationUpdate.builder();
        if (code) {
            configuration.applicationCodeConfigurationUpdate(
                    update -> update.codeContentUpdate(content -> content.textContentUpdate(sql)));
        }
        if (columns.isPresent() || !turned.isEmpty()) {
            configuration.sqlApplicationConfigurationUpdate(update -> {
                columns.ifPresent(update::inputUpdates);
                if (!turned.isEmpty()) {
                    update.outputUpdates(turned);
                }
            });
        }
        analytics.updateApplication(b -> b.applicationName(now.applicationName())
                .currentApplicationVersionId(now.applicationVersionId())
                .applicationConfigurationUpdate(configuration.build()));
    }

    /** The columns of the source, where they are to be others. */
    private Optional<InputUpdate> columns(SqlApplicationConfigurationDescription now) {
        Schema wanted = schema;
        if (wanted == null || now.inputDescriptions().isEmpty()) {
            return Optional.empty();
        }
        InputDescription first = now.inputDescriptions().get(0);
        var columns = wanted.aws().recordColumns();
        return columns.equals(first.inputSchema().recordColumns())
                ? Optional.empty()
                : Optional.of(InputUpdate.builder()
                        .inputId(first.inputId())
                        .inputSchemaUpdate(update -> update.recordColumnUpdates(columns))
                        .build());
    }

    private static String code(ApplicationDetail now) {
        var code = now.applicationConfigurationDescription().applicationCodeConfigurationDescription();
        var content = code == null ? null : code.codeContentDescription();
        return content == null || content.textContent() == null ? "" : content.textContent();
    }

    private static String arn(OutputDescription output) {
        var kinesis = output.kinesisStreamsOutputDescription();
        return kinesis == null || kinesis.resourceARN() == null ? "" : kinesis.resourceARN();
    }
}
