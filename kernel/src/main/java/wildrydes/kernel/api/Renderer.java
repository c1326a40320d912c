package wildrydes.kernel.api;

import java.util.Optional;

/**
 * Shows the objects of a library. Implementations are found by {@link java.util.ServiceLoader} on the notebook's class
 * path; the first that knows a value is used.
 */
public interface Renderer {

    /**
     * The value in every format that helps, {@code text/plain} always among them.
     *
     * @return nothing if this renderer does not know values of this kind
     */
    Optional<MimeBundle> render(Object value);
}
