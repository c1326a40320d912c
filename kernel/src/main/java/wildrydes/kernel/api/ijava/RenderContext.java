package wildrydes.kernel.api.ijava;

import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import wildrydes.kernel.api.MimeBundle;

/** Takes a value in the formats that a renderer has for it. */
public final class RenderContext {

    private final Map<String, Object> data = new LinkedHashMap<>();

    RenderContext() {}

    /** Takes this format of the value. @return true: every format is asked for */
    public boolean renderIfRequested(MIMEType type, Supplier<?> rendering) {
        data.put(type.toString(), rendering.get());
        return true;
    }

    /** Whether the value is to be drawn in this format; every one is. */
    public boolean wantsDataRenderedAs(MIMEType type) {
        return true;
    }

    MimeBundle bundle() {
        return new MimeBundle(data, Map.of());
    }
}
