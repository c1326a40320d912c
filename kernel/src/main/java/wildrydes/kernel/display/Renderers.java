package wildrydes.kernel.display;

import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.MimeBundle;

/** All. */
public final class Renderers {
    public Renderers(ClassLoader loader) {}

    public MimeBundle render(@Nullable Object value) {
        return value instanceof MimeBundle bundle ? bundle : MimeBundle.text(String.valueOf(value));
    }
}
