package org.dflib.jjava.jupyter.kernel.display;

import java.util.function.Supplier;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/** Takes a value in the formats that a renderer has for it. */
public final class RenderContext extends io.github.spencerpark.jupyter.kernel.display.RenderContext {

    RenderContext(io.github.spencerpark.jupyter.kernel.display.DisplayData output) {
        super(output);
    }

    /** Takes this format of the value. @return true: every format is asked for */
    public boolean renderIfRequested(MIMEType type, Supplier<Object> rendering) {
        return super.renderIfRequested(type, rendering);
    }

    /** Whether the value is to be drawn in this format; every one is. */
    public boolean wantsDataRenderedAs(MIMEType type) {
        return super.wantsDataRenderedAs(type);
    }
}
