package wildrydes.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import wildrydes.lab.code.DeploymentPackage;
import wildrydes.lab.code.JavaRuntime;
import wildrydes.lab.render.Times;

/** What a handle was given for its function, and how that comes into requests. What was not given stays as it is. */
final class FunctionSettings {

    /** Lambda's own 128 MB start a JVM with the SDK slowly. */
    private static final int MEMORY = 512;

    @Nullable
    Class<?> code;

    final List<String> libraries = new ArrayList<>();

    @Nullable
    Role role;

    final Map<String, String> environment = new LinkedHashMap<>();

    @Nullable
    Duration timeout;

    @Nullable
    Integer memory;

    @Nullable
    String runtime;

    /** The runtime that was chosen, or that of the notebook's own Java. */
    JavaRuntime runtime() {
        return runtime == null ? JavaRuntime.ofNotebook() : JavaRuntime.named(runtime);
    }

    /** @throws LabException if none was given */
    Class<?> code(String function) {
        if (code == null) {
            throw new LabException(
                    "Function " + function + " has no code; give it the class of a handler by code(..).");
        }
        return code;
    }

    /** @throws LabException if none was given */
    Role role(String function) {
        if (role == null) {
            throw new LabException("Function " + function + " has no role, so that it could do nothing; give it one by"
                    + " role(..), which trusts Lambda.");
        }
        return role;
    }

    CreateFunctionRequest creation(String function, DeploymentPackage code) {
        return CreateFunctionRequest.builder()
                .functionName(function)
                .runtime(runtime().name())
                .role(role(function).arn())
                .handler(code.handler())
                .code(zip -> zip.zipFile(SdkBytes.fromByteArrayUnsafe(code.zip())))
                .timeout(timeout == null ? null : (Integer) (int) timeout.toSeconds())
                .memorySize(memory == null ? MEMORY : memory)
                .packageType(PackageType.ZIP)
                .environment(environment.isEmpty() ? null : environment(environment))
                .build();
    }

    private static software.amazon.awssdk.services.lambda.model.Environment environment(Map<String, String> variables) {
        return software.amazon.awssdk.services.lambda.model.Environment.builder()
                .variables(variables)
                .build();
    }

    /**
     * Whether a function that is there has another value for anything that was given.
     *
     * @param handler as Lambda names it; empty where no code was given
     */
    boolean differ(FunctionConfiguration found, String handler) {
        return (!handler.isEmpty() && !handler.equals(found.handler()))
                || (role != null && !role.arn().equals(found.role()))
                || (timeout != null && timeout.toSeconds() != found.timeout())
                || (memory != null && !memory.equals(found.memorySize()))
                || (runtime != null && !runtime.equals(found.runtimeAsString()))
                || !variables(found).entrySet().containsAll(environment.entrySet());
    }

    /** @param handler as Lambda names it; empty where no code was given */
    UpdateFunctionConfigurationRequest change(FunctionConfiguration found, String handler) {
        Map<String, String> variables = new LinkedHashMap<>(variables(found));
        variables.putAll(environment);
        return UpdateFunctionConfigurationRequest.builder()
                .functionName(found.functionName())
                .handler(handler.isEmpty() ? null : handler)
                .role(role == null ? null : role.arn())
                .timeout(timeout == null ? null : (Integer) (int) timeout.toSeconds())
                .memorySize(memory)
                .runtime(runtime)
                .environment(environment.isEmpty() ? null : environment(variables))
                .build();
    }

    private static Map<String, String> variables(FunctionConfiguration found) {
        return found.environment() == null ? Map.of() : found.environment().variables();
    }

    /** What a function that is there is like, as lines of its card. */
    static Card onto(Card card, FunctionConfiguration found) {
        Card lines = card.with("status", found.stateAsString())
                .with("arn", found.functionArn())
                .with("runs", found.handler() + ", " + found.runtimeAsString())
                .with("code", String.format(Locale.ROOT, "%.1f MB", found.codeSize() / 1e6))
                .with("as", found.role())
                .with("memory", found.memorySize() + " MB")
                .with("time for a call", Times.words(Duration.ofSeconds(found.timeout())));
        for (Map.Entry<String, String> variable : variables(found).entrySet()) {
            lines = lines.with("environment", variable.getKey() + "=" + variable.getValue());
        }
        return lines.with("log", "/aws/lambda/" + found.functionName());
    }
}
