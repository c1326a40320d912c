package wildrydes.pump.sql.query;

import java.util.HashMap;
import java.util.Map;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * The names that resolved expressions use, and what each stands for. They begin with a dollar sign, so that none of them is
 * a name of the text. Equal values have equal names: two resolved expressions mean the same if they are written the same.
 */
final class Bindings {

    private final Map<RexNode, String> names = new HashMap<>();
    private final Map<String, RexNode> values = new HashMap<>();

    /** A name for a value, at the place where the text names it. */
    SqlIdentifier name(RexNode value, SqlParserPos place) {
        String name = names.computeIfAbsent(value, v -> "$" + names.size());
        values.put(name, value);
        return new SqlIdentifier(name, place);
    }

    Map<String, RexNode> values() {
        return values;
    }
}
