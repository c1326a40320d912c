package wildrydes.cloud.lambda;

import java.util.Map;

/** The rules for tags. */
final class Tags {

    /** docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html. */
    private static final int MOST = 50;

    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    private Tags() {}

    static Map<String, String> checked(Map<String, String> tags) {
        if (tags.size() > MOST) {
            throw LambdaErrors.tooManyTags();
        }
        tags.forEach((key, value) -> {
            boolean reserved = key.regionMatches(true, 0, "aws:", 0, 4);
            if (reserved || key.isEmpty() || key.length() > LONGEST_KEY || value.length() > LONGEST_VALUE) {
                throw LambdaErrors.badTag(key);
            }
        });
        return tags;
    }
}
