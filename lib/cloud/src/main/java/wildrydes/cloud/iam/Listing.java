package wildrydes.cloud.iam;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, in the order of names.
 *
 * @param marker what the next request sends; null where this is all
 */
record Listing<T>(List<T> items, @Nullable String marker) {

    private static final int USUAL = 100;

    boolean more() {
        return marker != null;
    }

    /**
     * The page behind a marker.
     *
     * @param all in the order of their keys
     * @param most null for 100
     */
    static <T> Listing<T> of(
            Collection<T> all, Function<T, String> key, @Nullable String marker, @Nullable Integer most) {
        int room = most == null ? USUAL : most;
        String after = marker == null ? null : decode(marker);
        List<T> page = new ArrayList<>();
        for (T one : all) {
            if (after != null && String.CASE_INSENSITIVE_ORDER.compare(key.apply(one), after) <= 0) {
                continue;
            }
            if (page.size() == room) {
                return new Listing<>(page, encode(key.apply(page.get(room - 1))));
            }
            page.add(one);
        }
        return new Listing<>(page, null);
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String marker) {
        try {
            return new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw IamErrors.invalid("Invalid Marker: " + marker);
        }
    }
}
