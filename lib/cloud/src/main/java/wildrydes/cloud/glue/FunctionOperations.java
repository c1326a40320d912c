package wildrydes.cloud.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.CreateUserDefinedFunctionRequest;
import software.amazon.awssdk.services.glue.model.CreateUserDefinedFunctionResponse;
import software.amazon.awssdk.services.glue.model.DeleteUserDefinedFunctionRequest;
import software.amazon.awssdk.services.glue.model.DeleteUserDefinedFunctionResponse;
import software.amazon.awssdk.services.glue.model.GetUserDefinedFunctionRequest;
import software.amazon.awssdk.services.glue.model.GetUserDefinedFunctionResponse;
import software.amazon.awssdk.services.glue.model.GetUserDefinedFunctionsRequest;
import software.amazon.awssdk.services.glue.model.GetUserDefinedFunctionsResponse;
import software.amazon.awssdk.services.glue.model.UpdateUserDefinedFunctionRequest;
import software.amazon.awssdk.services.glue.model.UpdateUserDefinedFunctionResponse;
import software.amazon.awssdk.services.glue.model.UserDefinedFunction;
import software.amazon.awssdk.services.glue.model.UserDefinedFunctionInput;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;

/** The operations on user-defined functions, which Athena does not use. Safe for concurrent use. */
public final class FunctionOperations {

    private static final int PAGE = 100;

    private final String account;
    private final Catalog catalog;
    private final Lookup lookup;
    private final CloudTime time;

    FunctionOperations(String account, Catalog catalog, Lookup lookup, CloudTime time) {
        this.account = account;
        this.catalog = catalog;
        this.lookup = lookup;
        this.time = time;
    }

    private UserDefinedFunction.Builder function(String database, UserDefinedFunctionInput input) {
        if (input.functionName() == null) {
            throw GlueErrors.invalid("Function name is missing: give FunctionInput a FunctionName.");
        }
        return UserDefinedFunction.builder()
                .functionName(Keys.folded(input.functionName()))
                .databaseName(Keys.folded(database))
                .className(input.className())
                .ownerName(input.ownerName())
                .ownerType(input.ownerTypeAsString())
                .resourceUris(input.resourceUris())
                .catalogId(account);
    }

    private UserDefinedFunction required(String database, String name) {
        UserDefinedFunction found = catalog.function(database, name);
        if (found == null) {
            throw GlueErrors.noFunction(name);
        }
        return found;
    }

    public CreateUserDefinedFunctionResponse createUserDefinedFunction(
            CreateUserDefinedFunctionRequest request, Caller caller) {
        catalog.changing(() -> {
            lookup.checkDatabase(request.catalogId(), request.databaseName());
            UserDefinedFunction added = function(request.databaseName(), request.functionInput())
                    .createTime(time.instant())
                    .build();
            if (catalog.function(added.databaseName(), added.functionName()) != null) {
                throw GlueErrors.exists("Function");
            }
            catalog.put(added);
            return added;
        });
        return CreateUserDefinedFunctionResponse.builder().build();
    }

    public GetUserDefinedFunctionResponse getUserDefinedFunction(GetUserDefinedFunctionRequest request, Caller caller) {
        lookup.checkDatabase(request.catalogId(), request.databaseName());
        return GetUserDefinedFunctionResponse.builder()
                .userDefinedFunction(required(request.databaseName(), request.functionName()))
                .build();
    }

    public GetUserDefinedFunctionsResponse getUserDefinedFunctions(
            GetUserDefinedFunctionsRequest request, Caller caller) {
        if (request.databaseName() == null) {
            lookup.checkCatalog(request.catalogId());
        } else {
            lookup.checkDatabase(request.catalogId(), request.databaseName());
        }
        List<UserDefinedFunction> matching = new NamePattern(request.pattern())
                .of(catalog.functions(request.databaseName()), UserDefinedFunction::functionName);
        Pages<UserDefinedFunction> page = Pages.of(
                matching,
                function -> Keys.in(function.databaseName(), function.functionName()),
                request.nextToken(),
                request.maxResults(),
                PAGE);
        return GetUserDefinedFunctionsResponse.builder()
                .userDefinedFunctions(page.items())
                .nextToken(page.token())
                .build();
    }

    public UpdateUserDefinedFunctionResponse updateUserDefinedFunction(
            UpdateUserDefinedFunctionRequest request, Caller caller) {
        catalog.changing(() -> {
            lookup.checkDatabase(request.catalogId(), request.databaseName());
            UserDefinedFunction before = required(request.databaseName(), request.functionName());
            UserDefinedFunction after = function(request.databaseName(), request.functionInput())
                    .createTime(before.createTime())
                    .build();
            if (!before.functionName().equals(after.functionName())) {
                throw GlueErrors.invalid("Function cannot be renamed");
            }
            catalog.put(after);
            return after;
        });
        return UpdateUserDefinedFunctionResponse.builder().build();
    }

    public DeleteUserDefinedFunctionResponse deleteUserDefinedFunction(
            DeleteUserDefinedFunctionRequest request, Caller caller) {
        catalog.changing(() -> {
            lookup.checkDatabase(request.catalogId(), request.databaseName());
            UserDefinedFunction gone = required(request.databaseName(), request.functionName());
            catalog.removeFunction(gone.databaseName(), gone.functionName());
            return gone;
        });
        return DeleteUserDefinedFunctionResponse.builder().build();
    }
}
