package wildrydes.cloud.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads projections (developerguide/Expressions.ProjectionExpressions.html): paths with commas between them. */
final class ProjectionParser {

    private ProjectionParser() {}

    /** @throws WrongExpression for a text that is no projection */
    static List<Path> parse(String text) {
        Tokens tokens = new Tokens(text, Set.of());
        List<Path> paths = new ArrayList<>();
        do {
            paths.add(tokens.path());
        } while (tokens.take(","));
        tokens.end();
        return paths;
    }

    /** The paths with what their placeholders stand for. */
    static List<Path> bound(List<Path> written, Placeholders placeholders) {
        written.forEach(Limits::checkPath);
        written.forEach(ConditionChecks::checkReserved);
        List<Path> paths = new ArrayList<>();
        for (Path path : written) {
            paths.add(path.bound(placeholders));
        }
        PathClashes.check(paths);
        return paths;
    }
}
