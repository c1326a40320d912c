package wildrydes.cloud.lambda;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionCode;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.lambda.Revision.Phase;
import wildrydes.cloud.lambda.code.Packages;
import wildrydes.cloud.wire.Answers;

/**
 * The operations on functions; each is documented at docs.aws.amazon.com/lambda/latest/api/API_{name}.html. Safe for concurrent use.
 */
public final class FunctionOperations {

    private static final int PAGE = 50;

    private final Functions functions;
    private final FunctionNames names;
    private final Configuring configuring;
    private final CodeSources sources;
    private final CodeLocations locations;
    private final Descriptions descriptions;
    private final CloudTime time;

    FunctionOperations(
            Functions functions,
            Configuring configuring,
            CodeSources sources,
            CodeLocations locations,
            Descriptions descriptions,
            CloudTime time) {
        this.functions = functions;
        this.names = functions.names();
        this.configuring = configuring;
        this.sources = sources;
        this.locations = locations;
        this.descriptions = descriptions;
        this.time = time;
    }

    @Answers(201)
    public CreateFunctionResponse createFunction(CreateFunctionRequest request, Caller caller) {
        String name = names.functionOnly(request.functionName());
        Settings settings = configuring.of(request, caller);
        requireNew(name);
        Map<String, String> tags = Tags.checked(request.tags());
        FunctionCode code = request.code();
        if (code.imageUri() != null) {
            throw LambdaErrors.notServed("ImageUri");
        }
        CodeSources.Source source =
                new CodeSources.Source(code.zipFile(), code.s3Bucket(), code.s3Key(), code.s3ObjectVersion());
        try (Packages.Held held = sources.taken(source, caller)) {
            requireSize(settings, held);
            return functions.changing(() -> {
                requireNew(name);
                Revision first = Revision.first(
                        settings, held.stored(), time.instant(), time.instant().plus(Lifecycle.CREATING));
                LambdaFunction created = LambdaFunction.created(name, first, tags);
                boolean publish = Boolean.TRUE.equals(request.publish());
                if (publish) {
                    created = created.withVersion(1, first.published(1, settings.description()));
                }
                functions.put(created);
                return Descriptions.in(
                        descriptions.of(created, publish ? Versions.newest(created) : first, null),
                        CreateFunctionResponse.builder());
            });
        }
    }

    private void requireNew(String name) {
        if (functions.find(name) != null) {
            throw LambdaErrors.exists(name);
        }
    }

    private static void requireSize(Settings settings, Packages.Held code) {
        requireSize(settings, code.stored().unzipped());
    }

    private static void requireSize(Settings settings, long code) {
        long size = code;
        for (Settings.LayerUse layer : settings.layers()) {
            size += layer.code().unzipped();
        }
        if (size > Packages.MOST_UNZIPPED) {
            throw CodeErrors.largeWithLayers(size);
        }
    }

    public GetFunctionResponse getFunction(GetFunctionRequest request, Caller caller) {
        Target target = names.target(request.functionName(), request.qualifier());
        LambdaFunction function = functions.require(target);
        Revision revision = functions.revision(target);
        GetFunctionResponse.Builder answer = GetFunctionResponse.builder()
                .configuration(descriptions.of(function, revision, target.qualifier()))
                .code(code -> code.repositoryType("S3").location(locations.of(revision.code())));
        if (!function.tags().isEmpty()) {
            answer.tags(function.tags());
        }
        if (function.reserved() != null) {
            answer.concurrency(concurrency -> concurrency.reservedConcurrentExecutions(function.reserved()));
        }
        looked(function);
        return answer.build();
    }

    public GetFunctionConfigurationResponse getFunctionConfiguration(
            GetFunctionConfigurationRequest request, Caller caller) {
        Target target = names.target(request.functionName(), request.qualifier());
        LambdaFunction function = functions.require(target);
        GetFunctionConfigurationResponse answer = Descriptions.in(
                descriptions.of(function, functions.revision(target), target.qualifier()),
                GetFunctionConfigurationResponse.builder());
        looked(function);
        return answer;
    }

    private void looked(LambdaFunction function) {
        time.looked(names.arn(function.name()));
    }

