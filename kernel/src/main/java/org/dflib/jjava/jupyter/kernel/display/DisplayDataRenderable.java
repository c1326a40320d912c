package org.dflib.jjava.jupyter.kernel.display;

/** A value that draws itself. */
public interface DisplayDataRenderable extends io.github.spencerpark.jupyter.kernel.display.DisplayDataRenderable {

    void render(RenderContext context);

    @Override
    default void render(io.github.spencerpark.jupyter.kernel.display.RenderContext context) {
        render(new RenderContext(context.getOutputContainer()));
    }
}
