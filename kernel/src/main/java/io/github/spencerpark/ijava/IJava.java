package io.github.spencerpark.ijava;

/** Where notebooks written for IJava get hold of the kernel. */
public final class IJava {

    private IJava() {}

    /** The kernel that runs the notebook. */
    public static JavaKernel getKernelInstance() {
        return new JavaKernel();
    }
}
