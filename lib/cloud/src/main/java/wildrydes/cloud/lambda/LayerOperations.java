package wildrydes.cloud.lambda;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.DeleteLayerVersionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteLayerVersionResponse;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionByArnRequest;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionByArnResponse;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionRequest;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionResponse;
import software.amazon.awssdk.services.lambda.model.LayerVersionContentInput;
import software.amazon.awssdk.services.lambda.model.LayerVersionsListItem;
import software.amazon.awssdk.services.lambda.model.LayersListItem;
import software.amazon.awssdk.services.lambda.model.ListLayerVersionsRequest;
import software.amazon.awssdk.services.lambda.model.ListLayerVersionsResponse;
import software.amazon.awssdk.services.lambda.model.ListLayersRequest;
import software.amazon.awssdk.services.lambda.model.ListLayersResponse;
import software.amazon.awssdk.services.lambda.model.PublishLayerVersionRequest;
import software.amazon.awssdk.services.lambda.model.PublishLayerVersionResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.lambda.code.Packages;
import wildrydes.cloud.wire.Answers;

/** The operations on layers. Safe for concurrent use. */
public final class LayerOperations {

    private static final int PAGE = 50;
    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-zA-Z-]*:lambda:[^:]+:[0-9]{12}:layer:([a-zA-Z0-9-_]+)(?::([0-9]{1,18}))?");
    private static final DateTimeFormatter CREATED = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Functions functions;
    private final FunctionNames names;
    private final CodeSources sources;
    private final CodeLocations locations;
    private final CloudTime time;

    LayerOperations(Functions functions, CodeSources sources, CodeLocations locations, CloudTime time) {
        this.functions = functions;
        this.names = functions.names();
        this.sources = sources;
        this.locations = locations;
        this.time = time;
    }

    private static String name(String nameOrArn) {
        Matcher parts = ARN.matcher(nameOrArn);
        return parts.matches() ? parts.group(1) : nameOrArn;
    }

    @Answers(201)
    public PublishLayerVersionResponse publishLayerVersion(PublishLayerVersionRequest request, Caller caller) {
        String name = name(request.layerName());
        LayerVersionContentInput content = request.content();
        CodeSources.Source source = new CodeSources.Source(
                content.zipFile(), content.s3Bucket(), content.s3Key(), content.s3ObjectVersion());
        try (Packages.Held held = sources.taken(source, caller)) {
            Layer.Version version = functions.changing(() -> {
                Layer before = functions.layer(name);
                Layer layer = before == null ? new Layer(name, 0, new TreeMap<>()) : before;
                Layer.Version made = new Layer.Version(
                        layer.published() + 1,
                        held.stored(),
                        request.description() == null ? "" : request.description(),
                        request.compatibleRuntimesAsStrings(),
                        request.compatibleArchitecturesAsStrings(),
                        request.licenseInfo(),
                        time.instant());
                functions.put(layer.with(made));
                return made;
            });
            return Descriptions.in(described(name, version), PublishLayerVersionResponse.builder());
        }
    }

    private GetLayerVersionResponse described(String name, Layer.Version version) {
        GetLayerVersionResponse.Builder answer = GetLayerVersionResponse.builder()
                .content(content -> content.location(locations.of(version.code()))
                        .codeSha256(version.code().sha256())
                        .codeSize(version.code().size()))
                .layerArn(names.layerArn(name))
                .layerVersionArn(versionArn(name, version))
                .description(version.description())
                .createdDate(CREATED.format(version.created()))
                .version(version.number())
                .licenseInfo(version.license());
        if (!version.runtimes().isEmpty()) {
            answer.compatibleRuntimesWithStrings(version.runtimes());
        }
        if (!version.architectures().isEmpty()) {
            answer.compatibleArchitecturesWithStrings(version.architectures());
        }
        return answer.build();
    }

    private String versionArn(String name, Layer.Version version) {
        return names.layerArn(name) + ":" + version.number();
    }

    private LayerVersionsListItem listed(String name, Layer.Version version) {
        return Descriptions.in(described(name, version), LayerVersionsListItem.builder());
    }

    public GetLayerVersionResponse getLayerVersion(GetLayerVersionRequest request, Caller caller) {
        String name = name(request.layerName());
        return described(name, required(name, request.versionNumber()));
    }

    public GetLayerVersionByArnResponse getLayerVersionByArn(GetLayerVersionByArnRequest request, Caller caller) {
        Matcher parts = ARN.matcher(request.arn());
        if (!parts.matches() || parts.group(2) == null) {
            throw LambdaErrors.noResource();
        }
        Layer.Version version = required(parts.group(1), Long.parseLong(parts.group(2)));
        return Descriptions.in(described(parts.group(1), version), GetLayerVersionByArnResponse.builder());
    }

    private Layer.Version required(String name, long number) {
        if (number < 1) {
            throw CodeErrors.badLayerVersion();
        }
        Layer layer = functions.layer(name);
        Layer.Version version = layer == null ? null : layer.versions().get(number);
        if (version == null) {
            throw LambdaErrors.noResource();
        }
        return version;
    }

    /** Functions that use it go on to. */
    @Answers(204)
    public DeleteLayerVersionResponse deleteLayerVersion(DeleteLayerVersionRequest request, Caller caller) {
        String name = name(request.layerName());
        if (request.versionNumber() < 1) {
            throw CodeErrors.badLayerVersion();
        }
        functions.changing(() -> {
            Layer layer = functions.layer(name);
            if (layer != null && layer.versions().containsKey(request.versionNumber())) {
                functions.put(layer.without(request.versionNumber()));
            }
            return null;
        });
        return DeleteLayerVersionResponse.builder().build();
    }

    private static boolean fits(Layer.Version version, @Nullable String runtime, @Nullable String architecture) {
        return (runtime == null || version.runtimes().contains(runtime))
                && (architecture == null || version.architectures().contains(architecture));
    }

    public ListLayersResponse listLayers(ListLayersRequest request, Caller caller) {
        List<LayersListItem> all = new ArrayList<>();
        for (Layer layer : functions.layers()) {
            Layer.Version latest = null;
            for (Layer.Version version : layer.versions().values()) {
                if (fits(version, request.compatibleRuntimeAsString(), request.compatibleArchitectureAsString())) {
                    latest = version;
                }
            }
            if (latest != null) {
                all.add(LayersListItem.builder()
                        .layerName(layer.name())
                        .layerArn(names.layerArn(layer.name()))
                        .latestMatchingVersion(listed(layer.name(), latest))
                        .build());
            }
        }
        Pages.Page<LayersListItem> page = Pages.of(all, request.marker(), request.maxItems(), PAGE);
        return ListLayersResponse.builder()
                .layers(page.items())
                .nextMarker(page.next())
                .build();
    }

    public ListLayerVersionsResponse listLayerVersions(ListLayerVersionsRequest request, Caller caller) {
        String name = name(request.layerName());
        Layer layer = functions.layer(name);
        List<LayerVersionsListItem> all = layer == null
                ? List.of()
                : layer.versions().descendingMap().values().stream()
                        .filter(version -> fits(
                                version, request.compatibleRuntimeAsString(), request.compatibleArchitectureAsString()))
                        .map(version -> listed(name, version))
                        .toList();
        Pages.Page<LayerVersionsListItem> page = Pages.of(all, request.marker(), request.maxItems(), PAGE);
        return ListLayerVersionsResponse.builder()
                .layerVersions(page.items())
                .nextMarker(page.next())
                .build();
    }
}
