package wildrydes.kernel.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A magic of a whole cell that is written in a cell; {@link CellFunctions#registerCellMagic} takes it. */
@FunctionalInterface
public interface CellMagic {

    /**
     * Does the magic.
     *
     * @param arguments the words behind its name
     * @param body the rest of the cell
     */
    @Nullable
    Object execute(List<String> arguments, String body) throws Exception;
}
