package wildrydes.kernel.display;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.api.Renderer;

/**
 * Shows values: by the {@link Renderer} services of the notebook's libraries first, otherwise pictures as pictures and
 * everything else as text. What is shown always has a form in plain text. It runs code of libraries and students, so call
 * it on a thread that may hang.
 */
public final class Renderers {

    private static final Logger LOG = System.getLogger(Renderers.class.getName());

    private final ClassLoader loader;
    private volatile @Nullable List<Renderer> services;

    /** @param loader where services are found */
    public Renderers(ClassLoader loader) {
        this.loader = loader;
    }

    /** The value in all formats there are for it. */
    public MimeBundle render(@Nullable Object value) {
        if (value == null) {
            return MimeBundle.text("null");
        }
        if (value instanceof MimeBundle bundle) {
            return readable(bundle, bundle);
        }
        for (Renderer service : services()) {
            Optional<MimeBundle> bundle = ask(service, value);
            if (bundle.isPresent()) {
                return readable(bundle.get(), value);
            }
        }
        return Pictures.render(value).orElseGet(() -> MimeBundle.text(PlainText.of(value)));
    }

    /** Looks for services anew: the class path has changed. */
    public void reload() {
        services = null;
    }

    private static Optional<MimeBundle> ask(Renderer service, Object value) {
        try {
            return service.render(value);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.log(
                    Level.WARNING,
                    service.getClass().getName() + " failed to render a "
                            + value.getClass().getName() + "; it is shown as text",
                    e);
            return Optional.empty();
        }
    }

    private static MimeBundle readable(MimeBundle bundle, Object value) {
        if (bundle.data().containsKey("text/plain")) {
            return bundle;
        }
        String text = value instanceof MimeBundle
                ? bundle.data().keySet().stream().collect(Collectors.joining(", ", "[", "]"))
                : PlainText.of(value);
        return bundle.with("text/plain", text);
    }

    private List<Renderer> services() {
        List<Renderer> known = services;
        if (known == null) {
            known = find();
            services = known;
        }
        return known;
    }

    private List<Renderer> find() {
        var found = new ArrayList<Renderer>();
        Iterator<Renderer> all = ServiceLoader.load(Renderer.class, loader).iterator();
        while (true) {
            try {
                if (!all.hasNext()) {
                    return List.copyOf(found);
                }
                found.add(all.next());
            } catch (ServiceConfigurationError e) {
                LOG.log(Level.WARNING, "A renderer on the class path cannot be used; the others are", e);
            }
        }
    }
}
