package wildrydes.cloud.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;
import software.amazon.awssdk.services.lambda.model.CreateAliasRequest;
import software.amazon.awssdk.services.lambda.model.CreateAliasResponse;
import software.amazon.awssdk.services.lambda.model.DeleteAliasRequest;
import software.amazon.awssdk.services.lambda.model.DeleteAliasResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasRequest;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.ListAliasesRequest;
import software.amazon.awssdk.services.lambda.model.ListAliasesResponse;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionRequest;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionResponse;
import software.amazon.awssdk.services.lambda.model.PublishVersionRequest;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;
import software.amazon.awssdk.services.lambda.model.UpdateAliasResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.lambda.Revision.Phase;
import wildrydes.cloud.wire.Answers;

/** The operations on versions and aliases. Safe for concurrent use. */
public final class VersionOperations {

    private static final int PAGE = 50;

    private final Functions functions;
    private final FunctionNames names;
    private final Descriptions descriptions;
    private final CloudTime time;

    VersionOperations(Functions functions, Descriptions descriptions, CloudTime time) {
        this.functions = functions;
        this.names = functions.names();
        this.descriptions = descriptions;
        this.time = time;
    }

    @Answers(201)
    public PublishVersionResponse publishVersion(PublishVersionRequest request, Caller caller) {
        String name = names.functionOnly(request.functionName());
        LambdaFunction now = functions.change(name, before -> {
            LambdaErrors.requireRevision(request.revisionId(), before.latest().id());
            String code = before.latest().code().sha256();
            String wanted = request.codeSha256();
            if (wanted != null && !wanted.isEmpty() && !wanted.equals(code)) {
                throw VersionErrors.otherCode(wanted, code);
            }
            if (before.latest().phase() != Phase.READY) {
                time.looked(names.arn(name));
                throw before.latest().phase() == Phase.CREATING
                        ? LambdaErrors.pending()
                        : LambdaErrors.updating(names.arn(name));
            }
            String description = request.description();
            return Versions.published(
                    before, description == null ? before.latest().settings().description() : description);
        });
        return Descriptions.in(
                descriptions.of(now, Versions.newest(now), String.valueOf(now.published())),
                PublishVersionResponse.builder());
    }

    public ListVersionsByFunctionResponse listVersionsByFunction(ListVersionsByFunctionRequest request, Caller caller) {
        LambdaFunction function =
                functions.require(names.target(request.functionName()).name());
        List<FunctionConfiguration> all = new ArrayList<>();
        all.add(descriptions.listed(function, function.latest(), Revision.LATEST));
        function.versions()
                .values()
                .forEach(version -> all.add(descriptions.listed(function, version, version.version())));
        Pages.Page<FunctionConfiguration> page = Pages.of(all, request.marker(), request.maxItems(), PAGE);
        return ListVersionsByFunctionResponse.builder()
                .versions(page.items())
                .nextMarker(page.next())
                .build();
    }

    @Answers(201)
    public CreateAliasResponse createAlias(CreateAliasRequest request, Caller caller) {
        String name = names.functionOnly(request.functionName());
        LambdaFunction now = functions.changing(() -> {
            LambdaFunction before = required(name, request.functionVersion());
            if (before.aliases().containsKey(request.name())) {
                throw VersionErrors.aliasExists(names.arn(name, request.name()));
            }
            Alias alias = alias(
                    before,
                    request.name(),
                    request.functionVersion(),
                    request.description() == null ? "" : request.description(),
                    request.routingConfig());
            LambdaFunction next = before.with(alias);
            functions.put(next);
            return next;
        });
        return Descriptions.in(described(now, request.name()), CreateAliasResponse.builder());
    }

    /** The function that has that version. */
    private LambdaFunction required(String name, String version) {
        LambdaFunction function = functions.find(name);
        if (function == null || function.version(version) == null) {
            throw LambdaErrors.notFound(names.arn(name, version));
        }
        return function;
    }

