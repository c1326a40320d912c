package wildrydes.cloud.cloudwatch;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/**
 * Where the next page of data begins.
 *
 * @param result index of the result
 * @param points how many of its points were given already
 */
record DataToken(int result, int points) {

    static final DataToken START = new DataToken(0, 0);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,5}):([0-9]{1,7})");

    String sealed() {
        String text = result + ":" + points;
        return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The place that a token means, where there is one such among these results. */
    static DataToken opened(String token, List<MetricDataResult> results) {
        try {
            Matcher parts = FORM.matcher(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
            if (parts.matches()) {
                DataToken opened = new DataToken(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
                if (opened.result < results.size()
                        && opened.points <= results.get(opened.result).values().size()) {
                    return opened;
                }
            }
        } catch (IllegalArgumentException e) {
            throw CloudWatchErrors.badToken(); // it is no base64
        }
        throw CloudWatchErrors.badToken();
    }
}
