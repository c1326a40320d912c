package wildrydes.pump.explain;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.explain.Explanation.Window;
import wildrydes.pump.explain.Explanation.WindowKind;
import wildrydes.pump.sql.text.SqlText;

/** Finds the windows that the functions of a SELECT list look over. */
public final class SlidingReader {

    private final @Nullable SqlNodeList declared;
    private final List<Window> windows = new ArrayList<>();

    SlidingReader(SqlSelect select) {
        this.declared = select.getWindowList();
        for (SqlNode item : select.getSelectList()) {
            item.accept(new SqlBasicVisitor<Void>() {
                @Override
                public Void visit(SqlCall call) {
                    if (call.getKind() == SqlKind.OVER) {
                        add(call.operand(1));
                        return null;
                    }
                    return super.visit(call);
                }
            });
        }
    }

    private void add(SqlNode over) {
        SqlWindow window = resolve(over, declared);
        Window found = new Window(WindowKind.SLIDING, text(over, window), millis(window), keys(window));
        if (!windows.contains(found)) {
            windows.add(found);
        }
    }

    List<Window> windows() {
        return windows;
    }

    /** A window, or the one that the WINDOW clause gives this name; null where that does not. */
    public static @Nullable SqlWindow resolve(SqlNode window, @Nullable SqlNodeList declared) {
        if (window instanceof SqlWindow itself) {
            return itself;
        }
        if (declared != null && window instanceof SqlIdentifier id) {
            for (SqlNode node : declared) {
                SqlWindow candidate = (SqlWindow) node;
                SqlIdentifier name = candidate.getDeclName();
                if (name != null && Declarations.name(name).equals(Declarations.name(id))) {
                    return candidate;
                }
            }
        }
        return null;
    }

    static List<String> keys(@Nullable SqlWindow window) {
        return window == null
                ? List.of()
                : window.getPartitionList().stream().map(SqlText::of).toList();
    }

    /** How far a RANGE window reaches back. */
    public static long millis(@Nullable SqlWindow window) {
        if (window == null || window.isRows()) {
            return Span.NONE;
        }
        SqlNode bound = window.getLowerBound();
        return bound instanceof SqlCall preceding && preceding.operandCount() == 1
                ? Span.ofInterval(preceding.operand(0))
                : Span.NONE;
    }

    /** The clause of a window, or its name where nothing declares it. */
    static String text(SqlNode over, @Nullable SqlWindow window) {
        return window == null ? SqlText.of(over) : SqlText.of(unnamed(window));
    }

    private static SqlWindow unnamed(SqlWindow window) {
        SqlWindow copy = (SqlWindow) window.clone(window.getParserPosition());
        copy.setOperand(0, null);
        return copy;
    }
}
