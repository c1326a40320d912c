package wildrydes.pump.flink;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a FROM brings in.
 *
 * @param alias what its columns may be prefixed with; empty where there is nothing
 * @param columns in their order, where they are known
 * @param fields the columns that are the result of a log function, whose parts are asked for by name
 * @param stream whether it has a ROWTIME
 */
record Relation(String alias, List<TargetColumn> columns, Map<String, LogFields> fields, boolean stream) {

    Optional<TargetColumn> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
