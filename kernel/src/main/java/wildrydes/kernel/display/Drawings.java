package wildrydes.kernel.display;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.DisplayDataRenderable;
import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import java.util.Optional;
import wildrydes.kernel.api.MimeBundle;

/** Shows values that draw themselves in IJava's or JJava's way. */
final class Drawings {

    private Drawings() {}

    /** What the value draws; nothing if it is not such a value. */
    static Optional<MimeBundle> render(Object value) {
        if (value instanceof DisplayDataRenderable drawing) {
            var output = new DisplayData();
            drawing.render(new RenderContext(output));
            return Optional.of(output.bundle());
        }
        return value instanceof DisplayData data ? Optional.of(data.bundle()) : Optional.empty();
    }
}
