package wildrydes.cloud.glue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param token what the next request sends; null where this is all
 */
record Pages<T>(List<T> items, @Nullable String token) {

    /**
     * The page behind a token, which says behind which key it begins; so nothing is passed over when something goes meanwhile.
     *
     * @param all in the order of their keys
     * @param most null for as many as {@code usual}
     */
    static <T> Pages<T> of(
            Iterable<T> all, Function<T, String> key, @Nullable String token, @Nullable Integer most, int usual) {
        int room = most == null ? usual : most;
        String after = token == null ? null : decoded(token);
        List<T> page = new ArrayList<>();
        String last = "";
        for (T one : all) {
            String here = key.apply(one);
            if (after != null && here.compareTo(after) <= 0) {
                continue;
            }
            if (page.size() == room) {
                return new Pages<>(page, encoded(last));
            }
            page.add(one);
            last = here;
        }
        return new Pages<>(page, null);
    }

    private static String encoded(String key) {
        return Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw GlueErrors.invalid("Pagination token is invalid: " + token);
        }
    }
}
