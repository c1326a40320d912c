package org.dflib.jjava.jupyter.kernel.display;

import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/** Says in code how values are shown. */
public final class Renderer extends io.github.spencerpark.jupyter.kernel.display.Renderer {

    @Override
    public <T> RenderRegistration<T> createRegistration(Class<T> type) {
        return new RenderRegistration<>(type);
    }

    /** How values of a class are shown. */
    public static final class RenderRegistration<T>
            extends io.github.spencerpark.jupyter.kernel.display.Renderer.RenderRegistration<T> {

        private RenderRegistration(Class<? extends T> type) {
            super(type);
        }

        @Override
        public RenderRegistration<T> onType(Class<? extends T> type) {
            super.onType(type);
            return this;
        }

        /** Changes nothing: a front end is given all formats there are, and shows the richest it knows. */
        public RenderRegistration<T> preferring(MIMEType... preferred) {
            return this;
        }

        /** Changes nothing: what is rendered is what is supported. */
        public RenderRegistration<T> supporting(MIMEType... supported) {
            return this;
        }

        /** Shows them so from now on. */
        public void register(RenderFunction<? super T> function) {
            super.register(function);
        }
    }
}
