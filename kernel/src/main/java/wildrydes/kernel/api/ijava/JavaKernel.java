package wildrydes.kernel.api.ijava;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.CellFunctions;

/**
 * What {@code getKernelInstance()} gives: IJava's kernel, as far as notebooks use it.
 *
 * @see <a href="https://github.com/SpencerPark/IJava/blob/master/docs/kernel.md">IJava: Kernel</a>
 */
public final class JavaKernel {

    /**
     * Lets the following code use a jar or a folder.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public void addToClasspath(String path) {
        CellFunctions.lineMagic("classpath", List.of(path));
    }

    /** Runs code as if it stood in the cell. @return its value; null if it has none */
    public @Nullable Object evalRaw(String code) {
        return CellFunctions.eval(code);
    }

    public Magics getMagics() {
        return new Magics();
    }

    public Renderer getRenderer() {
        return new Renderer();
    }
}
