package wildrydes.cloud.lambda;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.FunctionEventInvokeConfig;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionEventInvokeConfigsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionEventInvokeConfigsResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionEventInvokeConfigResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.wire.Answers;

/** The operations on what becomes of asynchronous invocations. Safe for concurrent use. */
public final class AsyncOperations {

    private static final int PAGE = 50;

    private final Functions functions;
    private final FunctionNames names;
    private final Destinations destinations;
    private final CloudTime time;

    AsyncOperations(Functions functions, Destinations destinations, CloudTime time) {
        this.functions = functions;
        this.names = functions.names();
        this.destinations = destinations;
        this.time = time;
    }

    public PutFunctionEventInvokeConfigResponse putFunctionEventInvokeConfig(
            PutFunctionEventInvokeConfigRequest request, Caller caller) {
        requireSomething(
                request.maximumRetryAttempts(), request.maximumEventAgeInSeconds(), request.destinationConfig());
        Target target = names.target(request.functionName(), request.qualifier());
        AsyncSettings settings = new AsyncSettings(
                request.maximumRetryAttempts(),
                request.maximumEventAgeInSeconds(),
                onSuccess(request.destinationConfig()),
                onFailure(request.destinationConfig()),
                now());
        put(target, settings);
        return Descriptions.in(described(target, settings), PutFunctionEventInvokeConfigResponse.builder());
    }

    private static void requireSomething(
            @Nullable Integer retries, @Nullable Integer age, @Nullable DestinationConfig destination) {
        if (retries == null && age == null && destination == null) {
            throw LambdaErrors.noAsyncSettings();
        }
    }

    /** As AWS's answers have it: to the second. */
    private Instant now() {
        return Instant.ofEpochSecond(time.instant().getEpochSecond());
    }

    private static @Nullable String onSuccess(@Nullable DestinationConfig config) {
        return config == null || config.onSuccess() == null
                ? null
                : nothingOr(config.onSuccess().destination());
    }

    private static @Nullable String onFailure(@Nullable DestinationConfig config) {
        return config == null || config.onFailure() == null
                ? null
                : nothingOr(config.onFailure().destination());
    }

    private static @Nullable String nothingOr(@Nullable String arn) {
        return arn == null || arn.isEmpty() ? null : arn;
    }

    private void put(Target target, AsyncSettings settings) {
        functions.changing(() -> {
            LambdaFunction before = functions.find(target.name());
            if (before == null || !before.has(target.key())) {
                throw LambdaErrors.noFunctionForAsync();
            }
            destinations.require(before, settings.onSuccess(), settings.onFailure());
            functions.put(before.withAsync(target.key(), settings));
            return null;
        });
    }

    public UpdateFunctionEventInvokeConfigResponse updateFunctionEventInvokeConfig(
            UpdateFunctionEventInvokeConfigRequest request, Caller caller) {
        requireSomething(
                request.maximumRetryAttempts(), request.maximumEventAgeInSeconds(), request.destinationConfig());
        Target target = names.target(request.functionName(), request.qualifier());
        AsyncSettings before = required(target);
        DestinationConfig config = request.destinationConfig();
        AsyncSettings settings = new AsyncSettings(
                request.maximumRetryAttempts() == null ? before.retries() : request.maximumRetryAttempts(),
                request.maximumEventAgeInSeconds() == null ? before.maximumAge() : request.maximumEventAgeInSeconds(),
                config == null || config.onSuccess() == null ? before.onSuccess() : onSuccess(config),
                config == null || config.onFailure() == null ? before.onFailure() : onFailure(config),
                now());
        put(target, settings);
        return Descriptions.in(described(target, settings), UpdateFunctionEventInvokeConfigResponse.builder());
    }

    private AsyncSettings required(Target target) {
        LambdaFunction function = functions.find(target.name());
        AsyncSettings settings = function == null ? null : function.async().get(target.key());
        if (settings == null) {
            throw LambdaErrors.noAsync(names.arn(target.name(), target.key()));
        }
        return settings;
    }

    private FunctionEventInvokeConfig described(Target target, AsyncSettings settings) {
        return FunctionEventInvokeConfig.builder()
                .functionArn(names.arn(target.name(), target.key()))
                .lastModified(settings.modified())
                .maximumRetryAttempts(settings.retries())
                .maximumEventAgeInSeconds(settings.maximumAge())
                .destinationConfig(config -> config.onSuccess(to -> to.destination(settings.onSuccess()))
                        .onFailure(to -> to.destination(settings.onFailure())))
                .build();
    }

    public GetFunctionEventInvokeConfigResponse getFunctionEventInvokeConfig(
            GetFunctionEventInvokeConfigRequest request, Caller caller) {
        Target target = names.target(request.functionName(), request.qualifier());
        return Descriptions.in(described(target, required(target)), GetFunctionEventInvokeConfigResponse.builder());
    }

    @Answers(204)
    public DeleteFunctionEventInvokeConfigResponse deleteFunctionEventInvokeConfig(
            DeleteFunctionEventInvokeConfigRequest request, Caller caller) {
        Target target = names.target(request.functionName(), request.qualifier());
        functions.changing(() -> {
            required(target);
            functions.put(functions.require(target.name()).withAsync(target.key(), null));
            return null;
        });
        return DeleteFunctionEventInvokeConfigResponse.builder().build();
    }

    public ListFunctionEventInvokeConfigsResponse listFunctionEventInvokeConfigs(
            ListFunctionEventInvokeConfigsRequest request, Caller caller) {
        String name = names.target(request.functionName()).name();
        LambdaFunction function = functions.find(name);
        if (function == null) {
            throw LambdaErrors.noFunctionForAsync();
        }
        List<FunctionEventInvokeConfig> all = function.async().entrySet().stream()
                .map(entry -> described(new Target(name, entry.getKey()), entry.getValue()))
                .toList();
        Pages.Page<FunctionEventInvokeConfig> page = Pages.of(all, request.marker(), request.maxItems(), PAGE);
        return ListFunctionEventInvokeConfigsResponse.builder()
                .functionEventInvokeConfigs(page.items())
                .nextMarker(page.next())
                .build();
    }
}