    /** @param routing null for none */
    private Alias alias(
            LambdaFunction function,
            String name,
            String version,
            String description,
            @Nullable AliasRoutingConfiguration routing) {
        Map<String, Double> weights = routing == null ? Map.of() : routing.additionalVersionWeights();
        if (weights.size() > 1) {
            throw VersionErrors.tooManyWeights();
        }
        if (weights.isEmpty()) {
            return Alias.of(name, version, description, null, 0);
        }
        Map.Entry<String, Double> only = weights.entrySet().iterator().next();
        String other = only.getKey();
        double weight = only.getValue();
        if (!(weight >= 0 && weight <= 1)) {
            throw VersionErrors.badWeight(other, weight);
        }
        if (other.equals(version)) {
            throw VersionErrors.sameVersion(version);
        }
        if (version.equals(Revision.LATEST)) {
            throw VersionErrors.latestWithWeights();
        }
        required(function.name(), other);
        return Alias.of(name, version, description, other, weight);
    }

    private AliasConfiguration described(LambdaFunction function, String alias) {
        Alias found = function.aliases().get(alias);
        if (found == null) {
            throw VersionErrors.noAlias(names.arn(function.name(), alias));
        }
        return descriptions.of(function, found);
    }

    public GetAliasResponse getAlias(GetAliasRequest request, Caller caller) {
        String name = names.target(request.functionName()).name();
        LambdaFunction function = functions.find(name);
        if (function == null) {
            throw VersionErrors.noAlias(names.arn(name, request.name()));
        }
        return Descriptions.in(described(function, request.name()), GetAliasResponse.builder());
    }

    public UpdateAliasResponse updateAlias(UpdateAliasRequest request, Caller caller) {
        String name = names.functionOnly(request.functionName());
        LambdaFunction now = functions.changing(() -> {
            LambdaFunction before = functions.find(name);
            Alias alias = before == null ? null : before.aliases().get(request.name());
            if (before == null || alias == null) {
                throw VersionErrors.noAliasToUpdate(names.arn(name, request.name()));
            }
            LambdaErrors.requireRevision(request.revisionId(), alias.id());
            LambdaFunction next = before.with(updated(before, alias, request));
            functions.put(next);
            return next;
        });
        return Descriptions.in(described(now, request.name()), UpdateAliasResponse.builder());
    }

    private Alias updated(LambdaFunction function, Alias before, UpdateAliasRequest request) {
        String version = request.functionVersion() == null ? before.version() : request.functionVersion();
        required(function.name(), version);
        String description = request.description() == null ? before.description() : request.description();
        AliasRoutingConfiguration routing = request.routingConfig();
        if (routing == null && before.other() != null) {
            routing = AliasRoutingConfiguration.builder()
                    .additionalVersionWeights(Map.of(before.other(), before.weight()))
                    .build();
        }
        return alias(function, before.name(), version, description, routing);
    }

    @Answers(204)
    public DeleteAliasResponse deleteAlias(DeleteAliasRequest request, Caller caller) {
        String name = names.functionOnly(request.functionName());
        functions.change(name, function -> function.withoutAlias(request.name()));
        return DeleteAliasResponse.builder().build();
    }

    public ListAliasesResponse listAliases(ListAliasesRequest request, Caller caller) {
        LambdaFunction function = functions.require(names.functionOnly(request.functionName()));
        String version = request.functionVersion();
        List<AliasConfiguration> all = function.aliases().values().stream()
                .filter(alias -> version == null || alias.pointsTo(version))
                .map(alias -> descriptions.of(function, alias))
                .toList();
        Pages.Page<AliasConfiguration> page = Pages.of(all, request.marker(), request.maxItems(), PAGE);
        return ListAliasesResponse.builder()
                .aliases(page.items())
                .nextMarker(page.next())
                .build();
    }
}
