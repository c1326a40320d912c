package wildrydes.kernel.api.ijava;

import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import wildrydes.kernel.api.Display;

/** Says in code how values are shown. New code does better with {@link Display#register}. */
public final class Renderer {

    /** Draws a value into a context. */
    public interface RenderFunction<T> {

        void render(T value, RenderContext context);
    }

    Renderer() {}

    /** Begins to say how values of a class are shown. */
    public <T> Registration<T> createRegistration(Class<T> type) {
        return new Registration<>(type);
    }

    /** How values of a class are shown. */
    public static final class Registration<T> {

        private final Class<T> type;

        private Registration(Class<T> type) {
            this.type = type;
        }

        /** Changes nothing: a front end is given all formats there are, and shows the richest it knows. */
        public Registration<T> preferring(MIMEType first, MIMEType... others) {
            return this;
        }

        /** Changes nothing: what is rendered is what is supported. */
        public Registration<T> supporting(MIMEType... types) {
            return this;
        }

        /** Shows them so from now on. */
        public void register(RenderFunction<? super T> function) {
            Display.register(type, value -> {
                var context = new RenderContext();
                function.render(value, context);
                return context.bundle();
            });
        }
    }
}
