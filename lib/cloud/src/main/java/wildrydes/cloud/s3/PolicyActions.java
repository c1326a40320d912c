package wildrydes.cloud.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The actions that a bucket's policy can name, and whether they are about a bucket or an object: {@code policy-actions.json}. */
final class PolicyActions {

    private static final Set<String> OBJECT = new TreeSet<>();
    private static final Set<String> BUCKET = new TreeSet<>();

    static {
        try (InputStream in = PolicyActions.class.getResourceAsStream("policy-actions.json")) {
            JsonNode file = new ObjectMapper().readTree(Objects.requireNonNull(in, "policy-actions.json"));
            file.path("object").forEach(name -> OBJECT.add("s3:" + name.asText().toLowerCase(Locale.ROOT)));
            file.path("bucket").forEach(name -> BUCKET.add("s3:" + name.asText().toLowerCase(Locale.ROOT)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PolicyActions() {}

    static boolean anyOnObjects(String action) {
        return anyMatches(action, OBJECT);
    }

    static boolean anyOnBuckets(String action) {
        return anyMatches(action, BUCKET);
    }

    private static boolean anyMatches(String action, Set<String> actions) {
        Pattern pattern = pattern(action.toLowerCase(Locale.ROOT));
        return actions.stream().anyMatch(name -> pattern.matcher(name).matches());
    }

    /** A pattern with {@code *} and {@code ?}. */
    static Pattern pattern(String wildcards) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < wildcards.length(); i++) {
            char c = wildcards.charAt(i);
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
