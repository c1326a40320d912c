package io.github.spencerpark.jupyter.kernel.display;

/** Draws a value into a context. */
@FunctionalInterface
public interface RenderFunction<T> {

    void render(T value, RenderContext context);
}
