package io.github.spencerpark.jupyter.kernel.magic.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A magic of one line. */
@FunctionalInterface
public interface LineMagicFunction<T extends @Nullable Object> {

    /**
     * Does the magic.
     *
     * @param arguments the words behind its name
     */
    T execute(List<String> arguments) throws Exception;
}
