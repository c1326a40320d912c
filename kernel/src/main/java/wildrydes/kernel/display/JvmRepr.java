package wildrydes.kernel.display;

import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.MimeBundle;

/**
 * Shows what a library has registered with jvm-repr, the registry that Java kernels once agreed on. It is used as it lies on
 * the notebook's class path, by its names.
 *
 * @see <a href="https://github.com/jupyter/jvm-repr">jvm-repr</a>
 */
final class JvmRepr {

    private static final String DEFAULT = "jupyter.ToStringDisplayer";

    private final @Nullable Class<?> displayers;

    /** @param loader where the registry is, if the notebook has it */
    JvmRepr(ClassLoader loader) {
        displayers = find(loader);
    }

    /** What the registered displayer makes of the value; nothing if there is none for its class. */
    Optional<MimeBundle> render(Object value) {
        if (displayers == null) {
            return Optional.empty();
        }
        try {
            Object registration = displayers.getMethod("registration").invoke(null);
            Object displayer =
                    registration.getClass().getMethod("find", Class.class).invoke(registration, value.getClass());
            if (displayer == null || displayer.getClass().getName().equals(DEFAULT)) {
                return Optional.empty();
            }
            Object shown = displayers.getMethod("display", Object.class).invoke(null, value);
            return shown instanceof Map<?, ?> formats && !formats.isEmpty()
                    ? Optional.of(bundle(formats))
                    : Optional.empty();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("A displayer of jvm-repr failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This jvm-repr is not the one that libraries know", e);
        }
    }

    private static MimeBundle bundle(Map<?, ?> formats) {
        var data = new LinkedHashMap<String, Object>();
        formats.forEach((type, content) -> data.put(String.valueOf(type), String.valueOf(content)));
        return new MimeBundle(data, Map.of());
    }

    private static @Nullable Class<?> find(ClassLoader loader) {
        try {
            return Class.forName("jupyter.Displayers", true, loader);
        } catch (ClassNotFoundException e) {
            // Most notebooks have no such library.
            return null;
        }
    }
}
