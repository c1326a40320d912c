package io.github.spencerpark.jupyter.kernel.magic.registry;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A method that is a magic. It takes nothing, or the words behind the magic's name, and the rest of the cell if it is a
 * magic of whole cells; as a magic of one line such a method is given null for it.
 */
record MagicMethod(Method method, @Nullable Object owner, List<String> lineNames, List<String> cellNames)
        implements LineMagicFunction<@Nullable Object>, CellMagicFunction<@Nullable Object> {

    MagicMethod {
        lineNames = List.copyOf(lineNames);
        cellNames = List.copyOf(cellNames);
    }

    /** @throws IllegalArgumentException if it cannot be called as one */
    static MagicMethod of(Method method, @Nullable Object owner, Optional<LineMagic> line, Optional<CellMagic> cell) {
        if (owner == null && !Modifier.isStatic(method.getModifiers())) {
            throw new IllegalArgumentException(
                    "The magic " + method.getName() + " is not static. Register an object, new "
                            + method.getDeclaringClass().getSimpleName() + "(), instead of the class.");
        }
        Class<?>[] taken = method.getParameterTypes();
        int given = cell.isPresent() ? 2 : 1;
        if (taken.length != 0
                && (taken.length != given
                        || !taken[0].isAssignableFrom(List.class)
                        || (given == 2 && !taken[1].isAssignableFrom(String.class)))) {
            throw new IllegalArgumentException("The magic " + method.getName() + " takes "
                    + (given == 2 ? "(List<String> arguments, String body)" : "(List<String> arguments)")
                    + " or nothing, not ("
                    + String.join(
                            ", ", Arrays.stream(taken).map(Class::getSimpleName).toList())
                    + "). Change the method.");
        }
        method.setAccessible(true);
        return new MagicMethod(
                method,
                owner,
                line.map(mark -> names(method, mark.value(), mark.aliases())).orElse(List.of()),
                cell.map(mark -> names(method, mark.value(), mark.aliases())).orElse(List.of()));
    }

    @Override
    public @Nullable Object execute(List<String> arguments) throws Exception {
        return call(arguments, null);
    }

    @Override
    public @Nullable Object execute(List<String> arguments, String body) throws Exception {
        return call(arguments, body);
    }

    private @Nullable Object call(List<String> arguments, @Nullable String body) throws Exception {
        Object[] all = {arguments, body};
        try {
            return method.invoke(owner, Arrays.copyOf(all, method.getParameterCount()));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    private static List<String> names(Method method, String name, String[] aliases) {
        var names = new ArrayList<String>();
        names.add(name.isEmpty() ? method.getName() : name);
        names.addAll(List.of(aliases));
        return names;
    }
}
