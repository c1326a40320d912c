package wildrydes.cloud.dynamodb.expression;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A projection at work. */
final class PathProjection implements Projection {

    private final Parts parts;
    private final Set<String> attributes = new LinkedHashSet<>();
    private final Set<String> nested = new LinkedHashSet<>();

    /** @param paths none of which lies within another */
    PathProjection(List<Path> paths) {
        this.parts = Parts.of(paths);
        for (Path path : paths) {
            attributes.add(path.head());
            if (path.nested()) {
                nested.add(path.head());
            }
        }
    }

    @Override
    public Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
        return parts.in(item);
    }

    @Override
    public Set<String> attributes() {
        return Set.copyOf(attributes);
    }

    @Override
    public Set<String> nested() {
        return Set.copyOf(nested);
    }
}
