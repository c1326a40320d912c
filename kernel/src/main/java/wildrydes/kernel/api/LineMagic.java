package wildrydes.kernel.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A magic of one line that is written in a cell; {@link CellFunctions#registerLineMagic} takes it. */
@FunctionalInterface
public interface LineMagic {

    /**
     * Does the magic.
     *
     * @param arguments the words behind its name
     */
    @Nullable
    Object execute(List<String> arguments) throws Exception;
}
