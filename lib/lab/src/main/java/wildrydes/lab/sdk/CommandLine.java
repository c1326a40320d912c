package wildrydes.lab.sdk;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collection;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Requests of the SDK as lines for the {@code aws} command line, version 2, to be pasted into a shell. */
final class CommandLine {

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_./:=@,+-]+");

    private static final Set<String> WITH_FILE = Set.of("Lambda Invoke", "S3 GetObject");
    private static final Set<String> BODY = Set.of("S3 PutObject", "S3 UploadPart");

    private final StringBuilder text = new StringBuilder();
    private final int longest;

    private CommandLine(int longest) {
        this.longest = longest;
    }

    /** @param longest characters, after which the line ends in three dots */
    static String of(String service, String operation, SdkPojo request, int longest) {
        CommandLine line = new CommandLine(longest);
        line.text.append("aws ").append(command(service)).append(' ').append(kebab(operation));
        line.options(request);
        if (WITH_FILE.contains(service + " " + operation)) {
            line.text.append(" /dev/stdout"); // the file for the answer, which these commands want
        }
        if (BODY.contains(service + " " + operation)) {
            line.text.append(" --body object"); // what was sent is no part of the request that the SDK keeps
        }
        return line.text.length() > longest ? line.text.substring(0, longest) + "..." : line.text.toString();
    }

    /** As the command line names a service, which the SDK names otherwise here and there. */
    private static String command(String service) {
        String name = service.toLowerCase(Locale.ROOT).replace(" ", "");
        return switch (name) {
            case "cognitoidentity" -> "cognito-identity";
            case "cloudwatchlogs" -> "logs";
            case "s3" -> "s3api";
            default -> name;
        };
    }

    /** As the command line names an operation or a member: {@code StreamARN} is {@code stream-arn}. */
    static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }

    private void options(SdkPojo request) {
        for (SdkField<?> field : request.sdkFields()) {
            Object value = field.getValueOrDefault(request);
            if (value == null || isEmpty(value) || !value.equals(field.getValueOrDefault(request))) {
                continue; // what differs each time is a token that the SDK makes up where none was given
            }
            text.append(" --");
            if (isPackage(field, value)) {
                text.append("zip-file fileb://function.zip");
            } else if (value instanceof Boolean flag) {
                text.append(flag ? "" : "no-").append(kebab(field.memberName()));
            } else {
                text.append(kebab(field.memberName())).append(' ');
                value(value);
            }
        }
    }

    /** Code for Lambda is given as a file, wherever it stands in the request. */
    private static boolean isPackage(SdkField<?> field, Object value) {
        return field.memberName().equals("ZipFile")
                || (value instanceof SdkPojo pojo
                        && pojo.sdkFields().stream()
                                .anyMatch(part ->
                                        part.memberName().equals("ZipFile") && part.getValueOrDefault(pojo) != null));
    }

    /** The SDK has empty lists and maps in the place of those that were not given. */
    private static boolean isEmpty(Object value) {
        return (value instanceof Collection<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
    }

    private void value(Object value) {
        if (value instanceof Collection<?> list && list.stream().noneMatch(CommandLine::hasParts)) {
            list.forEach(element -> text.append(quoted(plain(element))).append(' '));
            text.setLength(text.length() - 1);
        } else if (hasParts(value)) {
            CommandLine json = new CommandLine(longest);
            json.json(value);
            text.append(quoted(json.text.toString()));
        } else {
            text.append(quoted(plain(value)));
        }
    }

    private static boolean hasParts(Object value) {
        return value instanceof SdkPojo || value instanceof Collection<?> || value instanceof Map<?, ?>;
    }

    private void json(Object value) {
        if (text.length() > longest) {
            return; // what follows is cut off in any case
        }
        if (value instanceof SdkPojo pojo) {
            text.append('{');
            String separator = "";
            for (SdkField<?> field : pojo.sdkFields()) {
                Object part = field.getValueOrDefault(pojo);
                boolean absent =
                        part == null || part instanceof SdkAutoConstructList || part instanceof SdkAutoConstructMap;
                if (!absent) {
                    text.append(separator).append(string(field.memberName())).append(':');
                    json(part);
                    separator = ",";
                }
            }
            text.append('}');
        } else if (value instanceof Map<?, ?> map) {
            text.append('{');
            String separator = "";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                text.append(separator)
                        .append(string(String.valueOf(entry.getKey())))
                        .append(':');
                json(entry.getValue());
                separator = ",";
            }
            text.append('}');
        } else if (value instanceof Collection<?> list) {
            text.append('[');
            for (Iterator<?> elements = list.iterator(); elements.hasNext(); ) {
                json(elements.next());
                text.append(elements.hasNext() ? "," : "");
            }
            text.append(']');
        } else {
            text.append(value instanceof Number || value instanceof Boolean ? value : string(plain(value)));
        }
    }

    private static String plain(Object value) {
        if (value instanceof SdkBytes bytes) {
            ByteBuffer buffer = bytes.asByteBuffer();
            byte[] copy = new byte[buffer.remaining()];
            buffer.get(copy);
            return Base64.getEncoder().encodeToString(copy);
        }
        return String.valueOf(value);
    }

    private static String string(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    private static String quoted(String word) {
        return SAFE.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
