package wildrydes.cloud.lambda;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.lambda.Settings.LayerUse;

/** Finds layers by the names that requests give them. */
final class LayerLibrary {

    /** docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html. */
    private static final int MOST_LAYERS = 5;

    private static final Pattern VERSION =
            Pattern.compile("arn:aws[a-zA-Z-]*:lambda:([^:]+):([0-9]{12}):layer:([a-zA-Z0-9-_]+):([0-9]+)");

    private final Functions functions;

    LayerLibrary(Functions functions) {
        this.functions = functions;
    }

    /** The layers that a function is to use. */
    List<LayerUse> named(List<String> arns) {
        if (arns.size() > MOST_LAYERS) {
            throw CodeErrors.tooManyLayers();
        }
        List<LayerUse> uses = new ArrayList<>();
        Map<String, String> byLayer = new HashMap<>();
        for (String arn : arns) {
            Layer.Version version = version(arn);
            if (version == null) {
                throw CodeErrors.noLayer(arn);
            }
            String other = byLayer.put(arn.substring(0, arn.lastIndexOf(':')), arn);
            if (other != null) {
                throw CodeErrors.sameLayer(other, arn);
            }
            uses.add(new LayerUse(arn, version.code()));
        }
        return uses;
    }

    private Layer.@Nullable Version version(String arn) {
        Matcher parts = VERSION.matcher(arn);
        if (!parts.matches()) {
            return null;
        }
        if (!parts.group(1).equals(functions.names().region())) {
            throw CodeErrors.layersOfOtherRegion(functions.names().region());
        }
        Layer layer = parts.group(2).equals(functions.names().account()) ? functions.layer(parts.group(3)) : null;
        return layer == null ? null : layer.versions().get(number(parts.group(4)));
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return -1; // more digits than any version has
        }
    }
}
