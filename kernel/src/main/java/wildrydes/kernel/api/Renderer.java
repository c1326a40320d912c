package wildrydes.kernel.api;

import java.util.Optional;
import java.util.Set;

/**
 * Shows the objects of a library. Implementations are found by {@link java.util.ServiceLoader} on the notebook's class
 * path; the first that knows a value is used.
 */
public interface Renderer {

    /**
     * The value in every format that helps, {@code text/plain} always among them. A bundle without any format says that
     * the value is shown already, such as by {@link Display#show}; a cell that ends with it shows nothing more.
     *
     * @return nothing if this renderer does not know values of this kind
     */
    Optional<MimeBundle> render(Object value);

    /**
     * The value for {@code render(value, "image/svg+xml")}: in these formats, also those that are too costly to be made each
     * time. What else is in the bundle is left out. Where none of them is in it, other renderers are asked.
     *
     * @param mimeTypes the formats; none for those that are usual for the value
     * @return nothing if this renderer does not know values of this kind
     */
    default Optional<MimeBundle> render(Object value, Set<String> mimeTypes) {
        return render(value);
    }
}
