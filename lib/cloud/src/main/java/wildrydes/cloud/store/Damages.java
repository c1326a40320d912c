package wildrydes.cloud.store;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the disk was found not to have kept, since the store was opened: at the start, and whenever somebody reads what is no
 * longer as it was written. Each damage is told once. Safe for concurrent use.
 */
public final class Damages {

    private static final Logger LOG = Logger.getLogger(Damages.class.getName());

    private final Function<Path, @Nullable String> contents;
    private final Set<Damage> found = new LinkedHashSet<>();
    private Consumer<Damage> listener = damage -> {};

    /** @param contents says of a file whose records it holds; null where nobody misses it */
    Damages(Function<Path, @Nullable String> contents) {
        this.contents = contents;
    }

    /** Has somebody told of each damage, of those that are known already at once; one listener at most. */
    public synchronized void listen(Consumer<Damage> told) {
        listener = told;
        found.forEach(told);
    }

    /** Everything that was found, oldest first. */
    public synchronized List<Damage> found() {
        return List.copyOf(found);
    }

    /** Notes a damage, unless it is known. */
    public synchronized void add(Damage damage) {
        if (found.add(damage)) {
            LOG.severe(damage.sentence());
            listener.accept(damage);
        }
    }

    /** Notes the damage of a file of records, unless it belongs to nobody any more. */
    void add(Path file, Function<String, Damage> damage) {
        String content = contents.apply(file);
        if (content != null) {
            add(damage.apply(content));
        }
    }
}