    public UpdateFunctionCodeResponse updateFunctionCode(UpdateFunctionCodeRequest request, Caller caller) {
        String name = names.functionOnly(request.functionName());
        LambdaFunction seen = functions.require(name);
        if (request.imageUri() != null) {
            throw CodeErrors.imageOfZip();
        }
        LambdaErrors.requireRevision(request.revisionId(), seen.latest().id());
        requireChangeable(seen);
        CodeSources.Source source = new CodeSources.Source(
                request.zipFile(), request.s3Bucket(), request.s3Key(), request.s3ObjectVersion());
        boolean publish = Boolean.TRUE.equals(request.publish());
        try (Packages.Held held = sources.taken(source, caller)) {
            LambdaFunction now = functions.changing(() -> {
                LambdaFunction before = functions.require(name);
                LambdaErrors.requireRevision(
                        request.revisionId(), before.latest().id());
                requireChangeable(before);
                Settings settings = request.hasArchitectures()
                        ? before.latest()
                                .settings()
                                .on(request.architecturesAsStrings().get(0))
                        : before.latest().settings();
                requireSize(settings, held);
                LambdaFunction next = before.with(before.latest()
                        .changed(
                                settings,
                                held.stored(),
                                time.instant(),
                                time.instant().plus(Lifecycle.UPDATING)));
                if (publish) {
                    next = Versions.published(next, next.latest().settings().description());
                }
                if (!Boolean.TRUE.equals(request.dryRun())) {
                    functions.put(next);
                }
                return next;
            });
            Revision shown = publish ? Versions.newest(now) : now.latest();
            return Descriptions.in(
                    descriptions.of(now, shown, publish ? shown.version() : null),
                    UpdateFunctionCodeResponse.builder());
        }
    }

    public UpdateFunctionConfigurationResponse updateFunctionConfiguration(
            UpdateFunctionConfigurationRequest request, Caller caller) {
        String name = names.functionOnly(request.functionName());
        LambdaFunction now = functions.change(name, before -> {
            LambdaErrors.requireRevision(request.revisionId(), before.latest().id());
            requireChangeable(before);
            Settings settings = configuring.changed(before.latest().settings(), request, caller);
            requireSize(settings, before.latest().code().unzipped());
            return before.with(before.latest()
                    .changed(
                            settings,
                            before.latest().code(),
                            time.instant(),
                            time.instant().plus(Lifecycle.UPDATING)));
        });
        return Descriptions.in(descriptions.of(now, now.latest(), null), UpdateFunctionConfigurationResponse.builder());
    }

    /** Who is refused since something is going on has looked, so that while time stands still the next try finds it done. */
    private void requireChangeable(LambdaFunction function) {
        Phase phase = function.latest().phase();
        if (phase != Phase.READY) {
            looked(function);
            throw phase == Phase.CREATING ? LambdaErrors.pending() : LambdaErrors.updating(names.arn(function.name()));
        }
    }

    @Answers(204)
    public DeleteFunctionResponse deleteFunction(DeleteFunctionRequest request, Caller caller) {
        Target target = names.target(request.functionName(), request.qualifier());
        functions.changing(() -> {
            LambdaFunction function = functions.require(target.name());
            String version = target.qualifier();
            if (version == null) {
                functions.remove(function);
            } else if (function.version(version) != null) {
                functions.put(Versions.without(function, version));
            } else if (function.aliases().containsKey(version)) {
                throw VersionErrors.aliasesStay();
            }
            return null;
        });
        return DeleteFunctionResponse.builder().build();
    }

    public ListFunctionsResponse listFunctions(ListFunctionsRequest request, Caller caller) {
        boolean versions = request.functionVersionAsString() != null;
        List<FunctionConfiguration> all = functions.all().stream()
                .flatMap(function -> listed(function, versions))
                .toList();
        Pages.Page<FunctionConfiguration> page = Pages.of(all, request.marker(), request.maxItems(), PAGE);
        return ListFunctionsResponse.builder()
                .functions(page.items())
                .nextMarker(page.next())
                .build();
    }

    private Stream<FunctionConfiguration> listed(LambdaFunction function, boolean versions) {
        if (!versions) {
            return Stream.of(descriptions.listed(function, function.latest(), null));
        }
        Collection<Revision> published = function.versions().values();
        return Stream.concat(Stream.of(function.latest()), published.stream())
                .map(revision -> descriptions.listed(function, revision, revision.version()));
    }
}
