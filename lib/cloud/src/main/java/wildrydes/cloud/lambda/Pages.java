package wildrydes.cloud.lambda;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists in parts: a marker says how many were told before. */
final class Pages {

    private Pages() {}

    /** @param next marker of what follows; null at the end */
    record Page<T>(List<T> items, @Nullable String next) {}

    /**
     * A part of a list.
     *
     * @param marker null for its beginning
     * @param wanted how many at most; null for as many as there may be
     * @param most how many there may be
     */
    static <T> Page<T> of(List<T> all, @Nullable String marker, @Nullable Integer wanted, int most) {
        int from = Math.min(marker == null || marker.isEmpty() ? 0 : number(marker), all.size());
        int to = Math.min(all.size(), from + Math.min(wanted == null ? most : wanted, most));
        return new Page<>(all.subList(from, to), to == all.size() ? null : marker(to));
    }

    private static String marker(int number) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("after " + number).getBytes(StandardCharsets.UTF_8));
    }

    private static int number(String marker) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
            if (text.startsWith("after ")) {
                return Integer.parseInt(text.substring("after ".length()));
            }
        } catch (IllegalArgumentException e) {
            throw LambdaErrors.badMarker(marker);
        }
        throw LambdaErrors.badMarker(marker);
    }
}
