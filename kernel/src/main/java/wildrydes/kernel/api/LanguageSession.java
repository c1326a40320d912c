package wildrydes.kernel.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link CellFunctions} needs of the kernel; it sets its own once, before the first cell. */
public interface LanguageSession {

    @Nullable
    Object lineMagic(String name, List<String> arguments);

    @Nullable
    Object cellMagic(String name, List<String> arguments, String body);

    @Nullable
    Object eval(String code);

    void registerLineMagic(String name, LineMagic magic);

    void registerCellMagic(String name, CellMagic magic);
}
