package wildrydes.cloud.lambda;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.wire.ResourceNames;
import wildrydes.cloud.wire.ServiceError;

/**
 * How requests name functions: by name, by ARN or by a part of it that ends with the name, each with a version or alias behind it or without; and how
 * policies do (docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html).
 */
final class FunctionNames implements ResourceNames {

    private static final int LONGEST_NAME = 64;
    private static final Pattern FORM = Pattern.compile(
            "(?:arn:aws[a-zA-Z-]*:lambda:)?(?:((?:eusc-)?[a-z]{2}(?:-gov|-iso[a-z]?)?-[a-z]+-\\d):)?(?:(\\d{12}):)?(?:function:)?"
                    + "([a-zA-Z0-9-_.]+)(?::(\\$LATEST(?:\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?");

    private final String account;
    private final String region;

    FunctionNames(String account, String region) {
        this.account = account;
        this.region = region;
    }

    private String prefix() {
        return "arn:aws:lambda:" + region + ":" + account + ":";
    }

    /** The ARN of a function. */
    String arn(String name) {
        return prefix() + "function:" + name;
    }

    /** As a request named it. */
    String arn(Target target) {
        return target.qualifier() == null ? arn(target.name()) : arn(target.name()) + ":" + target.qualifier();
    }

    /** Of a version or alias. */
    String arn(String name, String qualifier) {
        return arn(name) + ":" + qualifier;
    }

    String layerArn(String layer) {
        return prefix() + "layer:" + layer;
    }

    /** AWS's own id of a runtime's version is a hash, too. */
    String runtimeArn(String runtime) {
        return "arn:aws:lambda:" + region + "::runtime:" + Runtimes.hash(runtime);
    }

    String region() {
        return region;
    }

    String account() {
        return account;
    }

    Target target(String named) {
        return target(named, null);
    }

    /**
     * What a request means.
     *
     * @param named the function, perhaps with a qualifier behind it
     * @param qualifier the one that is named apart; null where none is
     */
    Target target(String named, @Nullable String qualifier) {
        Matcher parts = FORM.matcher(named);
        if (!parts.matches()) {
            throw LambdaErrors.notFound(arn(named));
        }
        if (parts.group(1) != null && !parts.group(1).equals(region)) {
            throw LambdaErrors.otherRegion(parts.group(1), region);
        }
        if (parts.group(2) != null && !parts.group(2).equals(account)) {
            throw new ServiceError("AccessDeniedException", 403, null);
        }
        String name = parts.group(3);
        if (name.length() > LONGEST_NAME) {
            throw LambdaErrors.longName(name);
        }
        String derived = parts.group(4);
        if (derived != null && qualifier != null && !derived.equals(qualifier)) {
            throw LambdaErrors.qualifiersDiffer();
        }
        return new Target(name, qualifier == null ? derived : qualifier);
    }

    /** A function itself; versions and aliases of it are refused. */
    String functionOnly(String named) {
        Target target = target(named);
        if (target.qualifier() != null && !target.qualifier().equals(Revision.LATEST)) {
            throw LambdaErrors.functionsOnly();
        }
        return target.name();
    }

    @Override
    public String of(AwsRequest request, Caller caller) {
        Optional<String> function = request.getValueForField("FunctionName", String.class);
        String operation = request.getClass().getSimpleName();
        if (function.isPresent()
                && !operation.endsWith("EventSourceMappingRequest")
                && !operation.startsWith("ListEvent")) {
            return functionArn(function.get(), qualifier(request));
        }
        Optional<String> mapping = request.getValueForField("UUID", String.class);
        if (mapping.isPresent()) {
            return prefix() + "event-source-mapping:" + mapping.get();
        }
        Optional<String> layer = request.getValueForField("LayerName", String.class);
        if (layer.isPresent()) {
            String arn = layer.get().startsWith("arn:") ? layer.get() : layerArn(layer.get());
            return request.getValueForField("VersionNumber", Long.class)
                    .map(version -> arn + ":" + version)
                    .orElse(arn);
        }
        return request.getValueForField("Resource", String.class)
                .or(() -> request.getValueForField("Arn", String.class))
                .orElse(ANY);
    }

    private static @Nullable String qualifier(AwsRequest request) {
        return request.getValueForField("Qualifier", String.class).orElse(null);
    }

    private String functionArn(String named, @Nullable String qualifier) {
        Matcher parts = FORM.matcher(named);
        if (!parts.matches()) {
            return arn(named);
        }
        String end = qualifier == null ? parts.group(4) : qualifier;
        return "arn:aws:lambda:" + (parts.group(1) == null ? region : parts.group(1)) + ":"
                + (parts.group(2) == null ? account : parts.group(2)) + ":function:" + parts.group(3)
                + (end == null ? "" : ":" + end);
    }
}
