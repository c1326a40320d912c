package io.github.spencerpark.jupyter.kernel.display;

import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Set;

/** A value that draws itself; new code does better with {@link wildrydes.kernel.api.Renderer}. */
public interface DisplayDataRenderable {

    /** What it can be drawn as; what {@link #render} makes counts. */
    default Set<MIMEType> getSupportedRenderTypes() {
        return Set.of();
    }

    /** What it looks best as; a front end shows the richest format that it knows. */
    default Set<MIMEType> getPreferredRenderTypes() {
        return Set.of();
    }

    /** Draws it. */
    void render(RenderContext context);
}
