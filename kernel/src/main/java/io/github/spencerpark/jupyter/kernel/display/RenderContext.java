package io.github.spencerpark.jupyter.kernel.display;

import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Takes a value in the formats that a renderer has for it. */
public class RenderContext {

    private final DisplayData output;

    /** @param output takes what is drawn */
    public RenderContext(DisplayData output) {
        this.output = output;
    }

    /** Takes this format of the value. @return true: every format is asked for */
    public boolean renderIfRequested(MIMEType type, Supplier<?> rendering) {
        output.putData(type, rendering.get());
        return true;
    }

    /** Takes this format of the value. @return true: every format is asked for */
    public boolean renderIfRequested(MIMEType type, Function<MIMEType, ?> rendering) {
        output.putData(type, rendering.apply(type));
        return true;
    }

    /** Lets the value be drawn in this format. @return true: every format is asked for */
    public boolean renderIfRequested(MIMEType type, BiConsumer<MIMEType, DisplayData> rendering) {
        rendering.accept(type, output);
        return true;
    }

    /** Whether the value is to be drawn in this format; every one is. */
    public boolean wantsDataRenderedAs(MIMEType type) {
        return true;
    }

    /** What is drawn so far. */
    public DisplayData getOutputContainer() {
        return output;
    }

    /** Nothing: here a value is drawn without parameters. */
    public Map<String, Object> getParams() {
        return Map.of();
    }
}
