package io.github.spencerpark.jupyter.kernel.magic.registry;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.CellFunctions;

/** Uses magics from code, and adds magics that are written in cells; {@link CellFunctions} has the same for new code. */
public final class Magics {

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

    public void registerLineMagic(String name, LineMagicFunction<?> magic) {
        CellFunctions.registerLineMagic(name, magic::execute);
    }

    public void registerCellMagic(String name, CellMagicFunction<?> magic) {
        CellFunctions.registerCellMagic(name, magic::execute);
    }

    public <T extends LineMagicFunction<?> & CellMagicFunction<?>> void registerLineCellMagic(String name, T magic) {
        registerLineMagic(name, magic);
        registerCellMagic(name, magic);
    }

    /**
     * Adds the static methods of a class that are marked as magics.
     *
     * @throws IllegalArgumentException if one of them does not take what a magic is given, or is not static
     */
    public void registerMagics(Class<?> type) {
        register(type, null);
    }

    /**
     * Adds the methods of an object that are marked as magics.
     *
     * @throws IllegalArgumentException if one of them does not take what a magic is given
     */
    public void registerMagics(Object magics) {
        register(magics.getClass(), magics);
    }

    private void register(Class<?> type, @Nullable Object owner) {
        var found = new ArrayList<MagicMethod>();
        for (Method method : type.getDeclaredMethods()) {
            Optional<LineMagic> line = Optional.ofNullable(method.getAnnotation(LineMagic.class));
            Optional<CellMagic> cell = Optional.ofNullable(method.getAnnotation(CellMagic.class));
            if (line.isPresent() || cell.isPresent()) {
                found.add(MagicMethod.of(method, owner, line, cell));
            }
        }
        // All or none: half a class of magics is a riddle.
        for (MagicMethod each : found) {
            each.lineNames().forEach(name -> registerLineMagic(name, each));
            each.cellNames().forEach(name -> registerCellMagic(name, each));
        }
    }
}
