package wildrydes.pump.sql.query;

import java.util.List;
import java.util.Optional;

/**
 * What one part of FROM brings.
 *
 * @param alias the name that its columns can be qualified with; empty for a subquery without one
 */
record Source(String alias, List<Field> fields) {

    Source {
        fields = List.copyOf(fields);
    }

    Optional<Field> field(String name) {
        return fields.stream().filter(f -> f.name().equals(name)).findFirst();
    }
}
