package io.github.spencerpark.jupyter.kernel.magic.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A magic of a whole cell. */
@FunctionalInterface
public interface CellMagicFunction<T extends @Nullable Object> {

    /**
     * Does the magic.
     *
     * @param arguments the words behind its name
     * @param body the rest of the cell
     */
    T execute(List<String> arguments, String body) throws Exception;
}
