package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import wildrydes.kernel.api.CellFunctions;

/** What {@code getKernelInstance()} gives: IJava's kernel, and JJava's, as far as notebooks use them. */
public final class JavaKernel extends BaseKernel {

    JavaKernel() {}

    /**
     * Lets the following code use a jar or a folder.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public void addToClasspath(String path) {
        CellFunctions.lineMagic("classpath", List.of(path));
    }

    public Magics getMagics() {
        return new Magics();
    }
}
