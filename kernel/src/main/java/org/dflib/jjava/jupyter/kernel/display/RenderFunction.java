package org.dflib.jjava.jupyter.kernel.display;

/** Draws a value into a context. */
@FunctionalInterface
public interface RenderFunction<T> extends io.github.spencerpark.jupyter.kernel.display.RenderFunction<T> {

    void render(T value, RenderContext context);

    @Override
    default void render(T value, io.github.spencerpark.jupyter.kernel.display.RenderContext context) {
        render(value, new RenderContext(context.getOutputContainer()));
    }
}
