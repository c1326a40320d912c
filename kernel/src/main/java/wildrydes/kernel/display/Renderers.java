package wildrydes.kernel.display;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.api.Renderer;

/**
 * Shows values. Who is asked first: what the notebook registered, values that draw themselves in IJava's way, the
 * {@link Renderer} services of its libraries, what they registered with jvm-repr; then pictures are pictures, records of one kind and maps a table, and everything else is text. What is
 * shown always has a form in plain text. It runs code of libraries and students, so call it on a thread that may hang.
 */
public final class Renderers {

    private static final Logger LOG = System.getLogger(Renderers.class.getName());
    private static final String PLAIN = "text/plain";

    /** What the class path says. */
    private record Libraries(List<Renderer> services, JvmRepr jvmRepr) {}

    private final Registrations registrations = new Registrations();
    private volatile ClassLoader loader;
    private volatile @Nullable Libraries libraries;

    /** @param loader where services are found */
    public Renderers(ClassLoader loader) {
        this.loader = loader;
    }

    /** The value in all formats that are usual for it. */
    public MimeBundle render(@Nullable Object value) {
        return render(value, Set.of());
    }

    /**
     * The value in these formats, as far as there are any of them, and as plain text.
     *
     * @param mimeTypes the formats; none for those that are usual for it
     */
    public MimeBundle render(@Nullable Object value, Set<String> mimeTypes) {
        if (value == null) {
            return MimeBundle.text("null");
        }
        MimeBundle all = value instanceof MimeBundle bundle ? readable(bundle, bundle) : drawn(value, mimeTypes);
        return mimeTypes.isEmpty() ? all : only(mimeTypes, all);
    }

    /**
     * Shows values of a class so from now on, where no more specific class is registered.
     *
     * @param rendering makes the formats, plain text among them or not
     */
    public <T> void register(Class<T> type, Function<? super T, MimeBundle> rendering) {
        registrations.add(type, rendering);
    }

    /** Looks for services anew, on this loader from now on: the class path has changed. */
    public void reload(ClassLoader changed) {
        loader = changed;
        libraries = null;
    }

    private MimeBundle drawn(Object value, Set<String> mimeTypes) {
        Optional<Function<Object, MimeBundle>> registered = registrations.of(value);
        if (registered.isPresent()) {
            // Its author sees what fails: the cell does.
            MimeBundle bundle = registered.get().apply(value);
            if (serves(bundle, mimeTypes)) {
                return readable(bundle, value);
            }
        }
        Optional<MimeBundle> drawing = Drawings.render(value);
        if (drawing.isPresent() && serves(drawing.get(), mimeTypes)) {
            return readable(drawing.get(), value);
        }
        Libraries known = libraries();
        for (Renderer service : known.services) {
            Optional<MimeBundle> bundle =
                    ask(service.getClass().getName(), () -> service.render(value, mimeTypes), value);
            if (bundle.isPresent() && serves(bundle.get(), mimeTypes)) {
                return readable(bundle.get(), value);
            }
        }
        return ask("jvm-repr", () -> known.jvmRepr.render(value), value)
                .filter(bundle -> serves(bundle, mimeTypes))
                .map(bundle -> readable(bundle, value))
                .orElseGet(() -> own(value, mimeTypes));
    }

    private static MimeBundle own(Object value, Set<String> mimeTypes) {
        return Pictures.render(value, mimeTypes)
                .or(() -> Texts.render(value, mimeTypes))
                .or(() -> RecordTable.render(value))
                .or(() -> MapTable.render(value))
                .orElseGet(() -> MimeBundle.text(PlainText.of(value)));
    }

    private static Optional<MimeBundle> ask(String name, Supplier<Optional<MimeBundle>> renderer, Object value) {
        try {
            return renderer.get();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.log(
                    Level.WARNING,
                    name + " failed to render a " + value.getClass().getName() + "; it is shown as text",
                    e);
            return Optional.empty();
        }
    }

    /** Whether the bundle has what was asked for; otherwise another renderer may have it. */
    private static boolean serves(MimeBundle bundle, Set<String> mimeTypes) {
        return mimeTypes.isEmpty() || bundle.data().keySet().stream().anyMatch(mimeTypes::contains);
    }

    private static MimeBundle only(Set<String> mimeTypes, MimeBundle all) {
        Map<String, Object> data = new LinkedHashMap<>(all.data());
        data.keySet().removeIf(type -> !type.equals(PLAIN) && !mimeTypes.contains(type));
        return new MimeBundle(data, all.metadata());
    }

    private static MimeBundle readable(MimeBundle bundle, Object value) {
        boolean shownAlready = bundle.data().isEmpty() && !(value instanceof MimeBundle);
        if (shownAlready || bundle.data().containsKey(PLAIN)) {
            return bundle;
        }
        String text = value instanceof MimeBundle
                ? bundle.data().keySet().stream().collect(Collectors.joining(", ", "[", "]"))
                : PlainText.of(value);
        return bundle.with(PLAIN, text);
    }

    private Libraries libraries() {
        Libraries known = libraries;
        if (known == null) {
            known = new Libraries(find(), new JvmRepr(loader));
            libraries = known;
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
