package org.dflib.jjava.jupyter;

import org.dflib.jjava.jupyter.kernel.BaseKernel;

/**
 * What a library does as soon as a notebook loads it, found by {@link java.util.ServiceLoader}: it says how its values are
 * shown, and imports what its users need.
 *
 * @see <a href="https://github.com/dflib/jjava#extensions">JJava: Extensions</a>
 */
public interface Extension {

    /** Called once, on the thread of the cell that loaded the library. */
    void install(BaseKernel kernel);

    /** Not called here: the process ends with the kernel. */
    default void uninstall(BaseKernel kernel) {}
}
