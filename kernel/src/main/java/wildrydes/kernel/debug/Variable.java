package wildrydes.kernel.debug;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A variable where a cell has stopped, or of the notebook.
 *
 * @param type as Java code writes it
 * @param value what it holds
 */
public record Variable(String name, String type, Supplier<@Nullable Object> value) {}
