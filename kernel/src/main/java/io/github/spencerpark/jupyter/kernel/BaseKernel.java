package io.github.spencerpark.jupyter.kernel;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.CellFunctions;
import wildrydes.kernel.api.Display;

/**
 * The kernel as libraries written for IJava address it.
 *
 * @see <a href="https://github.com/SpencerPark/IJava/blob/master/docs/kernel.md">IJava: Kernel</a>
 */
public class BaseKernel {

    protected BaseKernel() {}

    /** Says how values are shown. */
    public Renderer getRenderer() {
        return new Renderer();
    }

    /** Shows this below the cell. */
    public void display(DisplayData data) {
        data.setDisplayId(Display.show(data.bundle()));
    }

    /** Runs code as if it stood in the cell. @return its value as the kernel shows it; nothing if it has none */
    public DisplayData eval(String code) {
        Object value = evalRaw(code);
        return value == null ? new DisplayData() : getRenderer().render(value);
    }

    /** Runs code as if it stood in the cell. @return its value; null if it has none */
    public @Nullable Object evalRaw(String code) {
        return CellFunctions.eval(code);
    }
}
