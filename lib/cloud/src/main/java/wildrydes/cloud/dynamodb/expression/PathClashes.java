package wildrydes.cloud.dynamodb.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.dynamodb.expression.Path.Step;

/** Paths of one expression may not lie within each other, nor take the same value for a map and for a list. */
final class PathClashes {

    private PathClashes() {}

    /** @throws WrongExpression for the first two that overlap; where there are none, for the first two that conflict */
    static void check(List<Path> paths) {
        WrongExpression conflict = null;
        for (int second = 1; second < paths.size(); second++) {
            for (int first = 0; first < second; first++) {
                String clash = clash(paths.get(first), paths.get(second));
                if (clash == null) {
                    continue;
                }
                WrongExpression wrong = new WrongExpression(
                        "Two document paths " + clash + " with each other; must remove or rewrite one of these paths; "
                                + "path one: " + paths.get(first) + ", path two: " + paths.get(second));
                if (clash.equals("overlap")) {
                    throw wrong;
                }
                conflict = conflict == null ? wrong : conflict;
            }
        }
        if (conflict != null) {
            throw conflict;
        }
    }

    private static @Nullable String clash(Path one, Path other) {
        int common = Math.min(one.steps().size(), other.steps().size());
        for (int i = 0; i < common; i++) {
            Step step = one.steps().get(i);
            Step beside = other.steps().get(i);
            if (step instanceof Step.Index != beside instanceof Step.Index) {
                return "conflict";
            }
            if (!step.equals(beside)) {
                return null;
            }
        }
        return "overlap";
    }
}
