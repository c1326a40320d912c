package wildrydes.cloud.s3;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.CORSRule;
import wildrydes.cloud.auth.Signatures;
import wildrydes.cloud.http.HttpAnswer;
import wildrydes.cloud.http.HttpHandler;
import wildrydes.cloud.http.HttpRequest;
import wildrydes.cloud.http.Percent;
import wildrydes.cloud.wire.BucketPath;

/**
 * Tells browsers what the rules of a bucket allow to pages of other origins
 * (docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html). Only pages of this machine get as far as here. Safe for concurrent use.
 */
public final class CrossOrigin {

    private static final String S3 = "s3";
    private static final String VARY = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";
    private static final String NOT_ENABLED = "CORSResponse: CORS is not enabled for this bucket.";
    private static final String NOT_ALLOWED =
            "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method /"
                    + " Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the"
                    + " resource's CORS spec.";

    private final Buckets buckets;

    public CrossOrigin(Buckets buckets) {
        this.buckets = buckets;
    }

    /** Lets others answer, and adds what lets a page read the answer. */
    public HttpHandler before(HttpHandler others) {
        return new HttpHandler() {
            @Override
            public HttpAnswer handle(HttpRequest request) {
                return permitted(request, others.handle(request));
            }

            @Override
            public HttpAnswer preflight(HttpRequest request) {
                return CrossOrigin.this.preflight(request);
            }
        };
    }

    private HttpAnswer permitted(HttpRequest request, HttpAnswer answer) {
        String origin = request.header("origin");
        String scope = origin == null ? "" : Signatures.scope(request);
        CORSRule rule = origin != null && (scope.isEmpty() || scope.equals(S3))
                ? rule(request, origin, request.method(), List.of())
                : null;
        if (origin == null || rule == null) {
            return answer;
        }
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        headers.putAll(allowed(rule, origin));
        return new HttpAnswer(
                answer.status(),
                answer.contentType(),
                headers,
                answer.body(),
                answer.stream(),
                answer.streamLength(),
                answer.pushed());
    }

    private static Map<String, String> allowed(CORSRule rule, String origin) {
        Map<String, String> headers = new LinkedHashMap<>();
        boolean all = rule.allowedOrigins().contains("*");
        headers.put("Access-Control-Allow-Origin", all ? "*" : origin);
        if (!all) {
            headers.put("Access-Control-Allow-Credentials", "true");
        }
        headers.put("Access-Control-Allow-Methods", String.join(", ", rule.allowedMethods()));
        if (!rule.exposeHeaders().isEmpty()) {
            headers.put("Access-Control-Expose-Headers", String.join(", ", rule.exposeHeaders()));
        }
        if (rule.maxAgeSeconds() != null) {
            headers.put("Access-Control-Max-Age", String.valueOf(rule.maxAgeSeconds()));
        }
        headers.put("Vary", VARY);
        return headers;
    }

    private HttpAnswer preflight(HttpRequest request) {
        String origin = request.headerOrEmpty("origin");
        String method = request.headerOrEmpty("access-control-request-method");
        List<String> asked = Arrays.stream(
                        request.headerOrEmpty("access-control-request-headers").split(",", -1))
                .map(header -> header.strip().toLowerCase(Locale.ROOT))
                .filter(header -> !header.isEmpty())
                .toList();
        if (rules(request).isEmpty()) {
            return refused(request, method, NOT_ENABLED);
        }
        CORSRule rule = rule(request, origin, method, asked);
        if (rule == null) {
            return refused(request, method, NOT_ALLOWED);
        }
        Map<String, String> headers = allowed(rule, origin);
        if (!asked.isEmpty()) {
            headers.put("Access-Control-Allow-Headers", String.join(", ", asked));
        }
        return new HttpAnswer(200, "", headers, new byte[0]);
    }

    private static HttpAnswer refused(HttpRequest request, String method, String sentence) {
        String type = bucketAndKey(request).size() > 1 ? "OBJECT" : "BUCKET";
        return HttpAnswer.text(
                403,
                "application/xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessForbidden</Code><Message>" + sentence
                        + "</Message><Method>" + escaped(method) + "</Method><ResourceType>" + type
                        + "</ResourceType><RequestId>" + request.id() + "</RequestId></Error>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static List<String> bucketAndKey(HttpRequest request) {
        List<String> steps = new ArrayList<>();
        for (String step : BucketPath.of(request).substring(1).split("/", 2)) {
            if (!step.isEmpty()) {
                steps.add(step);
            }
        }
        return steps;
    }

    private List<CORSRule> rules(HttpRequest request) {
        List<String> steps = bucketAndKey(request);
        String name = steps.isEmpty() ? "" : decoded(steps.get(0));
        Bucket bucket = Buckets.validName(name) ? buckets.find(name) : null;
        CORSConfiguration configuration =
                bucket == null ? null : bucket.settings().find(Setting.CORS);
        return configuration == null ? List.of() : configuration.corsRules();
    }

    private static String decoded(String name) {
        try {
            return Percent.decode(name, false);
        } catch (IllegalArgumentException e) {
            return ""; // no bucket is called so
        }
    }

    /** The first rule that allows a request; null where none does. */
    private @Nullable CORSRule rule(HttpRequest request, String origin, String method, List<String> asked) {
        for (CORSRule rule : rules(request)) {
            boolean allows = rule.allowedMethods().contains(method)
                    && rule.allowedOrigins().stream().anyMatch(one -> matches(one, origin))
                    && asked.stream()
                            .allMatch(header -> rule.allowedHeaders().stream()
                                    .anyMatch(one -> matches(one.toLowerCase(Locale.ROOT), header)));
            if (allows) {
                return rule;
            }
        }
        return null;
    }

    /** A pattern with at most one {@code *}. */
    private static boolean matches(String pattern, String text) {
        int star = pattern.indexOf('*');
        return star < 0
                ? pattern.equals(text)
                : text.length() >= pattern.length() - 1
                        && text.startsWith(pattern.substring(0, star))
                        && text.endsWith(pattern.substring(star + 1));
    }
}
