package io.github.spencerpark.jupyter.kernel.display;

import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.Display;

/** Says in code how values are shown. New code does better with {@link Display#register}. */
public class Renderer {

    /** Begins to say how values of a class are shown. */
    public <T> RenderRegistration<T> createRegistration(Class<T> type) {
        return new RenderRegistration<>(type);
    }

    /** The value as the kernel shows it at the end of a cell. */
    public DisplayData render(@Nullable Object value) {
        return DisplayData.of(Display.render(value));
    }

    /** The value in these formats only, as far as it has them, and as plain text. */
    public DisplayData renderAs(@Nullable Object value, String... mimeTypes) {
        return DisplayData.of(Display.render(value, new LinkedHashSet<>(List.of(mimeTypes))));
    }

    /** How values of a class are shown. */
    public static class RenderRegistration<T> {

        private final LinkedHashSet<Class<? extends T>> types = new LinkedHashSet<>();

        protected RenderRegistration(Class<? extends T> type) {
            types.add(type);
        }

        /** Shows values of this class so, too. */
        public RenderRegistration<T> onType(Class<? extends T> type) {
            types.add(type);
            return this;
        }

        /** Changes nothing: a front end is given all formats there are, and shows the richest it knows. */
        public RenderRegistration<T> preferring(MIMEType... preferred) {
            return this;
        }

        /** Changes nothing: a front end is given all formats there are, and shows the richest it knows. */
        public RenderRegistration<T> preferring(String... preferred) {
            return this;
        }

        /** Changes nothing: what is rendered is what is supported. */
        public RenderRegistration<T> supporting(MIMEType... supported) {
            return this;
        }

        /** Changes nothing: what is rendered is what is supported. */
        public RenderRegistration<T> supporting(String... supported) {
            return this;
        }

        /** Shows them so from now on. */
        public void register(RenderFunction<? super T> function) {
            types.forEach(type -> Display.register(type, value -> {
                var output = new DisplayData();
                function.render(value, new RenderContext(output));
                return output.bundle();
            }));
        }
    }
}
