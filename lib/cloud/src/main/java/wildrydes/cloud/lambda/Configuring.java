package wildrydes.cloud.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.Environment;
import software.amazon.awssdk.services.lambda.model.LogFormat;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.iam.PassRole;

/** Makes a function's settings of what a request says, within Lambda's rules. */
final class Configuring {

    /** docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html. */
    private static final int MOST_ENVIRONMENT_BYTES = 4096;

    private static final Set<String> RESERVED = Set.of(
            "_HANDLER",
            "_X_AMZN_TRACE_ID",
            "AWS_DEFAULT_REGION",
            "AWS_REGION",
            "AWS_EXECUTION_ENV",
            "AWS_LAMBDA_FUNCTION_NAME",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            "AWS_LAMBDA_FUNCTION_VERSION",
            "AWS_LAMBDA_INITIALIZATION_TYPE",
            "AWS_LAMBDA_LOG_GROUP_NAME",
            "AWS_LAMBDA_LOG_STREAM_NAME",
            "AWS_ACCESS_KEY",
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "AWS_LAMBDA_RUNTIME_API",
            "LAMBDA_TASK_ROOT",
            "LAMBDA_RUNTIME_DIR");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Settings DEFAULTS =
            new Settings("", "", "", "", 3, 128, 512, null, List.of(), null, "PassThrough", null, "x86_64", "None");

    private final PassRole passing;
    private final LayerLibrary layers;
    private final Destinations destinations;

    Configuring(PassRole passing, LayerLibrary layers, Destinations destinations) {
        this.passing = passing;
        this.layers = layers;
        this.destinations = destinations;
    }

    /** The settings of a new function. */
    Settings of(CreateFunctionRequest request, Caller caller) {
        if (request.packageType() == PackageType.IMAGE) {
            throw LambdaErrors.notServed("PackageType Image");
        }
        if (request.handler() == null || request.runtimeAsString() == null) {
            throw LambdaErrors.noHandler();
        }
        if (request.codeSigningConfigArn() != null
                && !request.codeSigningConfigArn().isEmpty()) {
            throw LambdaErrors.notServed("CodeSigningConfigArn");
        }
        if (request.tenancyConfig() != null) {
            throw LambdaErrors.notServed("TenancyConfig");
        }
        UpdateFunctionConfigurationRequest same = UpdateFunctionConfigurationRequest.builder()
                .role(request.role())
                .handler(request.handler())
                .runtime(request.runtimeAsString())
                .description(request.description())
                .timeout(request.timeout())
                .memorySize(request.memorySize())
                .vpcConfig(request.vpcConfig())
                .environment(request.environment())
                .deadLetterConfig(request.deadLetterConfig())
                .kmsKeyArn(request.kmsKeyArn())
                .tracingConfig(request.tracingConfig())
                .layers(request.hasLayers() ? request.layers() : null)
                .fileSystemConfigs(request.hasFileSystemConfigs() ? request.fileSystemConfigs() : null)
                .imageConfig(request.imageConfig())
                .ephemeralStorage(request.ephemeralStorage())
                .snapStart(request.snapStart())
                .loggingConfig(request.loggingConfig())
                .capacityProviderConfig(request.capacityProviderConfig())
                .durableConfig(request.durableConfig())
                .build();
        Settings settings = changed(DEFAULTS, same, caller);
        return request.hasArchitectures() && !request.architectures().isEmpty()
                ? settings.on(request.architecturesAsStrings().get(0))
                : settings;
    }

    /** The settings of a function that had others. */
    Settings changed(Settings before, UpdateFunctionConfigurationRequest request, Caller caller) {
        requireServed(request);
        String runtime = given(request.runtimeAsString(), before.runtime());
        if (!runtime.equals(before.runtime())) {
            Runtimes.require(runtime);
        }
        String role = given(request.role(), before.role());
        if (request.role() != null) {
            passing.taken(caller, role, LambdaRole.SERVICE, LambdaErrors::untrusting);
        }
        String deadLetters = before.deadLetters();
        if (request.deadLetterConfig() != null) {
            String target = request.deadLetterConfig().targetArn();
            deadLetters = target == null || target.isEmpty() ? null : target;
        }
        if (deadLetters != null) {
            destinations.requireDeadLetters(deadLetters, role);
        }
        return new Settings(
                role,
                given(request.handler(), before.handler()),
                runtime,
                given(request.description(), before.description()),
                given(request.timeout(), before.timeout()),
                given(request.memorySize(), before.memory()),
                request.ephemeralStorage() == null
                        ? before.storage()
                        : given(request.ephemeralStorage().size(), before.storage()),
                request.environment() == null ? before.environment() : variables(request.environment()),
                request.hasLayers() ? layers.named(request.layers()) : before.layers(),
                request.loggingConfig() == null ? before.logGroup() : logGroup(request.loggingConfig()),
                request.tracingConfig() == null
                        ? before.tracing()
                        : given(request.tracingConfig().modeAsString(), before.tracing()),
                deadLetters,
                before.architecture(),
                before.snapStart());
    }

    private static void requireServed(UpdateFunctionConfigurationRequest request) {
        requireNothing(
                "VpcConfig",
                request.vpcConfig() == null || request.vpcConfig().subnetIds().isEmpty());
        requireNothing("FileSystemConfigs", request.fileSystemConfigs().isEmpty());
        requireNothing("ImageConfig", request.imageConfig() == null);
        requireNothing(
                "KMSKeyArn", request.kmsKeyArn() == null || request.kmsKeyArn().isEmpty());
        requireNothing("CapacityProviderConfig", request.capacityProviderConfig() == null);
        requireNothing("DurableConfig", request.durableConfig() == null);
        requireNothing(
                "SnapStart of published versions",
                request.snapStart() == null || request.snapStart().applyOn() != SnapStartApplyOn.PUBLISHED_VERSIONS);
        requireNothing(
                "LogFormat JSON",
                request.loggingConfig() == null || request.loggingConfig().logFormat() != LogFormat.JSON);
    }

    private static void requireNothing(String what, boolean nothing) {
        if (!nothing) {
            throw LambdaErrors.notServed(what);
        }
    }

    private static <T> T given(@Nullable T wanted, T before) {
        return wanted == null ? before : wanted;
    }

    private static @Nullable String logGroup(LoggingConfig logging) {
        return logging.logGroup() == null || logging.logGroup().isEmpty() ? null : logging.logGroup();
    }

    private static Map<String, String> variables(Environment environment) {
        Map<String, String> variables = new TreeMap<>(environment.variables());
        Set<String> reserved = new TreeSet<>(variables.keySet());
        reserved.retainAll(RESERVED);
        if (!reserved.isEmpty()) {
            throw LambdaErrors.reservedKeys(String.join(", ", reserved));
        }
        try {
            String measured = JSON.writeValueAsString(variables);
            if (measured.getBytes(StandardCharsets.UTF_8).length > MOST_ENVIRONMENT_BYTES) {
                throw LambdaErrors.largeEnvironment(measured);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can be written as JSON", e);
        }
        return Map.copyOf(variables);
    }
}
