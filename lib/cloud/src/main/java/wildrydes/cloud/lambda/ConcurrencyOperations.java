package wildrydes.cloud.lambda;

import java.util.List;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsRequest;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.GetProvisionedConcurrencyConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetProvisionedConcurrencyConfigResponse;
import software.amazon.awssdk.services.lambda.model.ListProvisionedConcurrencyConfigsRequest;
import software.amazon.awssdk.services.lambda.model.ListProvisionedConcurrencyConfigsResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.PutProvisionedConcurrencyConfigRequest;
import software.amazon.awssdk.services.lambda.model.PutProvisionedConcurrencyConfigResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.lambda.code.Packages;
import wildrydes.cloud.wire.Answers;

/** The operations on concurrency, and on what the account may use at all. Safe for concurrent use. */
public final class ConcurrencyOperations {

    /** 75 GB, docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html. */
    private static final long MOST_CODE = 80_530_636_800L;

    private final Functions functions;
    private final FunctionNames names;
    private final Concurrency concurrency;

    ConcurrencyOperations(Functions functions, Concurrency concurrency) {
        this.functions = functions;
        this.names = functions.names();
        this.concurrency = concurrency;
    }

    public PutFunctionConcurrencyResponse putFunctionConcurrency(PutFunctionConcurrencyRequest request, Caller caller) {
        String name = names.functionOnly(request.functionName());
        if (functions.find(name) == null) {
            throw LambdaErrors.notFound(names.arn(name, Revision.LATEST));
        }
        int count = request.reservedConcurrentExecutions();
        functions.change(name, before -> {
            if (concurrency.unreservedBesides(name) - count < Concurrency.LEAST_UNRESERVED) {
                throw InvokeErrors.tooMuchReserved(Concurrency.LEAST_UNRESERVED);
            }
            return before.reserving(count);
        });
        return PutFunctionConcurrencyResponse.builder()
                .reservedConcurrentExecutions(count)
                .build();
    }

    public GetFunctionConcurrencyResponse getFunctionConcurrency(GetFunctionConcurrencyRequest request, Caller caller) {
        LambdaFunction function = functions.require(names.functionOnly(request.functionName()));
        return GetFunctionConcurrencyResponse.builder()
                .reservedConcurrentExecutions(function.reserved())
                .build();
    }

    @Answers(204)
    public DeleteFunctionConcurrencyResponse deleteFunctionConcurrency(
            DeleteFunctionConcurrencyRequest request, Caller caller) {
        functions.change(names.functionOnly(request.functionName()), before -> before.reserving(null));
        return DeleteFunctionConcurrencyResponse.builder().build();
    }

    /** There is none here: an environment that nobody has asked for yet would keep memory from those that are at work. */
    @Answers(202)
    public PutProvisionedConcurrencyConfigResponse putProvisionedConcurrencyConfig(
            PutProvisionedConcurrencyConfigRequest request, Caller caller) {
        functions.require(names.target(request.functionName(), request.qualifier()));
        throw LambdaErrors.notServed("Provisioned concurrency");
    }

    public GetProvisionedConcurrencyConfigResponse getProvisionedConcurrencyConfig(
            GetProvisionedConcurrencyConfigRequest request, Caller caller) {
        functions.require(names.target(request.functionName(), request.qualifier()));
        throw InvokeErrors.noProvisioned();
    }

    public ListProvisionedConcurrencyConfigsResponse listProvisionedConcurrencyConfigs(
            ListProvisionedConcurrencyConfigsRequest request, Caller caller) {
        functions.require(names.functionOnly(request.functionName()));
        return ListProvisionedConcurrencyConfigsResponse.builder()
                .provisionedConcurrencyConfigs(List.of())
                .build();
    }

    public GetAccountSettingsResponse getAccountSettings(GetAccountSettingsRequest request, Caller caller) {
        long code = 0;
        for (LambdaFunction function : functions.all()) {
            code += function.latest().code().size();
            for (Revision version : function.versions().values()) {
                code += version.code().size();
            }
        }
        for (Layer layer : functions.layers()) {
            for (Layer.Version version : layer.versions().values()) {
                code += version.code().size();
            }
        }
        long used = code;
        return GetAccountSettingsResponse.builder()
                .accountLimit(limit -> limit.totalCodeSize(MOST_CODE)
                        .codeSizeUnzipped(Packages.MOST_UNZIPPED)
                        .codeSizeZipped(Packages.MOST_ZIPPED)
                        .concurrentExecutions(Concurrency.LIMIT)
                        .unreservedConcurrentExecutions(concurrency.unreserved()))
                .accountUsage(usage -> usage.totalCodeSize(used)
                        .functionCount((long) functions.all().size()))
                .build();
    }
}
