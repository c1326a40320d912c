package wildrydes.cloud.analytics;

import static java.util.Objects.requireNonNullElse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.analytics.Schema.SchemaColumn;
import wildrydes.cloud.auth.Caller;
import wildrydes.pump.record.Discovery;
import wildrydes.pump.record.RecordSchema;
import wildrydes.pump.record.SchemaDiscovery;

/** Finds schemas of sources: docs.aws.amazon.com/kinesisanalytics/latest/dev/API_DiscoverInputSchema.html. */
final class InputDiscovery {

    private static final String SESSION = "DiscoverInputSchema";
    private static final String ENCODING = "UTF-8";

    private final Readings readings;
    private final Checks checks;
    private final Sample sample;

    InputDiscovery(Readings readings, Checks checks, Sample sample) {
        this.readings = readings;
        this.checks = checks;
        this.sample = sample;
    }

    /**
     * What DiscoverInputSchema answers.
     *
     * @throws software.amazon.awssdk.services.kinesisanalyticsv2.model.UnableToDetectSchemaException where the records say nothing, with
     *     the records
     */
    Answer discover(Part request, Caller caller) {
        if (request.has("InputProcessingConfiguration")) {
            throw AnalyticsErrors.invalid(
                    "InputProcessingConfiguration cannot be used here, since this local cloud runs no functions before discovery; leave it out.");
        }
        List<byte[]> records = records(request, caller);
        List<String> raw = records.stream().map(InputDiscovery::text).toList();
        Discovery found = SchemaDiscovery.of(records);
        if (found instanceof Discovery.None none) {
            throw AnalyticsErrors.noSchema(none.reason(), raw);
        }
        Discovery.Found schema = (Discovery.Found) found;
        return new Answer()
                .with("InputSchema", Descriptions.schema(configured(schema.schema())))
                .with("ParsedInputRecords", parsed(schema.rows()))
                .with("ProcessedInputRecords", raw)
                .with("RawInputRecords", raw);
    }

    private List<byte[]> records(Part request, Caller caller) {
        Part location = request.part("S3Configuration");
        String arn = request.text("ResourceARN");
        if ((location == null) == (arn == null)) {
            throw AnalyticsErrors.invalid("Send either ResourceARN or S3Configuration.");
        }
        if (location != null) {
            Caller reader = reader(location.text("RoleARN"), request, caller);
            return sample.ofObject(location.required("BucketARN"), location.required("FileKey"), reader);
        }
        Resource stream = readings.stream(requireNonNullElse(arn, ""));
        return sample.ofStream(stream.arn(), reader(request.text("RoleARN"), request, caller), position(request));
    }

    /** @param own the role of the first version's requests; the second has one in another place */
    private Caller reader(@Nullable String own, Part request, Caller caller) {
        String role = own == null ? request.text("ServiceExecutionRole") : own;
        if (role == null) {
            throw AnalyticsErrors.invalid("RoleARN is missing; name a role that may read the source.");
        }
        checks.requireRole(role, caller);
        return Caller.assuming(role, ServiceRole.SERVICE, SESSION);
    }

    private static @Nullable StartingPosition position(Part request) {
        Part configured = request.part("InputStartingPositionConfiguration");
        String name = configured == null ? null : configured.text("InputStartingPosition");
        return name == null ? null : StartingPosition.valueOf(name);
    }

    private static String text(byte[] record) {
        return new String(record, StandardCharsets.UTF_8);
    }

    private static Schema configured(RecordSchema found) {
        return new Schema(
                found.format(),
                ENCODING,
                found.columns().stream()
                        .map(column -> new SchemaColumn(
                                column.name(),
                                column.type().toString(),
                                column.mapping().isEmpty() ? null : column.mapping()))
                        .toList());
    }

    /** What is not there is shown as an empty text. */
    private static List<List<String>> parsed(List<List<@Nullable String>> rows) {
        return rows.stream()
                .map(row ->
                        row.stream().map(value -> requireNonNullElse(value, "")).toList())
                .toList();
    }
}
