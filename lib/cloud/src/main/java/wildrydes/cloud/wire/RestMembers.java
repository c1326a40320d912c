package wildrydes.cloud.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import wildrydes.cloud.http.HttpRequest;
import wildrydes.cloud.http.Percent;

/** The members that travel outside the body: in path, query string, headers and status. */
final class RestMembers {

    private RestMembers() {}

    /**
     * Reads them from a request.
     *
     * @param labels of the path, still encoded
     * @throws ScalarText.NotAValue where one has the wrong type
     * @throws IllegalArgumentException where the path or query string is not rightly encoded
     */
    static void read(SdkPojo builder, HttpRequest request, Map<String, String> labels) {
        List<Member> members = Structure.of(builder).located();
        Map<String, List<String>> parameters = request.query().isEmpty() ? Map.of() : parameters(request.query());
        for (Member member : members) {
            Object value = switch (member.location()) {
                case PATH, GREEDY_PATH -> label(labels.get(member.requestName()), member);
                case QUERY_PARAM -> parameter(parameters, member, members);
                case HEADER -> header(request.headers(), member);
                default -> null;
            };
            if (value != null) {
                member.set(builder, value);
            }
        }
    }

    private static @Nullable Object label(@Nullable String encoded, Member member) {
        return encoded == null ? null : scalar(Percent.decode(encoded, false), member.shape(), Format.ISO_8601);
    }

    private static Object scalar(String text, Shape shape, Format instants) {
        return ScalarText.read(text, (Shape.Scalar) shape, instants);
    }

    private static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = Percent.decode(equals < 0 ? pair : pair.substring(0, equals), true);
            String value = equals < 0 ? "" : Percent.decode(pair.substring(equals + 1), true);
            parameters.computeIfAbsent(name, key -> new ArrayList<>(1)).add(value);
        }
        return parameters;
    }

    private static @Nullable Object parameter(
            Map<String, List<String>> parameters, Member member, List<Member> members) {
        if (member.shape() instanceof Shape.MapOf map) {
            return rest(parameters, map, members);
        }
        List<String> values = parameters.get(member.requestName());
        if (values == null) {
            return null;
        }
        return member.shape() instanceof Shape.ListOf list
                ? values.stream()
                        .map(value -> scalar(value, list.element(), Format.ISO_8601))
                        .toList()
                : scalar(values.get(0), member.shape(), Format.ISO_8601);
    }

    /** A map in the query string takes all parameters that no other member has. */
    private static Map<String, Object> rest(
            Map<String, List<String>> parameters, Shape.MapOf map, List<Member> members) {
        Map<String, Object> rest = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            boolean own = name.startsWith("X-Amz-")
                    || members.stream()
                            .anyMatch(member -> member.location() == MarshallLocation.QUERY_PARAM
                                    && member.requestName().equals(name));
            if (!own) {
                rest.put(
                        name,
                        map.value() instanceof Shape.ListOf list
                                ? values.stream()
                                        .map(value -> scalar(value, list.element(), Format.ISO_8601))
                                        .toList()
                                : scalar(values.get(0), map.value(), Format.ISO_8601));
            }
        });
        return rest;
    }

    private static @Nullable Object header(Map<String, String> headers, Member member) {
        String name = member.requestName().toLowerCase(Locale.ROOT);
        if (member.shape() instanceof Shape.MapOf map) {
            Map<String, Object> collected = new LinkedHashMap<>();
            headers.forEach((header, value) -> {
                if (header.startsWith(name) && header.length() > name.length()) {
                    collected.put(header.substring(name.length()), scalar(value, map.value(), Format.RFC_822));
                }
            });
            return collected.isEmpty() ? null : collected;
        }
        String text = headers.get(name);
        if (text == null) {
            return null;
        }
        if (member.shape() instanceof Shape.ListOf list) {
            List<Object> values = new ArrayList<>();
            for (String part : text.split(",", -1)) {
                values.add(scalar(part.strip(), list.element(), Format.RFC_822));
            }
            return values;
        }
        return scalar(text, member.shape(), Format.RFC_822);
    }

    /** The status that a response states; the given one where it states none. */
    static int status(SdkPojo response, int otherwise) {
        for (Member member : Structure.of(response).located()) {
            if (member.location() == MarshallLocation.STATUS_CODE && member.value(response) instanceof Integer status) {
                return status;
            }
        }
        return otherwise;
    }

    /** The headers that a response's members are. */
    static Map<String, String> headers(SdkPojo response) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Member member : Structure.of(response).located()) {
            Object value = member.location() == MarshallLocation.HEADER ? member.value(response) : null;
            if (value != null) {
                add(headers, member.answerName().getValue(), value, member.shape());
            }
        }
        return headers;
    }

    private static void add(Map<String, String> headers, String name, Object value, Shape shape) {
        if (shape instanceof Shape.MapOf map) {
            ((Map<?, ?>) value).forEach((key, element) -> add(headers, name + key, element, map.value()));
        } else if (shape instanceof Shape.ListOf list) {
            List<String> texts = ((List<?>) value)
                    .stream()
                            .map(element -> ScalarText.write(element, (Shape.Scalar) list.element(), Format.RFC_822))
                            .toList();
            headers.put(name, String.join(",", texts));
        } else {
            headers.put(name, ScalarText.write(value, (Shape.Scalar) shape, Format.RFC_822));
        }
    }
}
