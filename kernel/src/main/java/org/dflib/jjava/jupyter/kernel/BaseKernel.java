package org.dflib.jjava.jupyter.kernel;

import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;

/** The kernel as libraries written for JJava address it. */
public class BaseKernel extends io.github.spencerpark.jupyter.kernel.BaseKernel {

    /** For the kernel: what extensions are given. */
    public BaseKernel() {}

    @Override
    public Renderer getRenderer() {
        return new Renderer();
    }

    /** Shows this below the cell. */
    public void display(DisplayData data) {
        super.display(data);
    }

    @Override
    public DisplayData eval(String code) {
        return new DisplayData(super.eval(code));
    }
}
