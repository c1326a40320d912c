package wildrydes.cloud.athena.ddl;

import java.util.List;

/**
 * What a statement answers; rows may have fewer values than there are columns, as those of DESCRIBE, which are one value with tabs.
 *
 * @param columns empty for a statement that answers nothing
 */
public record DdlResult(List<Column> columns, List<List<String>> rows) {

    /** What most statements answer. */
    static final DdlResult NOTHING = new DdlResult(List.of(), List.of());

    public DdlResult {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A column of an answer, or of a query.
     *
     * @param type as the engine has it, {@code varchar} for example; of the answers of statements {@code string}
     */
    public record Column(String name, String type) {}
}
