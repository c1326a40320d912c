package wildrydes.cloud.iam;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Tag;

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

    /** The page of those holders whose path begins so. */
    static <H extends Holder> Listing<H> under(
            @Nullable String prefix, Collection<H> all, @Nullable String marker, @Nullable Integer most) {
        String path = path(prefix);
        List<H> found = all.stream()
                .filter(holder -> holder.entity().path().startsWith(path))
                .toList();
        return of(found, Holder::name, marker, most);
    }

    /** A page of the managed policies that are attached to somebody. */
    static Listing<AttachedPolicy> ofAttached(
            Holder holder, @Nullable String prefix, @Nullable String marker, @Nullable Integer most) {
        String path = path(prefix);
        List<AttachedPolicy> found = holder.entity().attached().stream()
                .filter(arn -> arn.substring(arn.indexOf('/')).startsWith(path))
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .map(Descriptions::attached)
                .toList();
        return of(found, AttachedPolicy::policyArn, marker, most);
    }

    /** A page of the names of somebody's inline policies. */
    static Listing<String> ofInline(Holder holder, @Nullable String marker, @Nullable Integer most) {
        List<String> names = holder.entity().inline().keySet().stream()
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
        return of(names, name -> name, marker, most);
    }

    static Listing<Tag> ofTags(Map<String, String> tags, @Nullable String marker, @Nullable Integer most) {
        List<Tag> sorted = Descriptions.tags(tags).stream()
                .sorted(Comparator.comparing(Tag::key, String.CASE_INSENSITIVE_ORDER))
                .toList();
        return of(sorted, Tag::key, marker, most);
    }

    /** The path that was given; the root where none was. */
    static String path(@Nullable String given) {
        return given == null ? "/" : given;
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
