package wildrydes.pump.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.explain.Explanation.Window;
import wildrydes.pump.explain.Explanation.WindowKind;
import wildrydes.pump.sql.ast.KdaOperators;
import wildrydes.pump.sql.text.SqlText;

/** Tells the time from the keys in a GROUP BY or a WINDOWED BY STAGGER. */
final class GroupReader {

    private final List<String> keys = new ArrayList<>();
    private @Nullable Window window;

    GroupReader(@Nullable SqlNodeList group) {
        if (group == null || group.isEmpty()) {
            return;
        }
        if (group.get(0) instanceof SqlCall call && call.getOperator().equals(KdaOperators.STAGGER)) {
            SqlNodeList partition = call.operand(0);
            partition.forEach(key -> keys.add(SqlText.of(key)));
            SqlNode interval = call.operand(1);
            window = new Window(WindowKind.STAGGER, "RANGE " + SqlText.of(interval), Span.ofInterval(interval), keys);
            return;
        }
        List<SqlNode> times = new ArrayList<>();
        for (SqlNode item : group) {
            if (Span.mentionsRowtime(item)) {
                times.add(item);
            } else {
                keys.add(SqlText.of(item));
            }
        }
        String text = String.join(", ", times.stream().map(SqlText::of).toList());
        window = new Window(WindowKind.TUMBLING, text, length(times), keys);
    }

    /** Two times cut each other: only where all have one length it is that of the window. */
    private static long length(List<SqlNode> times) {
        List<Long> lengths = times.stream().map(Span::of).distinct().toList();
        return lengths.size() == 1 ? lengths.get(0) : Span.NONE;
    }

    List<String> keys() {
        return keys;
    }

    Optional<Window> window() {
        return Optional.ofNullable(window);
    }
}
