package wildrydes.cloud.s3;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.EncodingType;
import wildrydes.cloud.http.Percent;

/** What all listings have in common: how much they give, and how they write keys. */
final class Paging {

    /** AWS gives no more in one page. */
    static final int MOST = 1000;

    private Paging() {}

    /**
     * How much one page gives.
     *
     * @param parameter as the query string has it, and, in the sentence, as {@code member}
     */
    static int most(@Nullable Integer asked, String parameter, String member) {
        int most = Objects.requireNonNullElse(asked, MOST);
        if (most < 0) {
            throw S3Errors.invalidArgument(
                    parameter,
                    String.valueOf(most),
                    "Argument " + member + " must be an integer between 0 and 2147483647");
        }
        return Math.min(most, MOST);
    }

    /** How keys are written: as they are, or so that every character can stand in XML. */
    static UnaryOperator<@Nullable String> encoding(@Nullable String type) {
        if (type == null) {
            return text -> text;
        }
        if (EncodingType.fromValue(type) != EncodingType.URL) {
            throw S3Errors.invalidArgument("encoding-type", type, "Invalid Encoding Method specified in Request");
        }
        return text -> text == null ? null : Percent.encode(text, true);
    }

    /** A delimiter as answers have it: one that is empty is none. */
    static @Nullable String delimiter(@Nullable String given, UnaryOperator<@Nullable String> encoding) {
        return given == null || given.isEmpty() ? null : encoding.apply(given);
    }

    static List<CommonPrefix> prefixes(List<String> prefixes, UnaryOperator<@Nullable String> encoding) {
        return prefixes.stream()
                .map(prefix ->
                        CommonPrefix.builder().prefix(encoding.apply(prefix)).build())
                .toList();
    }
}
