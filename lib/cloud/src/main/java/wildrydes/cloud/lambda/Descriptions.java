package wildrydes.cloud.lambda;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.Layer;
import software.amazon.awssdk.services.lambda.model.SnapStartOptimizationStatus;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.StateReasonCode;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import wildrydes.cloud.lambda.Revision.Phase;

/** Describes functions and aliases as answers do. */
final class Descriptions {

    private static final DateTimeFormatter MODIFIED = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String REASON = "The function is being created.";

    private final FunctionNames names;

    Descriptions(FunctionNames names) {
        this.names = names;
    }

    /**
     * Code and configuration of a function as an answer has them.
     *
     * @param qualifier as the request named it, in the ARN; null for an ARN without
     */
    FunctionConfiguration of(LambdaFunction function, Revision revision, @Nullable String qualifier) {
        FunctionConfiguration.Builder answer = listed(function, revision, qualifier).toBuilder();
        answer.runtimeVersionConfig(version ->
                version.runtimeVersionArn(names.runtimeArn(revision.settings().runtime())));
        if (revision.phase() == Phase.CREATING) {
            answer.state(State.PENDING).stateReason(REASON).stateReasonCode(StateReasonCode.CREATING);
        } else {
            answer.state(State.ACTIVE).lastUpdateStatus(LastUpdateStatus.SUCCESSFUL);
        }
        if (revision.phase() == Phase.UPDATING) {
            answer.lastUpdateStatus(LastUpdateStatus.IN_PROGRESS)
                    .lastUpdateStatusReason(REASON)
                    .lastUpdateStatusReasonCode("Creating");
        }
        return answer.build();
    }

    /** The same without the states, as lists have it. */
    FunctionConfiguration listed(LambdaFunction function, Revision revision, @Nullable String qualifier) {
        Settings settings = revision.settings();
        FunctionConfiguration.Builder answer = FunctionConfiguration.builder()
                .functionName(function.name())
                .functionArn(names.arn(new Target(function.name(), qualifier)))
                .version(revision.version())
                .role(settings.role())
                .runtime(settings.runtime())
                .handler(settings.handler())
                .description(settings.description())
                .timeout(settings.timeout())
                .memorySize(settings.memory())
                .ephemeralStorage(storage -> storage.size(settings.storage()))
                .codeSize(revision.code().size())
                .codeSha256(revision.code().sha256())
                .lastModified(MODIFIED.format(revision.modified()))
                .revisionId(revision.id())
                .packageType("Zip")
                .architecturesWithStrings(settings.architecture())
                .tracingConfig(tracing -> tracing.mode(settings.tracing()))
                .snapStart(
                        snap -> snap.applyOn(settings.snapStart()).optimizationStatus(SnapStartOptimizationStatus.OFF))
                .loggingConfig(logging -> logging.logFormat("Text").logGroup(settings.logGroup(function.name())));
        if (settings.environment() != null) {
            answer.environment(environment -> environment.variables(settings.environment()));
        }
        if (settings.deadLetters() != null) {
            answer.deadLetterConfig(letters -> letters.targetArn(settings.deadLetters()));
        }
        if (!settings.layers().isEmpty()) {
            answer.layers(layers(settings));
        }
        return answer.build();
    }

    private static List<Layer> layers(Settings settings) {
        return settings.layers().stream()
                .map(layer -> Layer.builder()
                        .arn(layer.arn())
                        .codeSize(layer.code().size())
                        .build())
                .toList();
    }

    AliasConfiguration of(LambdaFunction function, Alias alias) {
        AliasConfiguration.Builder answer = AliasConfiguration.builder()
                .aliasArn(names.arn(function.name(), alias.name()))
                .name(alias.name())
                .functionVersion(alias.version())
                .description(alias.description())
                .revisionId(alias.id());
        if (alias.other() != null) {
            answer.routingConfig(AliasRoutingConfiguration.builder()
                    .additionalVersionWeights(Map.of(alias.other(), alias.weight()))
                    .build());
        }
        return answer.build();
    }

    /** The members of a structure in another one that has the same members, such as a response. */
    static <B extends SdkBuilder<B, R> & SdkPojo, R> R in(SdkPojo structure, B answer) {
        for (SdkField<?> field : structure.sdkFields()) {
            Object value = field.getValueOrDefault(structure);
            for (SdkField<?> same : answer.sdkFields()) {
                if (value != null && same.memberName().equals(field.memberName())) {
                    same.set(answer, value);
                }
            }
        }
        return answer.build();
    }
}
