package wildrydes.cloud.analytics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The tags of applications. */
final class Tagging {

    /** docs.aws.amazon.com/kinesisanalytics/latest/dev/how-tagging.html. */
    private static final int MOST_TAGS = 50;

    private static final String RESERVED = "aws:";

    private final Applications applications;
    private final Names names;

    Tagging(Applications applications, Names names) {
        this.applications = applications;
        this.names = names;
    }

    /** The tags that a request brings. */
    static Map<String, String> read(Part request) {
        Map<String, String> tags = new TreeMap<>();
        for (Part tag : request.parts("Tags")) {
            String key = tag.required("Key");
            String value = tag.text("Value");
            if (key.regionMatches(true, 0, RESERVED, 0, RESERVED.length())) {
                throw AnalyticsErrors.invalid(
                        "Tag key " + key + " begins with " + RESERVED + ", which is reserved; choose another.");
            }
            if (tags.put(key, value == null ? "" : value) != null) {
                throw AnalyticsErrors.invalid("Tag key " + key + " is there twice; send each key once.");
            }
        }
        return limited(tags);
    }

    private static Map<String, String> limited(Map<String, String> tags) {
        if (tags.size() > MOST_TAGS) {
            throw AnalyticsErrors.tooManyTags(MOST_TAGS);
        }
        return tags;
    }

    List<Answer> list(Part request) {
        return named(request).tags().entrySet().stream()
                .map(tag -> new Answer().with("Key", tag.getKey()).with("Value", tag.getValue()))
                .toList();
    }

    private Application named(Part request) {
        String arn = request.required("ResourceARN");
        String name = names.nameIn(arn);
        Application found = name == null ? null : applications.find(name);
        if (found == null) {
            throw AnalyticsErrors.noApplication(arn);
        }
        return found;
    }

    void tag(Part request) {
        Map<String, String> added = read(request);
        change(request, tags -> {
            tags.putAll(added);
            return limited(tags);
        });
    }

    void untag(Part request) {
        List<String> keys = request.texts("TagKeys");
        change(request, tags -> {
            tags.keySet().removeAll(keys);
            return tags;
        });
    }

    private void change(Part request, UnaryOperator<Map<String, String>> change) {
        applications.changing(() -> {
            Application now = named(request);
            Application next = now.tagged(change.apply(new TreeMap<>(now.tags())));
            applications.put(next);
            return next;
        });
    }
}
