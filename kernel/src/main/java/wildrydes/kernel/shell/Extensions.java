package wildrydes.kernel.shell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.dflib.jjava.jupyter.Extension;

/** The extensions that libraries bring for JJava: each is told once that its library is there. */
final class Extensions {

    private final ClassLoader loader;
    private final Set<String> known = new HashSet<>();

    /** @param loader sees the libraries of the notebook */
    Extensions(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * Those that nobody has asked for yet.
     *
     * @throws java.util.ServiceConfigurationError if one of them cannot be made
     */
    synchronized List<Extension> fresh() {
        var fresh = new ArrayList<Extension>();
        for (ServiceLoader.Provider<Extension> each :
                ServiceLoader.load(Extension.class, loader).stream().toList()) {
            if (known.add(each.type().getName())) {
                fresh.add(each.get());
            }
        }
        return fresh;
    }
}
