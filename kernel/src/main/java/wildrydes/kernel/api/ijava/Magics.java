package wildrydes.kernel.api.ijava;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.CellFunctions;

/** Uses magics from code, and adds magics that are written in cells; {@link CellFunctions} has the same for new code. */
public final class Magics {

    Magics() {}

    // The caller says by its type whether it awaits a null.
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T extends @Nullable Object> T applyLineMagic(String name, List<String> arguments) {
        return CellFunctions.lineMagic(name, arguments);
    }

    // The caller says by its type whether it awaits a null.
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T extends @Nullable Object> T applyCellMagic(String name, List<String> arguments, String body) {
        return CellFunctions.cellMagic(name, arguments, body);
    }

    public void registerLineMagic(String name, CellFunctions.LineMagic magic) {
        CellFunctions.registerLineMagic(name, magic);
    }

    public void registerCellMagic(String name, CellFunctions.CellMagic magic) {
        CellFunctions.registerCellMagic(name, magic);
    }
}
