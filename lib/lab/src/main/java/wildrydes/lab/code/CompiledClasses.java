package wildrydes.lab.code;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import wildrydes.lab.LabException;

/** The class file of a class that is compiled already, and those that it mentions and that lie beside it, in one jar or folder. */
final class CompiledClasses {

    private CompiledClasses() {}

    /** Class files by their paths. */
    static Map<String, byte[]> of(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        URL place = place(type);
        if (loader == null || place == null) {
            throw new LabException(
                    "The class file of " + type.getName() + " is not to be found. If a cell declares the class,"
                            + " run that cell again, and then this one.");
        }
        Map<String, byte[]> files = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(type.getName().replace('.', '/'));
        while (!open.isEmpty()) {
            String name = open.remove();
            String path = name + ".class";
            if (!files.containsKey(path)) {
                file(loader, path, place).ifPresent(bytes -> {
                    files.put(path, bytes);
                    open.addAll(ClassFile.of(bytes).mentioned());
                });
            }
        }
        if (files.isEmpty()) {
            throw new LabException("The class file of " + type.getName() + " is not to be found in " + place + ".");
        }
        return files;
    }

    private static @Nullable URL place(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null ? null : source.getLocation();
    }

    private static Optional<byte[]> file(ClassLoader loader, String path, URL place) {
        URL found = loader.getResource(path);
        if (found == null || !found.toString().contains(place.toString())) {
            return Optional.empty();
        }
        try (InputStream in = found.openStream()) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new LabException("The class file " + found + " cannot be read: " + e.getMessage(), e);
        }
    }
}
