package wildrydes.athena.catalog;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The catalog before anybody has asked anything. */
public final class NoTables implements Catalog {

    @Override
    public List<String> databases() {
        return List.of();
    }

    @Override
    public List<String> tables(String database) {
        return List.of();
    }

    @Override
    public @Nullable Table table(String database, String table) {
        return null;
    }

    @Override
    public List<DataFile> files(String database, String table, Map<String, Set<String>> partitions) {
        return List.of();
    }
}
