package wildrydes.athena.catalog;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Databases, tables and files as the one who asks may see them. Names are in lower case. A method that is refused throws {@link RefusedException}.
 */
public interface Catalog {

    List<String> databases();

    /** Names of the tables and views of a database; none where there is no such database. */
    List<String> tables(String database);

    /** A table or view; null where there is none. */
    @Nullable
    Table table(String database, String table);

    /**
     * The files of a table that the one who asks may read, without hidden ones.
     *
     * @param partitions for some of the table's partition keys the values that are wanted, as text; keys that are not named are free
     */
    List<DataFile> files(String database, String table, Map<String, Set<String>> partitions);
}
