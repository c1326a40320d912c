package wildrydes.cloud.policy;

import java.util.List;

/**
 * The actions or resources of a statement.
 *
 * @param negated whether they are written as {@code NotAction} or {@code NotResource}: all but these
 */
record Patterns(boolean negated, List<Template> templates) {

    /** Actions are matched without regard to case. */
    boolean matchAction(String action) {
        for (Template template : templates) {
            String pattern = template.pattern(Context.empty());
            if (pattern != null && Glob.matchesIgnoringCase(pattern, action)) {
                return !negated;
            }
        }
        return negated;
    }

    boolean matchResource(String resource, Context context) {
        for (Template template : templates) {
            String pattern = template.pattern(context);
            if (pattern != null && Glob.matchesResource(pattern, resource)) {
                return !negated;
            }
        }
        return negated;
    }

    List<String> shown() {
        return templates.stream().map(Template::toString).toList();
    }
}
