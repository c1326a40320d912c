package wildrydes.kernel.api.ijava;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.CellFunctions;

/** Uses magics from code, and adds magics that are written in cells. */
public final class Magics {

    /** A magic of one line. */
    public interface LineMagic {

        @Nullable
        Object execute(List<String> arguments) throws Exception;
    }

    /** A magic of a whole cell. */
    public interface CellMagic {

        @Nullable
        Object execute(List<String> arguments, String body) throws Exception;
    }

    private final CellFunctions.Session session;

    Magics(CellFunctions.Session session) {
        this.session = session;
    }

    // The caller says by its type whether it awaits a null.
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
    public <T extends @Nullable Object> T applyLineMagic(String name, List<String> arguments) {
        return (T) session.lineMagic(name, arguments);
    }

    // The caller says by its type whether it awaits a null.
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
    public <T extends @Nullable Object> T applyCellMagic(String name, List<String> arguments, String body) {
        return (T) session.cellMagic(name, arguments, body);
    }

    /** From the next cell on, lines that begin with a percent sign and this name do this. */
    public void registerLineMagic(String name, LineMagic magic) {
        session.registerLineMagic(name, magic);
    }

    /** From the next cell on, cells that begin with two percent signs and this name do this. */
    public void registerCellMagic(String name, CellMagic magic) {
        session.registerCellMagic(name, magic);
    }
}
