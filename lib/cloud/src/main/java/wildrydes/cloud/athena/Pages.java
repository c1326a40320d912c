package wildrydes.cloud.athena;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;

/** Lists in parts: a token says what was told before. */
final class Pages {

    private static final int USUAL = 50;

    private Pages() {}

    /** @param next token of what follows; null at the end */
    record Page<T>(List<T> items, @Nullable String next) {}

    /**
     * A part of a list.
     *
     * @param token null for its beginning
     * @param most how many at most; null or 0 for 50
     */
    static <T> Page<T> of(List<T> all, @Nullable String token, @Nullable Integer most) {
        long begin = token == null ? 0 : number(token, AthenaErrors::badToken);
        int from = (int) Math.min(begin, all.size());
        int to = Math.min(all.size(), from + (most == null || most == 0 ? USUAL : most));
        return new Page<>(all.subList(from, to), to == all.size() ? null : token(to));
    }

    static String token(long number) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("after " + number).getBytes(StandardCharsets.UTF_8));
    }

    /** @param refusal of a token that is none */
    static long number(String token, Function<String, InvalidRequestException> refusal) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.startsWith("after ")) {
                return Long.parseLong(text.substring("after ".length()));
            }
        } catch (IllegalArgumentException e) {
            throw refusal.apply(token);
        }
        throw refusal.apply(token);
    }
}
