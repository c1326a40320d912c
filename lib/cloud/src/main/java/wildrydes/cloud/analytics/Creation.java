package wildrydes.cloud.analytics;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what CreateApplication configures, in the form of either version, and what UpdateApplication changes of it. */
final class Creation {

    private static final List<String> FLINK_ONLY = List.of(
            "FlinkApplicationConfiguration",
            "ZeppelinApplicationConfiguration",
            "EnvironmentProperties",
            "ApplicationSnapshotConfiguration",
            "ApplicationSystemRollbackConfiguration",
            "ApplicationEncryptionConfiguration",
            "VpcConfigurations",
            "FlinkApplicationConfigurationUpdate",
            "ZeppelinApplicationConfigurationUpdate",
            "EnvironmentPropertyUpdates",
            "ApplicationSnapshotConfigurationUpdate",
            "ApplicationSystemRollbackConfigurationUpdate",
            "ApplicationEncryptionConfigurationUpdate",
            "VpcConfigurationUpdates");

    private final Readings readings;
    private final Updates updates;

    Creation(Readings readings) {
        this.readings = readings;
        this.updates = new Updates(readings);
    }

    Configuration configuration(Part request, Api api) {
        return api == Api.V1 ? first(request) : second(request);
    }

    private Configuration first(Part request) {
        return new Configuration(
                null,
                requireNonNullElse(request.text("ApplicationCode"), ""),
                readings.all(request.parts("Inputs"), 1, readings::input),
                readings.all(request.parts("Outputs"), 1, readings::output),
                List.of(),
                readings.all(request.parts("CloudWatchLoggingOptions"), 1, readings::logging));
    }

    private Configuration second(Part request) {
        requireSql(request.required("RuntimeEnvironment"));
        if ("INTERACTIVE".equals(request.text("ApplicationMode"))) {
            throw AnalyticsErrors.invalid("ApplicationMode INTERACTIVE is for Studio notebooks; leave it out for "
                    + Application.RUNTIME + ".");
        }
        Part configured = request.part("ApplicationConfiguration");
        Part sql = configured == null ? null : configured.part("SqlApplicationConfiguration");
        if (configured != null) {
            requireNothingOfFlink(configured);
        }
        return new Configuration(
                request.required("ServiceExecutionRole"),
                requireNonNullElse(
                        configured == null ? null : code(configured.part("ApplicationCodeConfiguration"), ""), ""),
                sql == null ? List.of() : readings.all(sql.parts("Inputs"), 1, readings::input),
                sql == null ? List.of() : readings.all(sql.parts("Outputs"), 1, readings::output),
                sql == null ? List.of() : readings.all(sql.parts("ReferenceDataSources"), 1, readings::reference),
                readings.all(request.parts("CloudWatchLoggingOptions"), 1, readings::logging));
    }

    /** Refuses every runtime environment but the one that is here. */
    private static void requireSql(String runtime) {
        if (!runtime.equals(Application.RUNTIME)) {
            throw AnalyticsErrors.unsupported(
                    "RuntimeEnvironment " + runtime + " is not served by this local cloud; it runs "
                            + Application.RUNTIME + ", the same SQL that AWS no longer runs.");
        }
    }

    private static void requireNothingOfFlink(Part configured) {
        for (String member : FLINK_ONLY) {
            if (configured.has(member)) {
                throw AnalyticsErrors.invalid(
                        member + " is for applications of Apache Flink; leave it out for " + Application.RUNTIME + ".");
            }
        }
    }

    /** The SQL in an ApplicationCodeConfiguration; null where there is none. */
    private static @Nullable String code(@Nullable Part configured, String suffix) {
        if (configured == null) {
            return null;
        }
        Part content = configured.part("CodeContent" + suffix);
        boolean elsewhere = content != null
                && (content.has("ZipFileContent" + suffix) || content.has("S3ContentLocation" + suffix));
        if (elsewhere || "ZIPFILE".equals(configured.text("CodeContentType" + suffix))) {
            throw AnalyticsErrors.invalid("The code of a " + Application.RUNTIME
                    + " application is a text; send it with CodeContentType PLAINTEXT as TextContent.");
        }
        return content == null ? null : content.text("TextContent" + suffix);
    }

    /** What UpdateApplication makes of a configuration. */
    Configuration updated(Configuration before, Part request, Api api) {
        return api == Api.V1 ? updatedByFirst(before, request) : updatedBySecond(before, request);
    }

    private Configuration updatedByFirst(Configuration before, Part request) {
        Part update = request.requiredPart("ApplicationUpdate");
        Configuration next = withParts(before, update);
        String code = update.text("ApplicationCodeUpdate");
        return withLoggings(code == null ? next : next.withCode(code), update);
    }

    private Configuration updatedBySecond(Configuration before, Part request) {
        String runtime = request.text("RuntimeEnvironmentUpdate");
        if (runtime != null) {
            requireSql(runtime);
        }
        if (request.has("RunConfigurationUpdate")) {
            throw AnalyticsErrors.invalid(
                    "RunConfigurationUpdate is for applications of Apache Flink; leave it out for "
                            + Application.RUNTIME + ".");
        }
        Configuration next = before;
        Part update = request.part("ApplicationConfigurationUpdate");
        if (update != null) {
            requireNothingOfFlink(update);
            Part sql = update.part("SqlApplicationConfigurationUpdate");
            next = sql == null ? next : withParts(next, sql);
            String code = code(update.part("ApplicationCodeConfigurationUpdate"), "Update");
            next = code == null ? next : next.withCode(code);
        }
        String role = request.text("ServiceExecutionRoleUpdate");
        return withLoggings(role == null ? next : next.withRole(role), request);
    }

    private Configuration withParts(Configuration before, Part update) {
        return before.withInputs(updates.all(
                        before.inputs(), Input::id, update.parts("InputUpdates"), "InputId", updates::input))
                .withOutputs(updates.all(
                        before.outputs(), Output::id, update.parts("OutputUpdates"), "OutputId", updates::output))
                .withReferences(updates.all(
                        before.references(),
                        ReferenceSource::id,
                        update.parts("ReferenceDataSourceUpdates"),
                        "ReferenceId",
                        updates::reference));
    }

    private Configuration withLoggings(Configuration before, Part update) {
        return before.withLoggings(updates.all(
                before.loggings(),
                LoggingOption::id,
                update.parts("CloudWatchLoggingOptionUpdates"),
                "CloudWatchLoggingOptionId",
                updates::logging));
    }
}
